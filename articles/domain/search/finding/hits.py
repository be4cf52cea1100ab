"""The keys of the versions that a query finds: inside of SQL, or as numbers."""

import json
from collections.abc import Sequence

from django.db import connection
from django.db.models import BigIntegerField, Expression
from pyroaring import FrozenBitMap

from articles.domain.search.finding.budget import Budget
from articles.domain.search.finding.sql import FTS5, TSQUERY, Syntax
from articles.domain.search.query.terms import (
    TOP,
    WORDS,
    Pair,
    Reading,
    Readings,
    Terms,
)
from articles.foundation.sql import Statement, compose

SYNTAXES: dict[str, Syntax] = {"sqlite": FTS5, "postgresql": TSQUERY}
TOGETHER = {
    "sqlite": Statement("json_group_array(rowid)"),
    "postgresql": Statement("array_agg(rowid)"),
}
# Keys of versions; nobody changes them.
Keys = FrozenBitMap
NOBODY = Keys()
# One of these in that column.
type Place = tuple[str, Readings]
# Columns with the text they must match; one of the lists is enough.
type Matches = list[list[tuple[str, str]]]
# SQL and its parameters.
type Question = tuple[str, list]


class Hits(Expression):
    """The keys of the articles that terms, or one of some readings, find in a column.

    For `pk__in`. Unwanted terms count in that column, too.
    """

    output_field = BigIntegerField()

    def __init__(self, column: str, terms: Terms | Readings):
        super().__init__()
        self.column, self.terms = column, terms

    def as_sqlite(self, compiler, connection):
        return self.as_vendor(connection)

    def as_postgresql(self, compiler, connection):
        return self.as_vendor(connection)

    def as_vendor(self, connection, asked: str = "rowid"):
        found, given = condition(self.matches(SYNTAXES[connection.vendor]))
        if connection.vendor == "postgresql" and self.column != WORDS:
            # Few articles match in headline or teaser. To find the newest of them,
            # PostgreSQL would otherwise read one article after the other, back from
            # today.
            found += " OFFSET 0"
        return chosen(Statement(asked), found), given

    def matches(self, syntax: Syntax) -> Matches:
        if isinstance(self.terms, Terms):
            queries = syntax.queries(self.terms, self.column)
            return [[(self.column, said)] for said in queries]
        pairs = [one for one in self.terms if isinstance(one, Pair)]
        words = [one for one in self.terms if isinstance(one, Reading)]
        found = [each for pair in pairs for each in self.apart(pair, syntax)]
        if words:
            found.append([(self.column, syntax.any(map(syntax.reading, words)))])
        return found

    def apart(self, pair: Pair, syntax: Syntax) -> list[list[tuple[str, str]]]:
        front, head = map(syntax.any_token, pair)
        if self.column != WORDS:
            return [[(self.column, front), (self.column, head)]]
        return [[(TOP, front), (WORDS, head)], [(TOP, head), (WORDS, front)]]


class Given(Expression):
    """Known keys, for `pk__in`: however many, they are one parameter."""

    output_field = BigIntegerField()

    def __init__(self, keys: Keys):
        super().__init__()
        self.keys = keys

    def as_sqlite(self, compiler, connection):
        return "(SELECT value FROM json_each(%s))", [json.dumps(list(self.keys))]

    def as_postgresql(self, compiler, connection):
        return "(SELECT unnest(%s::bigint[]))", [list(self.keys)]


def condition(matches: Matches) -> Question:
    """Return SQL for the rows of the index that have one of these, for the database."""
    if connection.vendor == "sqlite":
        match = " OR ".join(
            " AND ".join(f"({column} : {said})" for column, said in all_of_these)
            for all_of_these in matches
        )
        return "articles_search MATCH %s", [match]
    given = [said for all_of_these in matches for _column, said in all_of_these]
    # Hidden from the planner: for a word that is everywhere it would choose to read all
    # texts, which costs a hundred times the index.
    name = connection.ops.quote_name
    found = " OR ".join(
        " AND ".join(f"{name(column)} @@ (SELECT %s::tsquery)" for column, _said in one)
        for one in matches
    )
    return f"({found})", given


def chosen(columns: Statement, found: str) -> Statement:
    """Return the query for these columns of the rows that a condition finds."""
    return compose(
        "(SELECT {columns} FROM articles_search WHERE {found})",
        columns=columns,
        found=Statement(found),
    )


def keys_of(questions: Sequence[Question], budget: Budget) -> list[Keys]:
    """Return the keys that each finds; all of them are one query."""
    # Each as one value, since a row for each key is the largest cost.
    together = TOGETHER[connection.vendor]
    asked = (chosen(together, found) for found, _given in questions)
    given = [one for _found, some in questions for one in some]
    [found] = budget.ask(f"SELECT {', '.join(asked)}", given)
    if connection.vendor == "sqlite":
        return [Keys(json.loads(keys)) for keys in found]
    return [Keys(keys) if keys else NOBODY for keys in found]
