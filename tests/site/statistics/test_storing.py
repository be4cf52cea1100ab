"""Counts of all processes are added up, whoever adds them, on either database."""

from datetime import date

import pytest
from django.db import DatabaseError

from articles.models import ArticleReach, DayReach, FeedSubscribers, MissedSearch
from articles.site import statistics
from articles.site.statistics import Counts, storing
from tests.site.statistics.counted import store
from tests.support import factories

pytestmark = pytest.mark.django_db

DAY, NEXT, LATER = date(2026, 10, 30), date(2026, 10, 31), date(2026, 11, 1)
FEED = "/de/artikel/feed.rss"


def rows(model, *columns) -> list[tuple]:
    return sorted(model.objects.values_list(*columns))


def test_requests_are_added_up_by_the_day_and_by_the_month():
    one = factories.published(headline="Eins").edition_id
    other = factories.published(headline="Zwei").edition_id
    store(DAY, read={one: (3, 1), other: (0, 2)})
    store(DAY, read={one: (1, 0)})
    store(NEXT, read={one: (5, 0)})
    store(LATER, read={one: (7, 0)})
    columns = ("edition", "is_month", "day", "requests", "by_programs")
    assert rows(ArticleReach, *columns) == sorted(
        [
            (one, False, DAY, 4, 1),
            (one, False, NEXT, 5, 0),
            (one, False, LATER, 7, 0),
            (one, True, date(2026, 10, 1), 9, 1),
            (one, True, date(2026, 11, 1), 7, 0),
            (other, False, DAY, 0, 2),
            (other, True, date(2026, 10, 1), 0, 2),
        ]
    )
    assert rows(DayReach, "day", "requests", "by_programs") == [
        (DAY, 4, 3),
        (NEXT, 5, 0),
        (LATER, 7, 0),
    ]


def test_an_article_that_is_gone_keeps_the_others_from_nothing():
    one = factories.published().edition_id
    store(DAY, read={one: (1, 0), one + 1_000: (1, 0)})
    assert rows(ArticleReach, "edition", "is_month") == [(one, False), (one, True)]


def test_of_a_program_the_largest_number_of_a_day_is_kept():
    for number in (5, 9, 7):
        store(DAY, stated={(FEED, "Reader"): number})
    store(NEXT, stated={(FEED, "Reader"): 8, (FEED, "Other"): 1})
    columns = ("is_month", "day", "program", "subscribers")
    assert rows(FeedSubscribers, *columns) == [
        (False, DAY, "Reader", 9),
        (False, NEXT, "Other", 1),
        (False, NEXT, "Reader", 8),
        (True, date(2026, 10, 1), "Other", 1),
        (True, date(2026, 10, 1), "Reader", 9),
    ]


def test_searches_are_added_up():
    store(DAY, searched={("de", "zölle usa"): 2, ("en", "tariffs"): 1})
    store(DAY, searched={("de", "zölle usa"): 1})
    assert rows(MissedSearch, "day", "language", "words", "number") == [
        (DAY, "de", "zölle usa", 3),
        (DAY, "en", "tariffs", 1),
    ]


def test_strangers_can_fill_a_day_and_no_more(monkeypatch):
    monkeypatch.setattr(storing, "MOST_SEARCHES", 3)
    monkeypatch.setattr(storing, "MOST_STATED", 2)
    for start in (0, 5):
        numbers = range(start, start + 5)
        store(DAY, searched={("de", f"wort {number}"): 1 for number in numbers})
        store(DAY, stated={(FEED, f"Reader {number}"): 1 for number in numbers})
    store(DAY, searched={("de", "wort 0"): 1})
    assert rows(MissedSearch, "words", "number") == [
        ("wort 0", 2),
        ("wort 1", 1),
        ("wort 2", 1),
    ]
    assert FeedSubscribers.objects.filter(is_month=False).count() == 2


def test_all_of_it_is_added_or_nothing(monkeypatch):
    one = factories.published().edition_id
    monkeypatch.setattr(
        storing, "SEARCHED", "INSERT INTO nowhere VALUES (%s, %s, %s, %s)"
    )
    counts = Counts({f"article {one}": [1, 0], "search de nirgends": [1, 0]})
    with pytest.raises(DatabaseError):
        statistics.add({DAY: counts})
    assert rows(ArticleReach, "pk") == []
