"""However many notices there are, each page reads a few of them, by few questions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles.admin.users.notices.page import older_than
from articles.editing.notices import tell, unseen_of
from articles.models import DeskNotice
from tests.editing.notices.newsroom import person, text
from tests.support import factories
from tests.support.desk.desk import at_desk
from tests.support.plans import asked, plan, work

pytestmark = [pytest.mark.django_db, pytest.mark.both]

MANY = 200_000
PAGE = 50
# Rows of PostgreSQL, or steps of SQLite.
FEW = 2_500
# The pages that a day of work is made of, and how many questions each may ask.
QUESTIONS = {
    "/admin/": 20,
    "/admin/articles/article/": 15,
    "/admin/articles/article/{}/change/": 30,
    "/admin/calendar/": 15,
    "/admin/notices/": 15,
}


@pytest.fixture
def many(full_size):
    """Make notices for each of a few people, nearly all of them seen."""
    people = [person(name) for name in ("author", "second", "editor", "chief")]
    editions = [text().edition_id, factories.draft(headline="B").edition_id]
    number, now = MANY if full_size else 4_000, timezone.now()
    rows = (
        DeskNotice(
            person=people[at % 4],
            kind="approved",
            edition_id=editions[at // 4 % 2],
            act=f"move-{at}",
            because="wrote",
            since=now - timedelta(seconds=at),
            seen_at=None if at % 400 < 8 else now,
        )
        for at in range(number)
    )
    DeskNotice.objects.bulk_create(rows, batch_size=2_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_desknotice")
    return people[0], editions[0]


def whole_plan(sql: str, params: list) -> str:
    """Return the steps, of SQLite also those of a part of the query."""
    how = "EXPLAIN (COSTS OFF)" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"{how or 'EXPLAIN QUERY PLAN'} {sql}", params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def reads_all(steps: str) -> bool:
    return "Seq Scan on articles_desknotice" in steps or (
        "SCAN articles_desknotice" in steps
    )


def test_the_number_and_a_page_of_the_list_keep_to_an_index(many):
    user, edition = many
    [(sql, params)] = asked(lambda: unseen_of(user, edition))
    counted = whole_plan(sql, list(params))
    assert counted.count("desknotice_unseen") == 2
    assert not reads_all(counted)
    # Somebody with many of them, and somebody without any.
    for one in (user, person("bystander")):
        [page] = asked(lambda one=one: list(older_than("", one)[:PAGE]))
        assert not reads_all(plan(page))
        assert "TEMP B-TREE" not in plan(page)
        assert work(page) <= FEW


def test_pages_ask_as_seldom_among_many_notices_as_for_one(request):
    article, people = text(), [person("author"), person("chief")]
    tell(
        "approved", article.edition_id, [one.pk for one in people], by=None, act="first"
    )
    for_one = [questions(at_desk(one), article.pk) for one in people]
    request.getfixturevalue("many")
    assert [questions(at_desk(one), article.pk) for one in people] == for_one


def questions(client, key: int) -> dict[str, int]:
    """Return how many questions each page asks, all of which read a few notices."""
    found = {}
    for path, most in QUESTIONS.items():
        address = path.format(key)
        assert client.get(address).status_code == 200
        sent = asked(lambda to=address: client.get(to))
        about = [one for one in sent if "articles_desknotice" in one[0]]
        assert about, address
        assert all(work(one) <= FEW for one in about), address
        assert len(sent) <= most, address
        found[path] = len(sent)
    return found
