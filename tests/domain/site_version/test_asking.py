"""A question in plain text answers the same, whether its plan is kept or not."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain import fragments, site_version
from articles.domain.fragments import Typeset
from articles.domain.site_version import ask
from articles.models import Topic
from articles.site.public.article.address import address_of
from tests.support import factories

pytestmark = pytest.mark.django_db


def test_it_is_answered_alike_whether_somebody_counts_or_not():
    articles = [factories.published() for _n in range(3)]
    pks, at = [article.pk for article in articles], timezone.now()
    made = {pk: Typeset("<p>ä</p>", frozenset({"site"})) for pk in pks}
    fragments.store({"card": made, "page": made}, at=site_version.current(at))

    def answers():
        rows = fragments.rows_of("card", pks)
        address = address_of("de", articles[0].slug, at=at)
        told = [(row[:5], row.text, row[6:]) for row in rows.values()]
        return site_version.current(at), told, fragments.named(pks), address.row[:5]

    # Often enough that a plan for any parameters is chosen, if one is.
    kept = [answers() for _n in range(8)]
    with CaptureQueriesContext(connection) as queries:
        counted = answers()
    assert len(queries) == 4
    assert kept == [counted] * 8


def test_what_is_wrong_is_told_as_everywhere():
    with pytest.raises(DatabaseError), transaction.atomic():
        ask("SELECT nothing FROM nowhere", [])
    assert ask("SELECT 1", []) == [(1,)]


def is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def test_a_transaction_that_failed_is_asked_nothing_more():
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(transaction.TransactionManagementError):
            ask("SELECT 1", [])


def test_plans_are_kept_for_these_alone():
    if not is_postgresql():
        pytest.skip("SQLite has no plans to keep")
    ask("SELECT 2", [])
    for _n in range(9):
        list(Topic.objects.filter(names__de="x"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        kept = [statement for (statement,) in cursor.fetchall()]
    assert "SELECT 2" in kept
    assert not any("articles_topic" in statement for statement in kept)


def test_moments_come_and_go_in_the_same_zone():
    at = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)
    assert site_version.current(at).at == at
    factories.published()
    boundary = site_version.current(timezone.now()).boundary
    assert boundary.tzinfo is not None
    assert boundary <= timezone.now()
