"""However many items there are, the list asks few queries, which walk their indexes."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin.inbox.listed.asked import Place
from articles.inbox.items import finding
from articles.models import InboxItem, ItemCluster, ItemFact
from tests.support.desk.desk import at_desk
from tests.support.factories import editor
from tests.support.inbox import feed
from tests.support.plans import asked, plan, work
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.both]

COUNT, STEP = 9_000, 500
MOST = 15
# Rows of PostgreSQL, or steps of SQLite, which takes some forty for an entry that it
# counts: a page counts a thousand of them.
FEW = {"postgresql": 4_000, "sqlite": 80_000}
FILTERS = (
    "",
    "state=new",
    "state=claimed",
    "state=handed",
    "state=dismissed",
    "state=muted",
    "source={source}",
    "source={source}&state=dismissed",
    "source=none",
    "language=de",
    "age=week",
    "age=older",
    "after={place}",
    "q=meldung",
    "q=meldung 59",
    "label=topic-7",
)


@world
def stock():
    make(COUNT)


def make(count: int) -> None:
    """Make so many items: each third is decided, few are muted or in a cluster."""
    of, now = feed("Institut"), timezone.now()
    few = feed("Anderes Institut")
    # Of five items each.
    clusters = ItemCluster.objects.bulk_create(
        ItemCluster() for _number in range(count // 500)
    )
    for start in range(0, count, STEP):
        InboxItem.objects.bulk_create(
            row(n, few if n % 200 == 0 else of, now, clusters)
            for n in range(start, min(start + STEP, count))
        )
    facts = InboxItem.objects.exclude(cluster=None)
    ItemFact.objects.bulk_create(
        ItemFact(item=one, fact=f"sum:{one.cluster_id}") for one in facts
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def row(n: int, of, now, clusters) -> InboxItem:
    key = hashlib.sha256(str(n).encode()).hexdigest()[:32]
    at = now - timedelta(minutes=20 * n)
    is_decided = n % 3 == 0
    return InboxItem(
        feed=of,
        source=of.source,
        identity=key,
        link=f"https://quelle.example/{n}",
        link_key=key,
        content_key=key,
        title=f"Meldung {n}",
        language="de" if n % 100 == 0 else "en",
        seen_at=at,
        at=at,
        is_muted=n % 50 == 1,
        cluster=clusters[n // 500 % len(clusters)] if n % 100 == 7 else None,
        state="dismissed" if is_decided else "new",
        decided_at=at if is_decided else None,
        reason="Werbung" if is_decided else "",
        suggestions=[{"kind": "topic", "key": n % 9, "name": f"Thema {n % 9}"}],
    )


def address(query: str) -> str:
    middle = InboxItem.objects.filter(decided_at=None).order_by("-at")[1_000]
    other = InboxItem.objects.filter(title="Meldung 200").get()
    filled = query.format(place=Place.of(middle), source=other.source_id)
    return f"/admin/inbox/?{filled}"


@pytest.mark.parametrize("query", FILTERS)
def test_the_list_reads_the_few_that_it_shows(query, monkeypatch):
    monkeypatch.setattr(finding, "LOOKED", 1_000)
    monkeypatch.setattr(finding, "MOST", 500)
    client, path = at_desk(editor()), address(query)
    if connection.vendor == "postgresql" and re.match("q=|label=", query):
        pytest.skip("it rather reads all of so few than their index")
    client.get(path)
    found = [one for one in asked(lambda: client.get(path)) if "inboxitem" in one[0]]
    assert len(found) >= 2
    for one in found:
        assert work(one) < FEW[connection.vendor], f"{one[0]}\n{plan(one)}"


def test_items_in_no_cluster_are_looked_for_in_none():
    """Statistics of a stock without clusters tell SQLite to read all of it."""
    if connection.vendor == "postgresql":
        pytest.skip("it looks no further than the first part of an OR that is true")
    InboxItem.objects.update(cluster=None)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_inboxitem")
    client = at_desk(editor())
    client.get("/admin/inbox/")
    lists = asked(lambda: client.get("/admin/inbox/"))
    found = [one for one in lists if "cluster_id" in one[0]]
    assert len(found) >= 2
    for one in found:
        assert work(one) < FEW[connection.vendor], f"{one[0]}\n{plan(one)}"


@pytest.mark.parametrize("query", FILTERS[:7])
def test_nothing_is_sorted_and_no_table_read(query):
    client, path = at_desk(editor()), address(query)
    client.get(path)
    lists = [
        one
        for one in asked(lambda: client.get(path))
        if 'JOIN "articles_source"' in one[0] and one[0].endswith("LIMIT 51")
    ]
    assert len(lists) == 1
    steps = plan(lists[0])
    assert "Seq Scan on articles_inboxitem" not in steps
    assert not re.search(r"(?m)^SCAN articles_inboxitem$", steps), steps
    if query not in {"state=handed", "state=claimed"}:  # of which there are few
        assert "TEMP B-TREE" not in steps, steps
        assert not re.search(r"^Limit\n +->  Sort$", steps, re.MULTILINE), steps


@pytest.mark.parametrize("query", ["", "q=meldung", "label=topic-7", "state=dismissed"])
def test_it_asks_few_queries(query):
    client, path = at_desk(editor()), address(query)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    assert len(queries) <= MOST


def test_the_words_of_items_are_kept_by_the_database():
    """A later migration that lays the table out anew has to create them once more."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            asks = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        else:
            asks = (
                "SELECT indexname FROM pg_indexes WHERE indexname LIKE 'inbox_item_%'"
            )
        cursor.execute(asks)
        names = {name for (name,) in cursor.fetchall()}
    if connection.vendor == "sqlite":
        for when in ("entered", "changed", "left"):
            assert f"inbox_search_{when}" in names
    else:
        assert names > {"inbox_item_words", "inbox_item_labels"}
