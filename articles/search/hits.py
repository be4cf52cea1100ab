"""The keys of the versions that a query finds: inside of a question, or as numbers."""

import json

from django.db import connection
from django.db.models import BigIntegerField, Case, Expression, Q, Value, When

from articles.search.grammar import FTS5, TSQUERY, Grammar
from articles.search.query import Query

# Each holds the one before it, too.
COLUMNS = ("headline", "top", "words")
TOGETHER = {"sqlite": "json_group_array(rowid)", "postgresql": "array_agg(rowid)"}


class Hits(Expression):
    """The keys of the articles that a query, or one token, finds in a column.

    For `pk__in`. What is unwanted counts in that column, too.
    """

    output_field = BigIntegerField()

    def __init__(self, column: str, query: Query | str):
        super().__init__()
        self.column, self.query = column, query

    def as_sqlite(self, compiler, connection):
        return self.as_vendor(connection)

    def as_postgresql(self, compiler, connection):
        return self.as_vendor(connection)

    def as_vendor(self, connection, asked: str = "rowid"):
        if connection.vendor == "sqlite":
            match = FTS5.any(self.matches(FTS5))
            found, given = "articles_search MATCH %s", [f"{self.column} : {match}"]
        else:
            # Hidden from the planner: of a word that is everywhere it would think that
            # all texts had better be read, which costs a hundred times the index.
            name = connection.ops.quote_name(self.column)
            given = self.matches(TSQUERY)
            found = " OR ".join([f"{name} @@ (SELECT %s::tsquery)"] * len(given))
            # Few have it in the headline: to find the newest of them it had otherwise
            # rather read one headline after the other, back from today.
            found += " OFFSET 0" if self.column == "headline" else ""
        # The column is one of three names of ours.
        return f"(SELECT {asked} FROM articles_search WHERE {found})", given  # noqa: S608

    def matches(self, grammar: Grammar) -> list[str]:
        if isinstance(self.query, str):
            return [grammar.token(self.query)]
        # With a headline no label is stored.
        return grammar.queries(self.query, labels=self.column != "headline")


def matching(articles, query: Query, *, column: str = "words"):
    """Keep the articles that the query finds; none if it wants nothing.

    `column` "headline" looks at nothing else, not even labels.
    """
    if not query.terms.wanted:
        return articles.none()
    return articles.filter(pk__in=Hits(column, query))


def fit(query: Query) -> Case:
    """Return how well an article fits, as an expression to order few by: 0 by its
    headline, 1 with teaser and labels, 2 by whatever else.
    """
    places = enumerate(COLUMNS[:-1])
    found = (When(pk__in=Hits(column, query), then=Value(n)) for n, column in places)
    return Case(*found, default=Value(len(COLUMNS) - 1))


def tiers(articles, query: Query) -> list:
    """Divide what the query finds by the same, the best first: for many, of which each
    part can be walked in the order that it has.
    """
    if query.terms.unwanted:
        # In a headline it may be missing, and stand below it.
        articles = matching(articles, query)
    within = [matching(articles, query, column=column) for column in COLUMNS]
    better = [None, *COLUMNS[:-1]]
    return [
        found.exclude(Q(pk__in=Hits(column, query))) if column else found
        for found, column in zip(within, better, strict=True)
    ]


def hits(query: Query, *columns: str) -> list[list[int]]:
    """Return for each column the keys of all versions that the query finds in it.

    In no order, and whoever may see them: drafts too. All columns are one question. One
    needn't ask for `top` before it is known that headlines don't fill a page.
    """
    if not query.terms.wanted:
        return [[] for _column in columns]
    # As one value, since what costs most is a row for each key.
    together = TOGETHER[connection.vendor]
    asked = [Hits(column, query).as_vendor(connection, together) for column in columns]
    sql = "SELECT " + ", ".join(question for question, _given in asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, [one for _question, given in asked for one in given])
        found = cursor.fetchone()
    if connection.vendor == "sqlite":
        return [json.loads(keys) for keys in found]
    return [keys or [] for keys in found]
