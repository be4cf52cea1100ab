"""Former texts of pages lose an erased name; the current ones are only reported."""

import pytest

from articles.editing.proposals import accept, hash_of, last_written, propose
from articles.models import Page, Proposal, ProposalAct
from articles.transfer import erasure
from tests.support import factories

pytestmark = pytest.mark.django_db
WHY = {"reason": "Urteil", "ordered_by": "LG Musterstadt, 3 O 7/27"}
NAME = "Zita Zwergfalke"


@pytest.fixture
def person():
    return factories.profile(factories.author("zitaz"), printed_name=NAME)


def erase(person) -> erasure.Done:
    order = erasure.Order(kind="person", name=person.username, **WHY)
    return erasure.erase(order)[0]


def changed(page, body: str, *, note: str = "") -> Proposal:
    page.refresh_from_db()
    page.body = body
    proposal = propose(page, by=factories.chief(), note=note)
    return accept(proposal, by=factories.chief("Zweite Chefin"))


def test_her_name_is_taken_out_of_what_a_page_said_before(person):
    page = factories.site_page("imprint", body=f"<p>Leitung: {NAME}</p>")
    closed = changed(page, "<p>Leitung: niemand</p>", note=f"{NAME} ist gegangen")
    done = erase(person)
    assert erasure.remaining([NAME]) == []
    assert done.counts["earlier texts of pages"] == 2
    found, said, accepted = closed.acts.all()
    assert found.content["body"] == "<p>Leitung: …</p>"
    assert found.content["erased"] == done.at.isoformat()
    assert (said.note, said.content["body"]) == ("", "<p>Leitung: niemand</p>")
    assert found.content_hash == hash_of(found.content)
    assert accepted.content_hash == said.content_hash
    assert Page.objects.get().body == "<p>Leitung: niemand</p>"


def test_what_is_public_or_proposed_still_is_told_and_changed_at_the_desk(person):
    page = factories.site_page("imprint", body=f"<p>Leitung: {NAME}</p>")
    page.body = f"<p>{NAME} leitet.</p>"
    proposal = propose(page, by=factories.chief())
    erase(person)
    assert NAME in last_written(proposal).content["body"]
    told = erasure.remaining([NAME])
    assert {one.split()[0] for one in told} == {"page", "proposalact"}


def test_a_dossier_is_treated_like_a_page(person):
    dossier = factories.dossier(factories.topic(), body=f"<p>{NAME} forscht.</p>")
    closed = changed(dossier, "<p>Das Institut forscht.</p>")
    dossier.body = f"<p>{NAME} leitet.</p>"
    dossier.save()
    erase(person)
    assert closed.acts.get(deed="found").content["body"] == "<p>… forscht.</p>"
    assert erasure.remaining([NAME]) == [f"dossier {dossier.pk}"]


def test_what_says_nothing_of_her_stays_as_it_is(person):
    page = factories.site_page("imprint", body="<p>Zita Zwergfalken e. V.</p>")
    changed(page, "<p>Neu</p>", note="Kürzer")
    before = list(ProposalAct.objects.values_list())
    assert erase(person).counts["earlier texts of pages"] == 0
    assert list(ProposalAct.objects.values_list()) == before
