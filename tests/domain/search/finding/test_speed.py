"""Both databases answer a search by the index, not by reading every text."""

import pytest
from django.db import connection

from articles.domain import search
from articles.domain.search.finding.hits import Hits
from articles.domain.search.index import table

pytestmark = pytest.mark.django_db


def plan(typed: str, column: str) -> str:
    """Return how the database finds the rows that a query hits in a column."""
    hits = Hits(column, search.read_query(typed, "de").terms)
    sql, parameters = hits.as_vendor(connection)
    explain = "EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        cursor.execute(explain + sql[1:-1], parameters)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_the_database_uses_the_index():
    if connection.vendor == "postgresql":
        # Of so few rows it would rather read them all.
        table.run("SET LOCAL enable_seqscan = off")
    for typed in ("Kranich", '"ein Kranich"', "Kranich -Storch"):
        for column in search.COLUMNS:
            used = plan(typed, column)
            # FTS5's number for a search, and PostgreSQL's index.
            assert "INDEX 0:M" in used or "Scan on articles_search_words" in used


@pytest.mark.skipif(connection.vendor != "postgresql", reason="FTS5 has no planner")
def test_a_word_that_is_everywhere_is_answered_by_the_index_too():
    table.run(
        "INSERT INTO articles_search "
        "SELECT number, 'kranich', 'kranich', 'kranich' "
        "FROM generate_series(1, 5000) AS number",
        "ANALYZE articles_search",
    )
    for column in search.COLUMNS:
        for typed in ("Kranich", '"Kranich"', "Kranich OR Storch"):
            assert "Scan on articles_search_words" in plan(typed, column)
