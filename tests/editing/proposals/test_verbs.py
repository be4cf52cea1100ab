"""A page changes by a proposal: kept from its first word, public by a second person."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.domain.site_version import current
from articles.editing.proposals import (
    accept,
    close,
    proposals_waiting,
    propose,
    propose_removal,
)
from articles.foundation.refusal import Refused
from articles.models import Masthead, Page, Proposal, ProposalAct
from tests.support import factories

pytestmark = pytest.mark.django_db
Deed = ProposalAct.Deed


@pytest.fixture
def page():
    return factories.site_page("imprint", title="Impressum")


@pytest.fixture
def chief():
    return factories.chief()


@pytest.fixture
def second():
    return factories.chief("Zweite Chefin")


def proposed(page, *, by, note="", **values):
    for name, value in values.items():
        setattr(page, name, value)
    return propose(page, by=by, note=note)


def deeds(proposal) -> list[str]:
    return [act.deed for act in proposal.acts.all()]


def public(page) -> str:
    return Page.objects.get(pk=page.pk).title


def refused(act, *args, **options) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **options)
    assert all(map(str, refusal.value.args))
    return refusal.value.code


def test_what_is_proposed_is_public_once_another_accepts_it(page, chief, second):
    proposal = proposed(page, by=chief, title="Anbieter", note="Umbenannt")
    assert public(page) == "Impressum"
    assert proposals_waiting(chief) == []
    assert proposals_waiting(second) == [proposal]
    assert refused(accept, proposal, by=chief) == "own-work"
    accept(proposal, by=second)
    assert public(page) == "Anbieter"
    assert deeds(proposal) == ["found", "proposed", "accepted"]
    assert proposals_waiting(second) == []
    found, said, accepted = proposal.acts.all()
    assert (found.content["title"], said.content["title"]) == ("Impressum", "Anbieter")
    assert (said.note, accepted.by, accepted.content) == ("Umbenannt", second, None)
    assert said.content_hash == accepted.content_hash != found.content_hash
    assert not accepted.bypassed_four_eyes


def test_a_proposal_is_no_other_revision_and_its_acceptance_is_one(page, chief, second):
    def counter() -> int:
        return current(timezone.now()).counter

    before = counter()
    proposal = proposed(page, by=chief, title="Anbieter")
    assert counter() == before
    accept(proposal, by=second)
    assert counter() == before + 1


def test_who_changes_a_proposal_has_written_it_as_well(page, chief, second):
    proposed(page, by=chief, title="Anbieter")
    proposal = proposed(page, by=second, title="Wer wir sind")
    third = factories.chief("Dritte Chefin")
    assert deeds(proposal) == ["found", "proposed", "proposed"]
    assert refused(accept, proposal, by=second) == "own-work"
    # The first one sees what the second wrote, but nobody yet what she wrote herself.
    agreed = accept(proposal, by=chief)
    assert (agreed.state, public(page)) == ("open", "Impressum")
    assert {*proposals_waiting(second), *proposals_waiting(third)} == {proposal}
    accept(agreed, by=second)
    assert public(page) == "Wer wir sind"


def test_who_agreed_has_nothing_more_to_do(page, chief, second):
    proposed(page, by=chief, title="Eins")
    proposal = proposed(page, by=second, title="Zwei")
    assert proposals_waiting(chief) == [proposal]
    proposal = accept(proposal, by=chief)
    assert proposals_waiting(chief) == []
    assert refused(accept, proposal, by=chief) == "agreed"
    # A change after that makes another text.
    proposal = proposed(page, by=second, title="Drei")
    assert proposals_waiting(chief) == [proposal]


def test_what_is_written_after_an_agreement_needs_another_one(page, chief, second):
    proposed(page, by=chief, title="Eins")
    proposal = proposed(page, by=second, title="Zwei")
    accept(proposal, by=chief)
    proposal = proposed(page, by=second, title="Drei")
    assert refused(accept, proposal, by=second) == "own-work"
    assert accept(proposal, by=factories.chief("Dritte Chefin")).state == "accepted"
    assert public(page) == "Drei"


def test_in_an_emergency_one_person_is_enough_and_the_record_says_so(page):
    admin = factories.admin()
    proposal = proposed(page, by=admin, title="Anbieter")
    assert proposals_waiting(admin) == []
    assert refused(accept, proposal, by=admin) == "note-missing"
    accept(proposal, by=admin, note="Abmahnung, niemand erreichbar.")
    last = proposal.acts.last()
    assert (last.bypassed_four_eyes, public(page)) == (True, "Anbieter")


def test_without_four_eyes_it_is_public_at_once_and_kept(page, chief, settings):
    settings.NEWSROOM_FOUR_EYES = False
    proposal = proposed(page, by=chief, title="Anbieter")
    assert (proposal.state, public(page)) == ("accepted", "Anbieter")
    assert deeds(proposal) == ["found", "proposed", "accepted"]
    assert not proposal.acts.filter(bypassed_four_eyes=True).exists()


def test_what_was_changed_meanwhile_is_not_accepted_unread(page, chief, second):
    proposed(page, by=chief, title="Eins")
    seen = Proposal.objects.get()
    proposed(page, by=chief, title="Zwei")
    assert refused(accept, seen, by=second) == "overtaken"
    assert refused(close, seen, by=second, note="Nein.") == "overtaken"
    accept(Proposal.objects.get(), by=second)
    assert refused(accept, Proposal.objects.get(), by=second) == "overtaken"
    assert public(page) == "Zwei"


def test_it_is_not_accepted_if_something_else_is_public_by_then(page, chief, second):
    proposal = proposed(page, by=chief, title="Anbieter")
    other = Page.objects.get()
    other.body = "<p>Von Hand.</p>"
    other.save()
    assert refused(accept, proposal, by=second) == "other-base"
    # Proposed anew it is in place of what is public now.
    other.title = "Anbieter"
    proposal = propose(other, by=chief)
    assert deeds(proposal) == ["found", "proposed", "found", "proposed"]
    accept(proposal, by=second)
    assert Page.objects.get().body == "<p>Von Hand.</p>"


def test_a_new_page_is_a_proposal_until_somebody_accepts_it(chief, second):
    page = Page(language="de", kind="about", slug="wir", title="Wir", body="<p>W</p>")
    proposal = propose(page, by=chief)
    assert not Page.objects.exists()
    assert refused(propose, page, by=second) == "open-already"
    page.title = "Über uns"
    proposal = propose(page, by=chief, proposal=proposal)
    accept(proposal, by=second)
    made = Page.objects.get()
    assert (made.title, made.slug) == ("Über uns", "wir")
    assert Proposal.objects.get().page == made
    assert refused(propose, page, by=chief, proposal=proposal) == "overtaken"


def test_a_new_page_whose_address_was_taken_is_refused_in_words(chief, second):
    page = Page(language="de", kind="other", slug="neu", title="Neu", body="<p>N</p>")
    proposal = propose(page, by=chief)
    factories.site_page("other", slug="neu")
    assert refused(accept, proposal, by=second) == "invalid"
    assert Page.objects.count() == 1
    assert Proposal.objects.get().is_open


def test_nothing_new_is_no_proposal_and_no_act(page, chief, second):
    assert propose(page, by=chief) is None
    assert not Proposal.objects.exists()
    proposal = proposed(page, by=chief, title="Anbieter")
    assert proposed(page, by=second, title="Anbieter") == proposal
    assert deeds(proposal) == ["found", "proposed"]
    assert refused(proposed, page, by=chief, title="Impressum") == "as-public"


def test_ones_own_is_withdrawn_and_anothers_is_refused_with_a_reason(
    page, chief, second
):
    proposal = proposed(page, by=chief, title="Anbieter")
    assert close(proposal, by=chief).state == "withdrawn"
    proposal = proposed(page, by=chief, title="Anbieterin")
    assert refused(close, proposal, by=second) == "note-missing"
    assert refused(close, proposal, by=factories.editor(), note="x") == "not-allowed"
    assert close(proposal, by=second, note="So nicht.").state == "refused"
    assert public(page) == "Impressum"
    # One of two authors needs a reason to take back their text.
    proposed(page, by=chief, title="Eins")
    proposal = proposed(page, by=second, title="Zwei")
    assert refused(close, proposal, by=chief) == "note-missing"
    assert close(proposal, by=chief, note="Doch nicht.").state == "withdrawn"


def test_who_may_not_change_pages_proposes_and_accepts_nothing(page, chief):
    editor = factories.editor()
    assert refused(proposed, page, by=editor, title="x") == "not-allowed"
    page.refresh_from_db()
    proposal = proposed(page, by=chief, title="Anbieter")
    assert refused(accept, proposal, by=editor) == "not-allowed"
    assert proposals_waiting(editor) == []
    other = factories.site_page("other")
    assert refused(propose_removal, other, by=editor) == "not-allowed"


def test_the_masthead_is_proposed_like_a_page(chief, second):
    masthead = Masthead(language="de", name="Newsroom")
    accept(propose(masthead, by=chief), by=second)
    stored = Masthead.objects.get()
    stored.tagline = "Neues aus aller Welt"
    proposal = propose(stored, by=second)
    assert Masthead.objects.get().tagline == ""
    accept(proposal, by=chief)
    assert Masthead.objects.get().tagline == "Neues aus aller Welt"
    assert Proposal.objects.about(stored).count() == 2


def test_what_the_law_asks_for_cant_be_deleted_by_anybody(page, chief):
    assert refused(propose_removal, page, by=chief) == "legal-page"
    assert refused(page.delete) == "legal-page"
    assert refused(Page.objects.all().delete) == "legal-page"
    proposal = {"page": page, "kind": "imprint", "language": "de", "is_removal": True}
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(**proposal)


def test_another_page_is_deleted_by_two_and_what_it_said_is_kept(chief, second):
    page = factories.site_page("other", title="Alte Seite")
    proposal = propose_removal(page, by=chief, note="Überholt.")
    assert refused(proposed, page, by=second, title="Doch") == "to-be-deleted"
    page.refresh_from_db()
    assert refused(propose_removal, page, by=second) == "open-already"
    accept(proposal, by=second)
    assert not Page.objects.exists()
    kept = Proposal.objects.get()
    assert (kept.page, kept.title, kept.state) == (None, "Alte Seite", "accepted")
    assert kept.acts.first().content["body"] == page.body


def test_acts_are_never_changed(page, chief):
    act = proposed(page, by=chief, title="Anbieter").acts.first()
    assert refused(act.save) == refused(act.delete) == "append-only"
    acts = ProposalAct.objects.all()
    assert refused(acts.delete) == refused(acts.update, note="x") == "append-only"


def test_a_page_has_one_open_proposal_whoever_writes_it(page, chief):
    proposed(page, by=chief, title="Anbieter")
    again = {"page": page, "language": "de", "title": "x"}
    for kind in ("imprint", "other"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.create(kind=kind, **again)


def test_only_what_a_sanitiser_leaves_is_proposed(page, chief):
    proposal = proposed(page, by=chief, body='<p onclick="x()">Gut</p>')
    assert proposal.acts.last().content["body"] == "<p>Gut</p>"
    with pytest.raises(ValidationError):
        proposed(page, by=chief, body="<i>" * 2000)
