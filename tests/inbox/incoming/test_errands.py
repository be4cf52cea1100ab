"""The desk asks for an address and looks for the end: no request waits for a server."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone, translation
from django_ox.models import OxTask

from articles.foundation.refusal import Refused
from articles.inbox.incoming import (
    ask_for,
    ask_for_feeds,
    errands_before,
    feeds_found,
    state_of,
)
from articles.inbox.incoming.errands import MOST_WAITING
from articles.inbox.incoming.tasks import fetch_page, find_feeds
from articles.inbox.watching import discover, trace_new
from articles.models import Errand, ErrandState, InboxItem, SourceFeed
from tests.inbox.incoming.pages import HTML, page
from tests.inbox.watching.server import feed as said
from tests.support import factories, inbox
from tests.support.factories import author, editor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.both,
    pytest.mark.usefixtures("english"),
]


@pytest.fixture(autouse=True)
def _rules():
    cache.clear()


def test_a_page_is_being_fetched_and_then_it_is_an_item(site):
    site.plays["/labor"] = page()
    person = author()
    key = ask_for(site.address("/labor"), by=person)
    assert state_of(key, by=person).state == ErrandState.WAITING
    [task] = OxTask.objects.filter(task_path=fetch_page.module_path)
    assert task.queue_name == "outside"
    assert site.asked == []
    fetch_page.call(key)
    found = state_of(key, by=person)
    assert (found.state, found.is_known, found.covered) == (ErrandState.DONE, False, [])
    assert found.item == InboxItem.objects.get(handed_to=person)


def test_a_task_that_runs_twice_fetches_once(site):
    site.plays["/labor"] = page()
    key = ask_for(site.address("/labor"), by=editor())
    fetch_page.call(key)
    asked = len(site.asked)
    fetch_page.call(key)
    assert len(site.asked) == asked
    assert InboxItem.objects.count() == 1


def test_a_refusal_is_told_in_the_language_of_who_asked(site):
    person = editor()
    with translation.override("de"):
        key = ask_for(site.address("/nichts"), by=person)
    fetch_page.call(key)
    found = state_of(key, by=person)
    assert found.state == ErrandState.REFUSED
    assert "404" in found.sentence
    assert "wurde nicht abgerufen" in found.sentence


def test_nobody_else_sees_what_was_asked(site):
    key = ask_for(site.address("/labor"), by=author())
    other = editor()
    assert state_of(key, by=other) is None
    assert feeds_found(key, by=other) is None
    assert state_of("no key", by=other) is None
    feeds = ask_for_feeds(site.address("/"), by=other)
    assert state_of(feeds, by=other) is None


def test_what_is_no_address_is_refused_at_once():
    for ask in (ask_for, ask_for_feeds):
        with pytest.raises(Refused):
            ask("kein Link", by=editor(str(ask)))
    assert not Errand.objects.exists()
    assert not OxTask.objects.exists()


def test_who_may_not_is_refused_at_once():
    address = "https://institut.example/"
    with pytest.raises(Refused) as refused:
        ask_for_feeds(address, by=author())
    assert refused.value.code == "not-allowed"
    with pytest.raises(Refused) as refused:
        ask_for(address, by=factories.user("Quellenwart", "sources"))
    assert refused.value.code == "not-allowed"


def test_nobody_has_many_fetched_at_once():
    person, other = editor(), author()
    for number in range(MOST_WAITING):
        ask_for(f"https://institut.example/{number}", by=person)
    with pytest.raises(Refused) as refused:
        ask_for("https://institut.example/x", by=person)
    assert refused.value.code == "too-many"
    assert ask_for("https://institut.example/x", by=other)


def test_a_lost_task_is_told_and_holds_up_nobody(time_machine):
    person = editor()
    keys = [
        ask_for(f"https://institut.example/{number}", by=person)
        for number in range(MOST_WAITING)
    ]
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    found = state_of(keys[0], by=person)
    assert found.state == ErrandState.REFUSED
    assert found.sentence
    assert ask_for("https://institut.example/x", by=person)
    before = timezone.now() - timedelta(minutes=1)
    assert errands_before(before).count() == MOST_WAITING


def test_what_is_known_and_covered_is_told(site):
    link = site.address("/labor")
    known = inbox.item(link=link)
    cited = {"url": link, "source": str(known.source.key), "title": "", "dated": None}
    mine = factories.draft(by=editor(), attributions=[cited])
    factories.draft(by=editor("Andere"), headline="Anderes")
    trace_new()
    for person, seen in ((editor("Dritte"), [mine]), (author(), None)):
        key = ask_for(link, by=person)
        fetch_page.call(key)
        found = state_of(key, by=person)
        if seen is None:
            # An author doesn't see the item of others, nor their drafts.
            assert (found.state, found.covered) == (ErrandState.REFUSED, [])
            assert mine.headline not in found.sentence
        else:
            assert (found.item, found.is_known) == (known, True)
            assert [one.article for one in found.covered] == seen


def test_an_item_that_is_gone_is_told(site):
    site.plays["/labor"] = page()
    person = editor()
    key = ask_for(site.address("/labor"), by=person)
    fetch_page.call(key)
    InboxItem.objects.all().delete()
    assert state_of(key, by=person).state == ErrandState.REFUSED


def test_feeds_are_found_by_a_task(site):
    declared = (
        b"<!doctype html><link rel=alternate type=application/rss+xml href=/a.rss>"
        b"<link rel=alternate type=application/rss+xml href=/b.rss>"
    )
    site.plays |= {"/": (200, HTML, declared), "/a.rss": said("Eins", "Zwei")}
    site.plays["/b.rss"] = said("Drei")
    person = editor()
    key = ask_for_feeds(site.address("/"), by=person)
    assert feeds_found(key, by=person).state == ErrandState.WAITING
    assert site.asked == []
    [task] = OxTask.objects.filter(task_path=find_feeds.module_path)
    assert task.queue_name == "outside"
    find_feeds.call(key)
    found = feeds_found(key, by=person)
    assert (found.state, found.sentence) == (ErrandState.DONE, "")
    # The same as a search at once returns, which is kept as JSON in between.
    assert found.feeds == discover(site.address("/"))
    assert [(one.address, one.entries) for one in found.feeds] == [
        (site.address("/a.rss"), 2),
        (site.address("/b.rss"), 1),
    ]
    assert not SourceFeed.objects.exists()


def test_no_feed_and_no_server_are_told_plainly(site):
    site.plays["/"] = page()
    person = editor()
    key = ask_for_feeds(site.address("/"), by=person)
    find_feeds.call(key)
    found = feeds_found(key, by=person)
    assert (found.state, found.feeds) == (ErrandState.DONE, [])
    assert found.sentence
    key = ask_for_feeds("http://127.0.0.1:1/", by=person)
    find_feeds.call(key)
    found = feeds_found(key, by=person)
    assert found.state == ErrandState.REFUSED
    assert found.sentence
