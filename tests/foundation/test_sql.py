"""Only names, numbers and SQL of our own become parts of a statement."""

import pytest

from articles.foundation.sql import Statement, compose, listed, marks


def test_names_numbers_and_statements_are_put_into_their_places():
    composed = compose(
        "SELECT {columns} FROM {table} WHERE {condition} LIMIT {most}",
        columns='a.id, "order"',
        table="articles_article",
        condition=Statement("status = 'live' AND id = %s"),
        most=5,
    )
    assert composed == (
        'SELECT a.id, "order" FROM articles_article'
        " WHERE status = 'live' AND id = %s LIMIT 5"
    )
    assert isinstance(composed, Statement)


@pytest.mark.parametrize(
    "part",
    ["", "a; DROP TABLE b", "a -- b", "'a'", "a = 1", "a,", 'a"', "a b", "(a)"],
)
def test_text_that_nobody_composed_is_refused(part):
    with pytest.raises(ValueError, match="table holds SQL that nobody composed"):
        compose("SELECT 1 FROM {table}", table=part)


def test_columns_are_listed_as_a_part_of_a_statement():
    columns = listed(compose("a.{name}", name=name) for name in ("id", "slug"))
    assert compose("SELECT {columns}", columns=columns) == "SELECT a.id, a.slug"


def test_no_value_has_a_place_that_equals_nothing():
    assert [marks(2), marks(1), marks(0)] == ["%s, %s", "%s", "NULL"]
