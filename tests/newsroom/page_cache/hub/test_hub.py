"""A WebSub hub learns which feeds a publication changes; without one nobody does."""

import json
import re
from datetime import timedelta

import feedparser
import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django_ox.testing import run_tasks

from articles.site.feeds import asked
from articles.workflow import Change
from newsroom.page_cache.hub import tasks
from tests.newsroom.page_cache.hub.listening import (
    ORIGIN,
    waiting,
    work,
)
from tests.site.feeds.reading import FORMS, get
from tests.support import factories
from tests.support.contents import keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HUBS = re.compile(r'<(?:atom:)?link [^<>]*rel="hub"[^<>]*/>|\n "hubs": \[[^\]]*\],')


def test_a_publication_names_all_feeds_that_have_it_in_one_request(hub):
    topic, country = factories.topic("Zölle"), factories.country("FR")
    factories.published(topics=keys(topic), countries=keys(country))
    assert hub.told == []
    work()
    [(kind, fields)] = hub.told
    assert kind == "application/x-www-form-urlencoded"
    assert fields[0] == ("hub.mode", "publish")
    places = ("artikel", "themen/zoelle", "laender-organisationen/frankreich")
    for place in places:
        for form in FORMS:
            assert ("hub.url", f"{ORIGIN}/de/{place}/feed.{form}") in fields
    assert not [value for _name, value in fields if "/en/" in value]
    assert not [value for _name, value in fields if "korrekturen" in value]


def test_each_address_that_is_named_is_that_by_which_the_feed_calls_itself(hub, client):
    topic = factories.topic("Zölle")
    factories.published(topics=keys(topic))
    work()
    for address in hub.feeds():
        response = client.get(address.removeprefix(ORIGIN))
        assert response.status_code == 200
        assert f'<{address}>; rel="self"' in response["Link"]


def test_a_correction_and_a_withdrawal_name_the_feed_of_corrections(hub):
    first = factories.published()
    work()
    assert not [one for one in hub.feeds() if "korrekturen" in one]
    words = {"change_kind": Change.CORRECTION, "change_note": "Es waren zwei."}
    factories.republished(first, **words)
    work()
    assert f"{ORIGIN}/de/korrekturen/feed.atom" in hub.feeds()
    factories.withdrawn()
    work()
    named = hub.feeds()
    assert f"{ORIGIN}/de/korrekturen/feed.json" in named
    assert f"{ORIGIN}/de/artikel/feed.rss" in named


def test_what_the_clock_publishes_is_told_when_it_does(hub):
    at = timezone.now() + timedelta(hours=3)
    factories.published(at=at)
    work()
    assert hub.told == []
    assert [task.run_after for task in waiting()] == [at]
    with time_machine.travel(at + timedelta(seconds=1), tick=False):
        work()
    assert f"{ORIGIN}/de/artikel/feed.rss" in hub.feeds()


def test_many_publications_in_a_row_are_told_together(hub):
    for _number in range(4):
        factories.published()
    assert waiting().count() == 4
    work()
    assert len(hub.told) == 1
    hub.told.clear()
    factories.published()
    work()
    assert len(hub.told) == 1


def test_a_cache_that_forgets_costs_requests_and_loses_nothing(hub):
    factories.published(topics=keys(factories.topic("Eins")))
    factories.published(topics=keys(factories.topic("Zwei")))
    for _number in range(2):
        run_tasks(queues=["outside"], max_tasks=1, raise_failures=True)
        cache.clear()
    named = hub.feeds()
    assert f"{ORIGIN}/de/themen/eins/feed.rss" in named
    assert f"{ORIGIN}/de/themen/zwei/feed.rss" in named


def test_more_feeds_than_a_request_takes_are_told_in_several(hub, monkeypatch):
    monkeypatch.setattr(tasks, "AT_ONCE", 4)
    factories.published(topics=keys(factories.topic("Zölle")))
    work()
    assert [len(fields) for _kind, fields in hub.told] == [5, 3]


def test_what_is_undone_is_not_told(hub):
    with transaction.atomic():
        factories.published()
        transaction.set_rollback(True)
    assert not waiting().exists()


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_hub_that_is_down_is_told_later(hub, status):
    hub.status = status
    factories.published()
    with pytest.raises(tasks.HubError, match=str(status)):
        work()
    assert cache.get(tasks.TOLD) is None


def test_a_hub_that_refuses_is_not_asked_again(hub, caplog):
    hub.status = 403
    factories.published()
    work()
    assert "NEWSROOM_WEBSUB_HUB" in caplog.text
    assert len(hub.told) == 1


def test_a_cache_in_front_is_purged_first(hub, settings):
    settings.NEWSROOM_CDN = "set"
    before = timezone.now()
    tasks.hear(editions={factories.published().edition_id})
    assert waiting().latest("pk").run_after >= before + tasks.AFTER_PURGES


@pytest.mark.parametrize("place", ["/de/artikel/", "/de/themen/zoelle/"])
def test_feeds_name_the_hub_and_themselves_in_headers_and_elements(hub, client, place):
    factories.published(topics=keys(factories.topic("Zölle")))
    for form in FORMS:
        response = get(client, form, place)
        own = f"{ORIGIN}{place}feed.{form}"
        link = f'<{hub.address}>; rel="hub", <{own}>; rel="self"'
        assert response["Link"] == link
        assert links_in(response, form) == {"hub": hub.address, "self": own}
    assert (
        f'<{hub.address}>; rel="hub"' in get(client, "rss", "/de/korrekturen/")["Link"]
    )


def links_in(response, form: str) -> dict[str, str]:
    if form == "json":
        told = json.loads(response.content)
        [named] = told["hubs"]
        assert named["type"] == "WebSub"
        return {"hub": named["url"], "self": told["feed_url"]}
    found = {
        link["rel"]: link["href"]
        for link in feedparser.parse(response.content).feed.links
    }
    return {rel: found[rel] for rel in ("hub", "self")}


def test_the_feed_of_a_search_does_not_name_the_hub(hub, client):
    query = "?q=zoll"
    topics = [factories.topic("Zölle"), factories.topic("Waren")]
    factories.published(topics=keys(*topics))
    for form in FORMS:
        response = get(client, form, query=query)
        assert "Link" not in response
        assert hub.address not in response.text
    assert not cache.get(asked.KEY)


def test_without_a_hub_there_is_no_trace_of_one(client, settings, hub):
    article = factories.published(topics=keys(factories.topic("Zölle")))
    named = {form: get(client, form) for form in FORMS}
    settings.NEWSROOM_WEBSUB_HUB = ""
    waiting().delete()
    for form in FORMS:
        response = get(client, form)
        assert "Link" not in response
        assert response["ETag"] != named[form]["ETag"]
        # Nothing else is another, to the byte.
        assert HUBS.sub("", named[form].text) == response.text != named[form].text
    tasks.hear(editions={article.edition_id})
    assert not waiting().exists()
