"""The results of a query, divided by quality: sets of keys, combined in memory.

The sets include versions in any state. Code that shows them first limits them to public
ones. The order uses no statistics, which would give away hidden articles.
"""

from collections.abc import Iterable

from articles.domain.search.finding.hits import NOBODY, Keys
from articles.domain.search.finding.query import Query, places
from articles.domain.search.query.terms import TIERS, WORDS, Term, Way


def ranked(query: Query) -> list[Keys]:
    """Return the results for each of the TIERS, each version in its best tier."""
    if not query.sentence.wanted:
        return [NOBODY] * len(TIERS)
    terms = query.terms
    query.found.ask(places(terms))
    left_out = any_of(query, terms.unwanted, WORDS, Way.LABEL)
    ways = {way for term in terms.all_wanted for way, _readings in term.readings}
    tiers: list[Keys] = []
    before = left_out
    for column, way in TIERS:
        if way not in ways and way is not Way.WHOLE:
            tiers.append(NOBODY)
            continue
        found = all_of(query, column, way) - before
        tiers.append(found)
        before |= found
    return tiers


def hits(query: Query, *columns: str) -> list[Keys]:
    """Return for each column of the index all results of the query in it."""
    if not query.sentence.wanted:
        return [NOBODY for _column in columns]
    terms = query.terms
    query.found.ask(places(terms))
    return [
        all_of(query, column, Way.PREFIX)
        - any_of(query, terms.unwanted, column, Way.LABEL)
        for column in columns
    ]


def all_of(query: Query, column: str, until: Way) -> Keys:
    """Return versions with a term of each group in a column, in this way or better."""
    first, *others = (
        any_of(query, group, column, until) for group in query.terms.wanted
    )
    return first.intersection(*others)


def any_of(query: Query, group: Iterable[Term], column: str, until: Way) -> Keys:
    return query.found.any_of(group, column, until)
