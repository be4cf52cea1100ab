"""However many articles there are, lists read the few that they show, and sort none."""

import re

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from articles.admin.article.translations.rows import all_behind
from articles.domain import rights, site_version
from articles.domain.label_index import catalogue_at
from articles.editing.writing import behind, follow_edition
from articles.models import Article, Decision, Snapshot
from articles.site.feeds.entries.listed import newest_in
from articles.site.public.article import address
from articles.site.selection import Selection
from articles.site.shared import all_corrections, corrections_of
from articles.site.shared.paging import Place, slice_of
from tests.support import factories
from tests.support.crowd import crowd
from tests.support.desk.desk import at_desk, url
from tests.support.plans import asked, plan, work
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.long]

# Bounded steps of PostgreSQL: rows read until a limit is reached.
BOUNDED = re.compile(
    r"(?m)^(?:( *)->  Limit\n(?:\1 {6}.*\n)*?\1 {6}|Limit\n(?:  .*\n)*?  )"
    r"->  Seq Scan on articles_\w+"
)
# PostgreSQL rather reads all 4,000 rows of other tables than a page's: they are narrow.
READS_ALL = re.compile(r"Seq Scan on articles_(article|snapshot)\b")
# Sorts of articles, or of what a limit cuts; records of those on a page may be sorted.
SORTS = re.compile(
    r"(?m)Sort Key: articles_article\.|^Limit\n +->  Sort$"
    r"|^USE TEMP B-TREE FOR ORDER BY"
)
# Rows of PostgreSQL, or steps of SQLite; there are 4,000 articles.
FEW = 1_000
SEEN = re.compile(r"^SELECT .* FROM \"articles_(article|edition|snapshot|decision)\"")
# Filters that find few editions aren't listed here: sorting those few is fine.
FILTERS = ("", "p=4", "phase=live", "versions=all", "printed_on__year=2017")


@world
def stock():
    crowd(4000)


def plans(ask) -> list[str]:
    """Return how the database answers what is asked of articles and their records."""
    found = [f"{one[0]}\n{plan(one)}" for one in asked(ask) if SEEN.match(one[0])]
    assert found
    return found


def refuse_reading_all(ask, *, sorts=False) -> None:
    for found in plans(ask):
        sql, steps = found.split("\n", 1)
        steps = BOUNDED.sub("", steps)
        assert not READS_ALL.search(steps), found
        assert sorts or not SORTS.search(steps), found
        # Without an index a scan goes by the key, and that is an order of the desk.
        if re.search(r"(?m)^SCAN articles_article$", steps):
            assert "LIMIT" in sql, found


def refuse_much_work(ask) -> None:
    """Fail if a query about a few articles reads others."""
    found = asked(ask)
    assert found
    for one in found:
        assert work(one) < FEW, f"{one[0]}\n{plan(one)}"


def public():
    return Article.objects.public().in_language("de")


def test_r40_readers_lists_walk_their_index():
    refuse_reading_all(lambda: public().featured().newest_first().first(), sorts=True)
    refuse_reading_all(lambda: list(public().newest_first().for_listing()[:21]))
    refuse_reading_all(lambda: list(public().newest_first().values_list("pk")[:100]))
    refuse_reading_all(lambda: slice_of(public().for_listing(), {}))


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_deep_page_begins_where_it_is_in_the_index(side):
    place = Place.of(public().newest_first()[900])
    query = {side: str(place)}
    refuse_reading_all(lambda: slice_of(public().for_listing(), query))
    [found, *_labels] = plans(lambda: slice_of(public().for_listing(), query))
    begins = "printed_on<?" if side == "before" else "printed_on>?"
    assert begins in found or re.search(r"Index Cond: \(printed_on [<>]= ", found)


def test_r40_the_feed_sorts_no_more_than_it_holds():
    selection, now = Selection("de"), site_version.current(timezone.now())
    several = {"articles": 50, "notices": 50, "at": now}
    catalogue_at(now)  # all kinds of lists use it; it is read once
    refuse_much_work(lambda: newest_in(selection, **several))


def test_the_last_corrections_are_found_by_their_index():
    corrected = all_corrections("de", at=timezone.now()).order_by("-live_from", "-pk")
    refuse_reading_all(lambda: list(corrected[:50]))


def test_the_corrections_of_an_article_are_found_among_its_versions():
    # Not its manager, which keeps what was published as it is.
    QuerySet(Article).update(change_kind="correction")
    article = public()[0]
    refuse_much_work(lambda: corrections_of([article], at=timezone.now()))


def test_who_changed_a_version_is_read_of_its_own_saves():
    article = public()[0]
    refuse_much_work(lambda: rights.edits(article))


@pytest.mark.parametrize("role", [factories.author, factories.editor])
@pytest.mark.parametrize("query", FILTERS)
def test_r40_the_list_of_the_desk_walks_its_index(role, query):
    client = at_desk(role())
    path = f"{url(Article, 'changelist')}?{query}"
    assert client.get(path).status_code == 200
    refuse_reading_all(lambda: client.get(path))


@pytest.mark.parametrize("role", [factories.author, factories.editor])
@pytest.mark.parametrize(
    "query", ["phase=draft", "phase=scheduled", "q=s-391", "q=example.org/x"]
)
def test_the_list_of_the_desk_finds_few_by_an_index(role, query):
    client = at_desk(role())
    path = f"{url(Article, 'changelist')}?{query}"
    refuse_reading_all(lambda: client.get(path), sorts=True)


@pytest.mark.parametrize("role", [factories.author, factories.editor])
def test_the_first_page_of_the_desk_counts_only_what_is_in_work(role):
    client = at_desk(role())
    refuse_reading_all(lambda: client.get("/admin/"), sorts=True)


@pytest.fixture
def translations():
    """Let every second article be a translation, of which many are behind."""
    english = QuerySet(Article).filter(edition__language="en", number=1)
    english.update(translated_from=F("pk") - 1)
    # As the newsroom keeps it; nobody derived it for the bare rows of this stock.
    few = english.filter(pk__in=list(english.values_list("pk", flat=True))[::2])
    few.update(behind_since=F("live_from"))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE articles_article")


@pytest.mark.parametrize("role", [factories.author, factories.editor])
@pytest.mark.parametrize("query", ["", "p=4"])
def test_translations_behind_walk_their_index(translations, role, query):
    client = at_desk(role())
    path = f"/admin/translations/?{query}"
    assert client.get(path).status_code == 200
    refuse_reading_all(lambda: list(all_behind(role())[75:100]))
    # The records of those on the page are sorted.
    refuse_reading_all(lambda: client.get(path), sorts=True)


def test_whether_one_is_behind_is_read_of_its_story_alone(translations):
    article = Article.objects.exclude(translated_from=None).first()
    refuse_much_work(lambda: behind([article]))
    refuse_much_work(lambda: follow_edition(article.translated_from.edition))


@pytest.mark.parametrize("model", [Decision, Snapshot])
def test_records_are_listed_by_their_index(model):
    client = at_desk(factories.editor())
    refuse_reading_all(lambda: client.get(url(model, "changelist")))


def test_what_stands_at_an_address_is_found_by_indexes_alone():
    now = timezone.now()
    slug = public().newest_first()[900].slug
    explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_address")
        cursor.execute(
            f"{explain} {address.READ}",
            address.parameters("de", slug, now),
        )
        steps = "\n".join(str(row[-1]) for row in cursor.fetchall())
    # The revision has one row.
    assert not re.search(r"Seq Scan on articles_(article|edition|address)\b", steps)
    assert not re.search(r"\bSCAN (?!r\b)[a-z]", steps), steps
