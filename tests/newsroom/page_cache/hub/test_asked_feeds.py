"""Feeds of several labels or of months are told to the hub while they are asked for."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from articles.site.feeds import asked
from newsroom.page_cache.hub import tasks
from tests.newsroom.page_cache.hub.listening import ORIGIN, work
from tests.site.feeds.reading import FORMS, get
from tests.support import factories
from tests.support.contents import keys

pytestmark = [pytest.mark.django_db, pytest.mark.both]
TOGETHER = "?topic=waren&topic=zoelle"


def by_hub(client, form: str = "rss", query: str = TOGETHER) -> str:
    """Ask for a feed; return its address, by which it names itself."""
    response = get(client, form, query=query)
    own = f"{ORIGIN}/de/artikel/feed.{form}{query}"
    assert response["Link"] == (
        f'<{settings.NEWSROOM_WEBSUB_HUB}>; rel="hub", <{own}>; rel="self"'
    )
    return own


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "query", [TOGETHER, "?topic=zoelle&year={year}", "?year={year}&month={month}"]
)
def test_a_feed_that_somebody_asked_for_is_told_when_it_changes(
    hub, client, form, query
):
    today = timezone.localdate()
    query = query.format(year=today.year, month=today.month)
    topics = [factories.topic("Zölle"), factories.topic("Waren")]
    factories.published(headline="Erste", topics=keys(*topics))
    work()
    assert not any("?" in one for one in hub.feeds())
    own = by_hub(client, form, query)
    factories.published(headline="Zweite", topics=keys(*topics))
    work()
    assert [one for one in hub.feeds() if "?" in one] == [own]
    # It stays the same, so nothing is told.
    factories.published(headline="In English", language="en")
    work()
    assert not any("?" in one for one in hub.feeds())


def test_a_feed_that_stays_the_same_is_not_told(hub, client):
    topics = [factories.topic("Zölle"), factories.topic("Waren")]
    factories.published(headline="Erste", topics=keys(*topics))
    by_hub(client)
    other = factories.topic("Anderes")
    factories.published(headline="Zweite", topics=keys(other))
    work()
    told = hub.feeds()
    assert told
    assert not any("?" in one for one in told)


def test_somebody_who_asks_first_keeps_it_from_nobody_else(hub, client):
    topics = [factories.topic("Zölle"), factories.topic("Waren")]
    factories.published(headline="Erste", topics=keys(*topics))
    by_hub(client)
    work()
    hub.feeds()
    article = factories.published(headline="Zweite", topics=keys(*topics))
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        own = by_hub(client)
        hub.status = 503
        with pytest.raises(tasks.HubError):
            tasks.tell.func([article.edition_id])
        hub.status = 204
        hub.feeds()
        tasks.tell.func([article.edition_id])
        assert own in hub.feeds()
        tasks.tell.func([article.edition_id])
        assert own not in hub.feeds()


def test_a_feed_that_nobody_asked_for_lately_is_forgotten(hub, client, monkeypatch):
    topics = [factories.topic("Zölle"), factories.topic("Waren")]
    factories.published(headline="Erste", topics=keys(*topics))
    with time_machine.travel(timezone.now() - timedelta(days=31)):
        cache.set(asked.KEY, {}, None)
        asked.store(
            {"/de/artikel/feed.rss?topic=a": asked.Asked("de", "rss", "", day(), "")}
        )
        assert cache.get(asked.KEY)
    by_hub(client)
    assert [*cache.get(asked.KEY)] == [f"/de/artikel/feed.rss{TOGETHER}"]
    monkeypatch.setattr(asked, "MOST", 2)
    for year in (2020, 2021):
        by_hub(client, query=f"?topic=zoelle&year={year}")
    assert len(cache.get(asked.KEY)) == 2


def day():
    return timezone.localdate()


def test_a_feed_of_labels_that_are_gone_is_told_no_more(hub, client):
    topics = [factories.topic("Zölle"), factories.topic("Waren")]
    article = factories.published(headline="Erste", topics=keys(*topics))
    by_hub(client)
    known = cache.get(asked.KEY)
    [one] = known.values()
    gone = {"/x": replace(one, query="topic=weg&topic=waren", digest="")}
    cache.set(asked.KEY, known | gone, None)
    tasks.tell.func([article.edition_id])
    assert not any("?" in named or "/x" in named for named in hub.feeds())
