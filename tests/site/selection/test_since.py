"""Lists of what was published since a day: in addresses, in words, in the database."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.utils.translation import override

from articles.domain.label_index import catalogue_now
from articles.models import Article
from articles.site.selection import (
    PERIODS,
    Selection,
    UnknownValueError,
    day_of_period,
    in_periods,
    read_selection,
)
from tests.support.contents import keys
from tests.support.factories import expired, published, scheduled, topic, withdrawn

DAY = "2026-11-25"
TODAY = datetime(2026, 12, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 12, 2), ("2026-12-01", "2026-11-25", "2026-11-02")),
        (date(2026, 3, 31), ("2026-03-30", "2026-03-24", "2026-02-28")),
        (date(2028, 3, 30), ("2028-03-29", "2028-03-23", "2028-02-29")),
        (date(2027, 1, 1), ("2026-12-31", "2026-12-25", "2026-12-01")),
    ],
)
def test_a_period_began_on_a_day(today, days):
    assert tuple(day_of_period(one, today) for one in PERIODS) == days


def test_it_is_said_in_words():
    listed = Selection("de", since=DAY)
    said = {
        "de": "2 Artikel erschienen seit dem 25. November 2026",
        "en": "2 articles published since 25 November 2026",
        "fr": "2 articles depuis le 25 novembre 2026",
        "it": "2 articoli dal 25 novembre 2026",
    }
    for language, words in said.items():
        with override(language):
            assert listed.in_words(2) == words


def test_its_place_in_an_address_is_the_same_whatever_else_is_chosen():
    listed = Selection("de", years=(2026,), months=(11,), deadline="open", since=DAY)
    listed = listed.open_to(["universities"])
    with override("de"):
        start = "/de/artikel/?year=2026&month=11&since=2026-11-25&deadline=open"
        assert listed.path() == listed.query_path()
        assert listed.path().startswith(start)
        assert listed.lasting.path() == listed.path().replace("&since=2026-11-25", "")
        year = in_periods(listed, Selection.path)([2025])
        assert year == listed.in_period([2025]).path()


def test_such_a_list_is_no_page_of_the_archive_and_is_not_indexed():
    listed = Selection("de", years=(2026,), since=DAY)
    assert (listed.size, listed.is_indexed, listed.is_one_period) == (2, False, False)
    assert Selection("de", since=DAY).size == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "since=week",
        "since=2026-11-31",
        "since=20261125",
        "since=2026-11-25T00:00",
        "since=0999-01-01",
        "since=2026-11-5",
        "since=２026-11-25",
        "since=2026-11-25&since=2026-11-26",
    ],
)
def test_a_day_has_one_form(query):
    with pytest.raises(UnknownValueError):
        read_selection(QueryDict(query), language="de", catalogue=catalogue_now())


@pytest.mark.django_db
def test_a_day_twice_is_that_day_and_an_empty_one_is_none():
    for query, since in ((f"since={DAY}&since={DAY}&since=", DAY), ("since=", "")):
        read = read_selection(
            QueryDict(query), language="de", catalogue=catalogue_now()
        )
        assert read.since == since


@pytest.mark.django_db
@pytest.mark.both
def test_the_moment_of_publication_counts_not_the_printed_day():
    began = datetime(2026, 11, 24, 23, tzinfo=UTC)  # midnight in Berlin
    with time_machine.travel(TODAY, tick=False):
        published(headline="Vorher", at=began - timedelta(microseconds=1))
        published(headline="Um Mitternacht", at=began)
        published(headline="Alt datiert", at=began + timedelta(1), dated="2020-01-01")
        published(headline="Englisch", at=TODAY - timedelta(1), language="en")
        shared = {"topics": keys(topic("Klima"))}
        published(headline="Zum Klima", at=TODAY - timedelta(1), **shared)
        for make in (scheduled, expired, withdrawn):
            make()
        catalogue, listed = catalogue_now(), Selection("de", since=DAY)
        assert names(listed) == {"Um Mitternacht", "Alt datiert", "Zum Klima"}
        numbers = listed.numbers(catalogue)
        assert numbers.total == 3
        assert numbers.by_month == {(2026, 11): 1, (2026, 12): 1, (2020, 1): 1}
        assert sum(numbers.by_label["topic"].values()) == 1
        assert names(listed.published_since("2026-12-03")) == set()
        assert len(names(listed.published_since("1000-01-01"))) == 4
        assert len(names(listed.published_since("9999-12-31"))) == 0


def names(listed: Selection) -> set[str]:
    catalogue = catalogue_now()
    found = listed.found(catalogue)
    rows = Article.objects.filter(pk__in=found)
    if listed.begins:
        public = Article.objects.public(catalogue.revision.at).in_language("de")
        told = public.filter(published_at__gte=listed.begins)
        assert set(told.values_list("pk", flat=True)) == set(found)
    return set(rows.values_list("headline", flat=True))
