"""The desk gets the numbers of what was counted."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Topic
from articles.site import statistics
from articles.site.statistics import Period, numbers
from tests.site.statistics.counted import store
from tests.support import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
WEEK, MONTH, YEAR = (Period(days, TODAY) for days in statistics.DAYS)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_period_ends_with_today():
    assert WEEK.since == date(2026, 11, 20)
    assert [WEEK.every_day[0], WEEK.every_day[-1]] == [WEEK.since, TODAY]
    assert len(YEAR.every_day) == 365


def test_the_most_read_stand_first_in_each_period():
    old, new, crawled = (
        factories.published(headline=name).edition_id for name in ("A", "B", "C")
    )
    store(ago(0), read={new: (5, 1), crawled: (0, 9)})
    store(ago(6), read={new: (1, 0)})
    store(ago(7), read={old: (50, 0)})
    store(ago(200), read={old: (50, 2)})
    store(ago(365), read={new: (1_000, 0)})
    assert [(one.edition, one.requests) for one in statistics.most_read(WEEK)] == [
        (new, 6)
    ]
    assert [one.edition for one in statistics.most_read(MONTH)] == [old, new]
    of_year = statistics.most_read(YEAR)
    assert [(one.edition, one.requests) for one in of_year] == [(old, 100), (new, 6)]
    assert of_year[0].by_programs == 2
    assert [one.edition for one in statistics.most_read(MONTH, 1)] == [old]


def test_every_day_of_an_article_has_its_number():
    one = factories.published().edition_id
    store(ago(2), read={one: (3, 1)})
    [read] = statistics.of_editions([one], WEEK)
    assert [point.requests for point in read.points] == [0, 0, 0, 0, 3, 0, 0]
    assert [point.requests for point in statistics.of_all(WEEK)][4] == 3
    [month] = statistics.since_ever(one)
    assert (month.day, month.requests, month.by_programs) == (date(2026, 11, 1), 3, 1)


@pytest.mark.parametrize("period", [WEEK, MONTH, YEAR], ids=lambda one: one.days)
def test_it_asks_as_often_for_many_days_and_articles_as_for_few(period, monkeypatch):
    monkeypatch.setattr(numbers, "CANDIDATES", 2)
    editions = [factories.published(headline=f"{n}").edition_id for n in range(4)]
    asked = []
    for days in (1, 30):
        store(ago(days), read=dict.fromkeys(editions, (1, 0)))
        with CaptureQueriesContext(connection) as queries:
            statistics.most_read(period)
        asked.append(len(queries))
    assert asked == [3, 3]


def test_each_program_counts_with_what_it_said_last():
    feed, other = "/de/artikel/feed.rss", "/en/articles/feed.atom"
    store(ago(8), stated={(feed, "Gone"): 100})
    store(ago(3), stated={(feed, "Reader"): 9, (feed, "Other"): 2})
    store(ago(1), stated={(feed, "Reader"): 7, (other, "Reader"): 20})
    assert [
        (one.feed, one.subscribers, one.programs)
        for one in statistics.subscribers(TODAY)
    ] == [(other, 20, {"Reader": 20}), (feed, 9, {"Reader": 7, "Other": 2})]


def test_words_that_one_person_may_have_searched_for_are_not_told():
    store(ago(0), searched={("de", "selten"): 2, ("de", "oft"): 2, ("en", "often"): 4})
    store(ago(5), searched={("de", "oft"): 1})
    store(ago(40), searched={("de", "selten"): 5})
    assert statistics.missed(WEEK) == [("en", "often", 4), ("de", "oft", 3)]
    assert statistics.missed(YEAR)[0] == ("de", "selten", 7)


def test_a_feed_is_called_what_its_list_is_called():
    factories.published(topics=[str(factories.topic("Zölle").key)])
    named = {
        "/de/artikel/feed.rss": ("Alle Artikel", "RSS", "de"),
        "/en/articles/feed.json": ("All articles", "JSON", "en"),
        "/de/themen/zoelle/feed.atom": ("Zölle", "ATOM", "de"),
        "/de/korrekturen/feed.rss": (
            "Korrekturen und zurückgezogene Artikel",
            "RSS",
            "de",
        ),
        "/de/artikel/feed.rss?year=2026": ("Artikel aus dem Jahr 2026", "RSS", "de"),
        "/de/artikel/feed.rss?q=": ("Suchen: Alle Artikel", "RSS", "de"),
        "/de/artikel/feed.rss?topic=zoelle&q=": ("Suchen: Zölle", "RSS", "de"),
        "/de/themen/nirgends/feed.rss": ("/de/themen/nirgends/feed.rss", "", ""),
        "/nirgends": ("/nirgends", "", ""),
        "/de/nirgends": ("/de/nirgends", "", ""),
    }
    assert Topic.objects.get(names__de="Zölle").slug == "zoelle"
    for feed, (text, form, language) in named.items():
        found = statistics.name_of(feed)
        assert (found.text, found.form, found.language) == (text, form, language)
