"""A search has limits: seconds of the database, and versions read for a phrase."""

import pytest
from django.db import connection, transaction

from articles.domain import search
from articles.domain.label_index import catalogue_now
from articles.domain.search.finding import cache
from articles.domain.search.finding.budget import Budget
from articles.domain.search.language.vocabulary import ask
from articles.models import Article
from tests.support.factories import draft, published

pytestmark = pytest.mark.django_db

# Takes seconds, whatever the machine.
LONG = {
    "sqlite": "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many) "
    "SELECT max(n) FROM (SELECT n FROM many LIMIT 100000000) /* articles_search */",
    "postgresql": "SELECT count(*) FROM generate_series(1, 1000000000) AS n, "
    "generate_series(1, 1000) AS m /* articles_search */",
}


def keys(typed: str, *, readers: bool = False) -> tuple[list[int], bool]:
    """Return what is found, and whether only a part was looked through."""
    catalogue = catalogue_now()
    known = search.Readers(catalogue.revision, catalogue.public) if readers else None
    asked = search.read_query(typed, "de", readers=known)
    [hits] = search.hits(asked, "words")
    return sorted(hits), asked.is_cut


def test_what_takes_too_long_is_stopped_and_the_database_works_on():
    with pytest.raises(search.TooMuch), transaction.atomic():
        Budget(0.05).ask(LONG[connection.vendor], [])
    assert Budget(60).ask("SELECT 1", []) == [(1,)]
    # Other queries don't have the limit of a search.
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("0",)


def test_what_is_still_being_read_is_stopped_as_well():
    rows = "SELECT n FROM many LIMIT 100000000"
    many = "SELECT 1 UNION ALL SELECT n + 1 FROM many"
    with pytest.raises(search.TooMuch), transaction.atomic():
        Budget(0.05).ask(f"WITH RECURSIVE many(n) AS ({many}) {rows}", [])


def test_what_lists_ask_of_the_index_is_stopped_as_well(settings):
    settings.NEWSROOM_SEARCH_BUDGET = 50
    with pytest.raises(search.TooMuch), transaction.atomic(), search.limited():
        ask(LONG[connection.vendor], ())
    settings.NEWSROOM_SEARCH_BUDGET = 60_000
    published(headline="Kranich")
    with search.limited() as budget:
        asked = search.read_query("Kranich", "de")
        assert search.matching(all_articles(), asked).count() == 1
    assert budget.left < 60


def all_articles():
    return Article.objects.all()


def test_all_that_is_asked_for_one_request_shares_its_budget():
    asked = search.read_query("Kranich", "de")
    others = asked.saying("Storch"), asked.in_language("en")
    assert all(one.budget is asked.budget for one in others)
    asked.budget.left = 0
    with pytest.raises(search.TooMuch):
        search.ranked(others[0])


@pytest.fixture
def two_at_most(monkeypatch):
    monkeypatch.setattr(cache, "MOST_READ", 2)


def test_a_phrase_is_looked_for_in_the_newest_with_its_words(two_at_most):
    old = published(headline="Eine rote Ampel am Deich")
    newest = [published(headline="Die Ampel ist rot").pk for _ in range(2)]
    assert keys('"rote Ampel"') == ([], True)
    assert keys('"Ampel ist rot"') == (newest, False)
    # A word more is what helps.
    for readers in (False, True):
        assert keys('"rote Ampel" Deich', readers=readers) == ([old.pk], False)
    assert keys("rote Ampel") == ([old.pk, *newest], False)


def test_what_readers_do_not_know_takes_no_place_from_what_they_do(two_at_most):
    old = published(headline="Eine rote Ampel")
    for _ in range(3):
        draft(headline="Die Ampel ist rot")
    assert keys('"rote Ampel"', readers=True) == ([old.pk], False)
    assert keys('"rote Ampel"') == ([], True)


def test_of_a_part_no_other_words_are_proposed(two_at_most):
    published(headline="Eine rote Ampel")
    for _ in range(3):
        published(headline="Die Ampel ist rot")
    catalogue = catalogue_now()
    readers = search.Readers(catalogue.revision, catalogue.public)
    asked = search.read_query('"rote Ampel" Deich', "de", readers=readers)
    assert search.fewer(asked) == []
    assert search.suggest(asked) == ""
