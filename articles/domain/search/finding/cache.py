"""What has been asked of the index for one query: sets of keys, each asked for once.

Phrases take the longest by far: a database may have to read all words of whatever has
these words. So they are looked for in what has all their words, and if that is too
much, in the newest of it alone.
"""

from collections.abc import Callable, Iterable, Sequence

from django.db import connection

from articles.domain.search.finding.budget import Budget
from articles.domain.search.finding.hits import (
    GRAMMARS,
    NOBODY,
    Hits,
    Keys,
    Place,
    Question,
    condition,
    keys_of,
)
from articles.domain.search.query.terms import Reading, Readings, Term, Way, are_phrases

# So many are asked for at once: each is a question within the question.
AT_ONCE = 200
# A phrase is looked for in so many versions at most, the newest: one takes 5 µs.
MOST_READ = 2_000


class Found:
    """The keys of all versions with some reading, in whatever state these are.

    `narrowed` keeps of too many candidates for a phrase those that count for the query:
    then what the phrase finds is the query's alone, and `is_narrowed`. It `is_cut` if
    there were too many even so.
    """

    def __init__(self, budget: Budget, narrowed: Callable[[Keys], Keys]) -> None:
        self.budget, self.narrowed = budget, narrowed
        self.keys: dict[Place, Keys] = {}
        self.is_narrowed = self.is_cut = False

    def ask(self, places: Iterable[Place]) -> None:
        """Ask for all that isn't known yet: in one question, or with phrases in two."""
        lacking = [one for one in dict.fromkeys(places) if one not in self.keys]
        for start in range(0, len(lacking), AT_ONCE):
            self.ask_some(lacking[start : start + AT_ONCE])

    def ask_some(self, places: Sequence[Place]) -> None:
        phrases = [place for place in places if are_phrases(place[1])]
        others = [place for place in places if not are_phrases(place[1])]
        asked = [*map(question, others), *map(candidates, phrases)]
        found = keys_of(asked, self.budget)
        self.keys.update(zip(others, found, strict=False))
        if phrases:
            self.find_phrases(phrases, found[len(others) :])

    def find_phrases(self, places: Sequence[Place], candidates: Sequence[Keys]) -> None:
        among = {
            place: self.few_of(keys)
            for place, keys in zip(places, candidates, strict=True)
        }
        self.keys.update(dict.fromkeys(places, NOBODY))
        some = [place for place, keys in among.items() if keys]
        if not some:
            return
        asked = [question(place, among[place]) for place in some]
        found = zip(some, keys_of(asked, self.budget), strict=True)
        self.keys.update({place: keys & among[place] for place, keys in found})

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
        """Return what has one of the terms in a column, in this way or a better."""
        wanted = [each for term in group for each in term.by(column, until=until)]
        self.ask((column, readings) for readings in wanted)
        return NOBODY.union(*(self.at(column, readings) for readings in wanted))

    def at(self, column: str, readings: Readings) -> Keys:
        place = column, readings
        self.ask([place])
        return self.keys[place]


def question(place: Place, among: Keys | None = None) -> Question:
    """Return the question for what has one of some readings, perhaps among some keys
    alone.
    """
    found, given = condition(Hits(*place).matches(GRAMMARS[connection.vendor]))
    if among is None:
        return found, given
    if connection.vendor == "sqlite":
        # Of one key after the other it would look up all words anew.
        return f"{found} AND rowid BETWEEN %s AND %s", [*given, among[0], among[-1]]
    # By its index of words PostgreSQL would read all that has them.
    return f"rowid = ANY(%s) AND {found} IS TRUE", [list(among), *given]


def candidates(place: Place) -> Question:
    """Return the question for what has all words of one of the phrases."""
    column, readings = place
    phrases = [one for one in readings if isinstance(one, Reading)]
    together = GRAMMARS[connection.vendor].together(phrases)
    return condition([[(column, together)]])
