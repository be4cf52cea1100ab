"""A dossier changes by a proposal, which a second person accepts."""

from datetime import date

import pytest
from django.utils import timezone

from articles.domain.site_version import current
from articles.editing.proposals import (
    accept,
    close,
    last_written,
    merge_shared,
    proposals_returned,
    proposals_waiting,
    propose,
)
from articles.foundation.refusal import Refused
from articles.models import Dossier, Proposal
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TEXT = {"body": "<p>Worum es geht.</p>", "as_of": date(2026, 5, 4)}


@pytest.fixture
def dossier():
    return Dossier.begun(factories.topic("Klima"), "de")


def count() -> int:
    return current(timezone.now()).counter


def proposed(dossier, *, by, **values) -> Proposal:
    for name, value in (TEXT | values).items():
        setattr(dossier, name, value)
    return propose(dossier, by=by)


def stored(dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def refused(act, *args, **options) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **options)
    return refusal.value.code


def test_what_one_proposes_is_public_once_another_accepts_it(dossier):
    first, second = factories.editor(), factories.chief()
    before = count()
    proposal = proposed(dossier, by=first)
    assert (stored(dossier).body, count()) == ("", before)
    assert (str(proposal), proposal.kind) == ("Klima [de]", "dossier")
    assert proposals_waiting(first) == []
    assert proposals_waiting(second) == [proposal]
    assert refused(accept, proposal, by=first) == "own-work"
    accept(proposal, by=second)
    assert (stored(dossier).body, count()) == (TEXT["body"], before + 1)
    # Nothing was public before that anybody could want back.
    assert [act.deed for act in proposal.acts.all()] == ["proposed", "accepted"]


def test_the_next_proposal_keeps_what_was_public(dossier):
    first, second = factories.editor(), factories.chief()
    accept(proposed(dossier, by=first), by=second)
    later = {"as_of": date(2026, 8, 4), "look_again_on": date(2027, 8, 4)}
    next_ = proposed(stored(dossier), by=second, pinned=["x"], **later)
    assert next_.acts.get(deed="found").content["as_of"] == "2026-05-04"
    accept(next_, by=first)
    found = stored(dossier)
    assert (found.look_again_on, found.pinned) == (date(2027, 8, 4), ["x"])


def test_each_language_has_a_proposal_of_its_own_and_none_twice(dossier):
    english = Dossier.begun(dossier.label, "en")
    first, second = factories.editor(), factories.chief()
    one, other = proposed(dossier, by=first), proposed(english, by=first)
    assert one != other
    assert proposed(stored(dossier), by=second, body="<p>Anders.</p>") == one
    assert Proposal.objects.open().count() == 2
    assert refused(accept, other, by=first) == "own-work"


def test_authors_neither_propose_nor_see_it(dossier):
    author = factories.author()
    assert refused(proposed, dossier, by=author) == "not-allowed"
    proposed(dossier, by=factories.editor())
    assert proposals_waiting(author) == []
    assert not Proposal.objects.visible_to(author).exists()


def test_a_refused_proposal_comes_back_to_who_wrote_it(dossier):
    first, second = factories.editor(), factories.chief()
    proposal = proposed(dossier, by=first)
    # A proposal for another dossier is nothing newer about this one.
    proposed(Dossier.begun(factories.topic("Meer"), "de"), by=first)
    close(proposal, by=second, note="Zu lang.")
    assert proposals_returned(first) == [proposal]
    proposed(stored(dossier), by=first, body="<p>Kurz.</p>")
    assert proposals_returned(first) == []


def test_what_became_public_meanwhile_is_not_overwritten(dossier):
    first, second = factories.editor(), factories.chief()
    proposal = proposed(dossier, by=first)
    Dossier.objects.filter(pk=dossier.pk).update(body="<p>Von Hand.</p>")
    assert refused(accept, proposal, by=second) == "other-base"


def test_the_dossier_of_a_merged_label_stays_its_own(dossier):
    first, second = factories.editor(), factories.chief()
    accept(proposed(dossier, by=first), by=second)
    into = factories.topic("Energie")
    merge_shared(dossier.label, into, by=second)
    assert stored(dossier).label.current == into
    assert not Dossier.objects.about(into).exists()


def test_a_proposal_whose_label_was_deleted_can_only_be_refused(dossier):
    first, second = factories.editor(), factories.chief()
    proposal = proposed(dossier, by=first)
    dossier.label.delete()
    assert refused(accept, proposal, by=second) == "other-base"
    close(proposal, by=second, note="Das Thema gibt es nicht mehr.")
    assert last_written(proposal).content["body"] == TEXT["body"]
    assert proposals_waiting(second) == []
