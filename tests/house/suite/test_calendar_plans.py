"""However many articles, deadlines and embargoes there are, a month of the calendar
reads those that it shows.
"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import Article, Deadline, Embargo, Story
from tests.house.suite.test_plans import refuse_reading_all
from tests.support import factories
from tests.support.crowd import crowd
from tests.support.desk.desk import at_desk
from tests.support.plans import asked, plan
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.long]
DAY = timedelta(days=1)
INDEXES = {
    "articles_deadline": "deadline_closes",
    "articles_embargo": "embargo_standing",
}


@world
def stock():
    crowd(4000)
    now, chief = timezone.now(), factories.chief()
    Deadline._base_manager.bulk_create(
        Deadline(article_id=pk, closes=f"{(now + n % 900 * DAY).date()}[Europe/Berlin]")
        for n, pk in enumerate(Article.objects.values_list("pk", flat=True))
    )
    Embargo.objects.bulk_create(
        Embargo(
            story_id=pk,
            until=now + (1 + n % 900) * DAY,
            set_at=now,
            set_by=chief,
            reason="Bitte",
        )
        for n, pk in enumerate(Story.objects.values_list("pk", flat=True))
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.parametrize("role", [factories.author, factories.editor])
@pytest.mark.parametrize("view", ["month", "week"])
def test_it_reads_what_it_shows(stock, role, view):
    client, day = at_desk(role()), Article.objects.public()[900].live_from.date()
    path = f"/admin/calendar/?view={view}&day={day.isoformat()}"
    assert client.get(path).status_code == 200
    refuse_reading_all(lambda: client.get(path), sorts=True)


@pytest.mark.parametrize("role", [factories.author, factories.editor])
def test_deadlines_and_embargoes_are_found_by_their_moments(stock, role):
    client, found = at_desk(role()), set()
    for one in asked(lambda: client.get("/admin/calendar/?view=week")):
        for table, index in INDEXES.items():
            if f'FROM "{table}"' in one[0] and "LIMIT 301" in one[0]:
                found.add(table)
                steps = whole_plan(one)
                assert index in steps, f"{one[0]}\n{steps}"
                assert not re.search(f"(?m)Seq Scan on {table}|^SCAN {table}", steps)
    assert found == {*INDEXES}


def whole_plan(one) -> str:
    """Return the steps, of SQLite those of parts of the question, too."""
    if connection.vendor == "postgresql":
        return plan(one)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {one[0]}", one[1])
        return "\n".join(row[3] for row in cursor.fetchall())
