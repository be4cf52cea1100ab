"""The keys of the versions that a query finds: inside of a question, or as numbers."""

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models import BigIntegerField, Expression
from pyroaring import FrozenBitMap

from articles.search.grammar import FTS5, TSQUERY, Grammar
from articles.search.terms import TOP, WORDS, Pair, Reading, Readings, Term, Terms, Way

TOGETHER = {"sqlite": "json_group_array(rowid)", "postgresql": "array_agg(rowid)"}
# So many are asked for at once: each is a question within the question.
AT_ONCE = 200
# Keys of versions; nobody changes them.
Keys = FrozenBitMap
NOBODY = Keys()
# One of these in that column.
type Place = tuple[str, Readings]


class Hits(Expression):
    """The keys of the articles that terms, or one of some readings, find in a column.

    For `pk__in`. What is unwanted counts in that column, too.
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
        if connection.vendor == "sqlite":
            match = " OR ".join(
                " AND ".join(f"({column} : {said})" for column, said in all_of_these)
                for all_of_these in self.matches(FTS5)
            )
            found, given = "articles_search MATCH %s", [match]
        else:
            matches = self.matches(TSQUERY)
            given = [said for all_of_these in matches for _column, said in all_of_these]
            # Hidden from the planner: of a word that is everywhere it would think that
            # all texts had better be read, which costs a hundred times the index.
            name = connection.ops.quote_name
            found = " OR ".join(
                " AND ".join(f"{name(c)} @@ (SELECT %s::tsquery)" for c, _said in these)
                for these in matches
            )
            # Few have it in the headline: to find the newest of them it had otherwise
            # rather read one headline after the other, back from today.
            found += " OFFSET 0" if self.column == "headline" else ""
        # The columns are three names of ours.
        return f"(SELECT {asked} FROM articles_search WHERE {found})", given  # noqa: S608

    def matches(self, grammar: Grammar) -> list[list[tuple[str, str]]]:
        """Return columns with what has to be there; one of the lists is enough."""
        if isinstance(self.terms, Terms):
            queries = grammar.queries(self.terms, self.column)
            return [[(self.column, said)] for said in queries]
        pairs = [one for one in self.terms if isinstance(one, Pair)]
        words = [one for one in self.terms if isinstance(one, Reading)]
        found = [each for pair in pairs for each in self.apart(pair, grammar)]
        if words:
            found.append([(self.column, grammar.any(map(grammar.reading, words)))])
        return found

    def apart(self, pair: Pair, grammar: Grammar) -> list[list[tuple[str, str]]]:
        front, head = map(grammar.any_token, pair)
        if self.column != WORDS:
            return [[(self.column, front), (self.column, head)]]
        return [[(TOP, front), (WORDS, head)], [(TOP, head), (WORDS, front)]]


class Found:
    """What has been asked of the index: the keys of all versions with some reading.

    In whatever state these are; all that isn't known yet is asked in one question.
    """

    def __init__(self) -> None:
        self.keys: dict[Place, Keys] = {}

    def ask(self, places: Iterable[Place]) -> None:
        lacking = [one for one in dict.fromkeys(places) if one not in self.keys]
        for start in range(0, len(lacking), AT_ONCE):
            some = lacking[start : start + AT_ONCE]
            self.keys.update(zip(some, keys_of(some), strict=True))

    def any_of(self, group: Iterable[Term], column: str, until: Way) -> Keys:
        """Return what has one of the terms in a column, in this way or a better."""
        wanted = [each for term in group for each in term.by(column, until=until)]
        self.ask((column, readings) for readings in wanted)
        return NOBODY.union(*(self.at(column, readings) for readings in wanted))

    def at(self, column: str, readings: Readings) -> Keys:
        place = column, readings
        self.ask([place])
        return self.keys[place]


def keys_of(places: Iterable[Place]) -> list[Keys]:
    # Each as one value, since what costs most is a row for each key.
    together = TOGETHER[connection.vendor]
    asked = [Hits(*place).as_vendor(connection, together) for place in places]
    sql = "SELECT " + ", ".join(question for question, _given in asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, [one for _question, given in asked for one in given])
        found = cursor.fetchone()
    if connection.vendor == "sqlite":
        return [Keys(json.loads(keys)) for keys in found]
    return [Keys(keys) if keys else NOBODY for keys in found]
