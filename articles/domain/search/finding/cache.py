"""The index lookups of an asker: sets of keys, each looked up once.

Phrases take the longest by far: a database may have to read all words of every text
that has these words. So a phrase is looked for only in texts with all its words, and if
these are too many, only in the newest.
"""

from collections.abc import Callable, Iterable, Sequence

from django.db import connection

from articles.domain.search.finding.budget import Budget
from articles.domain.search.finding.hits import (
    NOBODY,
    SYNTAXES,
    Hits,
    Keys,
    Place,
    Question,
    condition,
    keys_of,
)
from articles.domain.search.language.forms import DAY
from articles.domain.search.query.terms import (
    Reading,
    Readings,
    Term,
    Way,
    are_day,
    are_meant_phrases,
    are_phrases,
)
from articles.foundation.sql import Statement, compose, marks

# So many are looked up at once: each is a query within the query.
AT_ONCE = 200
# A phrase is looked for in so many versions at most, the newest: one takes 5 µs.
MOST_READ = 2_000


class Found:
    """The keys of all versions with some reading, in any state.

    All queries of an asker share what is `known`. If a phrase has too many candidates,
    `narrowed` keeps those that count for the query. Then the result of the phrase is
    valid for this query only, and `is_narrowed`. It `is_cut` if there were too many
    even so.
    """

    def __init__(
        self,
        budget: Budget,
        narrowed: Callable[[Keys], Keys],
        known: dict[Place, Keys],
    ) -> None:
        self.budget, self.narrowed = budget, narrowed
        self.known, self.phrases = known, dict[Place, Keys]()
        self.is_narrowed = self.is_cut = False

    def has(self, place: Place) -> bool:
        return place in self.known or place in self.phrases

    def ask(self, places: Iterable[Place]) -> None:
        """Look up all that isn't known yet: in one query, or with phrases in two."""
        lacking = [one for one in dict.fromkeys(places) if not self.has(one)]
        for start in range(0, len(lacking), AT_ONCE):
            self.ask_some(lacking[start : start + AT_ONCE])

    def ask_some(self, places: Sequence[Place]) -> None:
        phrases = [place for place in places if are_phrases(place[1])]
        others = [place for place in places if not are_phrases(place[1])]
        asked = [*map(question, others), *map(candidates, phrases)]
        found = keys_of(asked, self.budget)
        self.known.update(zip(others, found, strict=False))
        if phrases:
            self.find_phrases(phrases, found[len(others) :])

    def find_phrases(self, places: Sequence[Place], candidates: Sequence[Keys]) -> None:
        among = {
            place: self.few_of(keys)
            for place, keys in zip(places, candidates, strict=True)
        }
        self.phrases.update(dict.fromkeys(places, NOBODY))
        some = [place for place, keys in among.items() if keys]
        if not some:
            return
        asked = [question(place, among[place]) for place in some]
        found = zip(some, keys_of(asked, self.budget), strict=True)
        self.phrases.update({place: keys & among[place] for place, keys in found})

    def few_of(self, keys: Keys) -> Keys:
        if len(keys) <= MOST_READ:
            return keys
        self.is_narrowed = True
        few = self.narrowed(keys)
        if len(few) <= MOST_READ:
            return few
        self.is_cut = True
        return Keys(few[len(few) - MOST_READ :])

    def any_of(self, group: Iterable[Term], column: str, until: Way) -> Keys:
        """Return versions with one of the terms in a column, in this way or better."""
        wanted = [each for term in group for each in term.by(column, until=until)]
        self.ask((column, readings) for readings in wanted)
        return NOBODY.union(*(self.at(column, readings) for readings in wanted))

    def at(self, column: str, readings: Readings) -> Keys:
        place = column, readings
        self.ask([place])
        return self.phrases[place] if place in self.phrases else self.known[place]


def question(place: Place, among: Keys | None = None) -> Question:
    """Return the query for versions with one of some readings, perhaps only among some
    keys.
    """
    if are_day(place[1]):
        return of_day(place[1])
    found, given = condition(Hits(*place).matches(SYNTAXES[connection.vendor]))
    if are_meant_phrases(place[1]):
        return among_newest(place, found, given)
    if among is None:
        return found, given
    if connection.vendor == "sqlite":
        # With one key after the other, SQLite would look up all words anew.
        return f"{found} AND rowid BETWEEN %s AND %s", [*given, among[0], among[-1]]
    # With its index of words PostgreSQL would read all texts that have them.
    return f"rowid = ANY(%s) AND {found} IS TRUE", [list(among), *given]


def of_day(readings: Readings) -> Question:
    """Return the query for versions that bear one of these dates."""
    days = [one.tokens[0].removeprefix(DAY) for one in readings]
    found = "rowid IN (SELECT id FROM articles_article WHERE printed_on IN ({days}))"
    return compose(found, days=marks(len(days))), days


def among_newest(place: Place, found: str, given: list) -> Question:
    """Return the query for a phrase that nobody typed. Words have no query of their own
    before it: it is looked for in the newest versions with all of them.
    """
    both, words = candidates(place)
    newest = compose(
        "SELECT rowid FROM articles_search WHERE {both} "
        "ORDER BY rowid DESC LIMIT {most}",
        both=Statement(both),
        most=MOST_READ,
    )
    if connection.vendor == "sqlite":
        since = compose("(SELECT MIN(rowid) FROM ({newest}))", newest=newest)
        return f"{found} AND rowid >= {since}", [*given, *words]
    return f"rowid = ANY(ARRAY({newest})) AND {found} IS TRUE", [*words, *given]


def candidates(place: Place) -> Question:
    """Return the query for versions with all words of one of the phrases."""
    column, readings = place
    phrases = [one for one in readings if isinstance(one, Reading)]
    together = SYNTAXES[connection.vendor].together(phrases)
    return condition([[(column, together)]])
