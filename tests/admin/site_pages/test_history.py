"""The history of a page shows all its texts, compares them, and proposes them again."""

import pytest

from articles.editing.proposals import accept, close, last_written, propose
from articles.models import Masthead, Page, Proposal, ProposalAct
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return factories.site_page("imprint", title="Eins")


@pytest.fixture
def client():
    return at_desk(factories.chief())


def changed(page, title: str, *, by=None) -> Proposal:
    page.refresh_from_db()
    page.title = title
    proposal = propose(page, by=by or factories.chief())
    return accept(proposal, by=factories.chief("Zweite Chefin"))


def said() -> dict[str, int]:
    acts = ProposalAct.objects.filter(content__isnull=False)
    return {act.content.get("title") or act.content["name"]: act.pk for act in acts}


def test_all_that_was_said_is_told_and_what_was_public_before_only_once(page, client):
    changed(page, "Zwei")
    changed(page, "Drei")
    history = client.get(url(Page, "history", page.pk))
    shown = [entry.act for entry in history.context["entries"]]
    assert [act.deed for act in shown] == [
        "accepted", "proposed", "accepted", "proposed", "found",
    ]  # fmt: skip
    assert "Das ist öffentlich" in history.text
    page.refresh_from_db()
    page.title = "Von Hand"
    page.save()
    changed(page, "Vier")
    entries = client.get(url(Page, "history", page.pk)).context["entries"]
    # Changes made in another way are listed, too.
    assert [entry.act.deed for entry in entries].count("found") == 2


def test_two_texts_are_compared_whichever_is_named_first(page, client):
    changed(page, "Zwei")
    changed(page, "Drei")
    acts = said()
    path = url(Page, "compare", page.pk)
    for old, new in (("Eins", "Drei"), ("Drei", "Eins")):
        shown = client.get(path, {"old": acts[old], "new": acts[new]})
        assert shown.status_code == 200
        [section] = shown.context["sections"]
        pieces = [(piece.op, piece.text) for piece in section.pieces]
        assert pieces == [("removed", "Eins"), ("added", "Drei")]
    for odd in ({}, {"old": acts["Eins"]}, {"old": "x", "new": "1"}, {"old": 9**30}):
        assert client.get(path, odd).status_code == 404
    other = factories.site_page("privacy")
    both = {"old": acts["Eins"], "new": acts["Zwei"]}
    assert client.get(url(Page, "compare", other.pk), both).status_code == 404


@pytest.mark.both
def test_what_was_said_once_is_proposed_again_and_somebody_accepts_it(page, client):
    changed(page, "Zwei")
    history = client.get(url(Page, "history", page.pk))
    data = {"act": said()["Eins"], "seen": history.context["seen"]}
    answer = client.post(url(Page, "restore", page.pk), data)
    proposal = Proposal.objects.open().get()
    assert answer.url == url(Proposal, "change", proposal.pk)
    assert last_written(proposal).content["title"] == "Eins"
    assert "Stand vom" in last_written(proposal).note
    assert Page.objects.get().title == "Zwei"
    # A proposal that somebody else made meanwhile is not overwritten unread.
    answer = client.post(url(Page, "restore", page.pk), data, follow=True)
    assert "nicht wiederhergestellt" in answer.text
    assert client.get(url(Page, "restore", page.pk)).status_code == 405


def test_restoring_what_is_public_proposes_nothing(page, client):
    changed(page, "Zwei")
    data = {"act": said()["Zwei"], "seen": "0"}
    client.post(url(Page, "restore", page.pk), data)
    assert not Proposal.objects.open().exists()


def test_without_four_eyes_what_was_said_is_public_again_at_once(
    page, client, settings
):
    changed(page, "Zwei")
    settings.NEWSROOM_FOUR_EYES = False
    data = {"act": said()["Eins"], "seen": "0"}
    client.post(url(Page, "restore", page.pk), data)
    assert Page.objects.get().title == "Eins"


def test_a_masthead_has_a_history_as_well(client):
    masthead = Masthead.objects.create(language="de", name="Eins")
    masthead.name = "Zwei"
    refused = propose(masthead, by=factories.chief())
    close(refused, by=factories.chief("Zweite Chefin"), note="So heißen wir nicht.")
    history = client.get(url(Masthead, "history", masthead.pk))
    assert "So heißen wir nicht." in history.text
    acts = said()
    shown = client.get(
        url(Masthead, "compare", masthead.pk),
        {"old": acts["Eins"], "new": acts["Zwei"]},
    )
    assert "<ins>" in shown.text
    client.post(
        url(Masthead, "restore", masthead.pk), {"act": acts["Zwei"], "seen": "0"}
    )
    assert Proposal.objects.open().get().is_of_masthead


def test_a_long_history_is_told_page_by_page(
    page, client, django_assert_max_num_queries
):
    for number in range(30):
        changed(page, f"Titel {number}")
    with django_assert_max_num_queries(25):
        first = client.get(url(Page, "history", page.pk))
    assert len(first.context["entries"]) == 50
    second = client.get(url(Page, "history", page.pk) + "?p=2")
    assert len(second.context["entries"]) == 11


def test_an_unknown_page_has_no_history(client):
    for key in ("77", "x", "9" * 30):
        assert client.get(url(Page, "history", key)).status_code == 404
