"""Each boundary is a row of one table, and an index finds its moments."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection

from articles.domain.site_version import BOUNDARIES, Boundary, Concerns, passed_between
from articles.models import Article, Deadline, Edition
from tests.support import factories
from tests.support.plans import plan

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
TABLES = {
    Concerns.VERSION: Article,
    Concerns.NOTICE: Article,
    Concerns.LEAD: Edition,
    Concerns.DEADLINE: Deadline,
    Concerns.CALENDAR: Deadline,
}


@pytest.fixture
def few_rows():
    """Let PostgreSQL use indexes of tables that are nearly empty."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")


def indexes_of(row: Boundary) -> list[str]:
    """Return the names of the indexes that begin with the row's column."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, row.table)
    return [
        name
        for name, one in found.items()
        if one["index"] and one["columns"][:1] == [row.column]
    ]


def refuse_reading_all(row: Boundary) -> None:
    """Fail, with the row's name, unless both of its queries end at such an index."""
    for query in (row.last, row.next):
        steps = plan(
            (query.strip().removeprefix("(").removesuffix(")"), row.parameters(NOON))
        )
        names = indexes_of(row)
        found = [name for name in names if f" {name}" in steps]
        assert found, f"no index finds the moments of “{row.name}”: {steps}"
        assert "SORT" not in steps.upper(), f"“{row.name}” is sorted: {steps}"
        assert "B-TREE" not in steps, f"“{row.name}” is sorted: {steps}"


@pytest.mark.parametrize("row", BOUNDARIES, ids=lambda row: row.name)
def test_an_index_finds_the_last_moment_and_the_next(row, few_rows):
    refuse_reading_all(row)


def test_a_row_without_an_index_is_named(few_rows):
    row = Boundary("draft begins", "articles_article", "created_at", Concerns.VERSION)
    with pytest.raises(
        AssertionError, match="no index finds the moments of “draft begins”"
    ):
        refuse_reading_all(row)


@pytest.mark.parametrize("row", BOUNDARIES, ids=lambda row: row.name)
def test_a_boundary_is_a_moment_of_what_it_concerns(row):
    [model] = [one for one in apps.get_models() if one._meta.db_table == row.table]
    field = model._meta.get_field(row.column)
    assert field.get_internal_type() == "DateTimeField"
    assert field.column == row.column
    assert model is TABLES[row.concerns]


@pytest.mark.both
def test_a_delay_moves_the_boundary_and_the_question_alike():
    row = Boundary("a", "articles_article", "ended_at", Concerns.NOTICE, delay=HOUR)
    assert row.moment(NOON) == NOON + HOUR
    assert row.moment("2027-03-01 12:00:00") == NOON + HOUR
    assert row.moment(None) is None
    article = factories.withdrawn()
    moment = article.ended_at + HOUR
    for after, keys in ((-HOUR, {article.pk}), (timedelta(), set())):
        span = moment + after, moment + after + HOUR
        assert passed_between((row,), "id", *span) == keys
