"""The keys of the versions that a query finds: inside of a question, or as numbers."""

import json

from django.db import connection
from django.db.models import BigIntegerField, Expression

from articles.search.grammar import FTS5, TSQUERY, Grammar
from articles.search.query import Query
from articles.search.terms import Reading

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
            match = f"{self.column} : {self.match(FTS5)}"
            where = "articles_search MATCH %s"
        else:
            match = self.match(TSQUERY)
            # Hidden from the planner: of a word that is everywhere it would think that
            # all texts had better be read, which costs a hundred times the index.
            name = connection.ops.quote_name(self.column)
            where = f"{name} @@ (SELECT %s::tsquery)"
        # The column is one of three names of ours.
        return f"(SELECT {asked} FROM articles_search WHERE {where})", [match]  # noqa: S608

    def match(self, grammar: Grammar) -> str:
        if isinstance(self.query, str):
            return grammar.reading(Reading((self.query,)))
        # With a headline no label is stored.
        return grammar.query(self.query, labels=self.column != "headline")


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
    sql = "SELECT " + ", ".join(part for part, _match in asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, [one for _part, match in asked for one in match])
        found = cursor.fetchone()
    if connection.vendor == "sqlite":
        return [json.loads(keys) for keys in found]
    return [keys or [] for keys in found]
