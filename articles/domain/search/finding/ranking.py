"""What a query finds, divided by how well: sets of keys, put together in memory.

Of all versions, in whatever state; whoever shows them asks what the public sees. The
order knows no statistics, which would tell of what is hidden.
"""

from collections.abc import Iterable

from articles.domain.search.finding.hits import NOBODY, Keys
from articles.domain.search.finding.query import Query, places
from articles.domain.search.query.terms import TIERS, WORDS, Term, Way


def ranked(query: Query) -> list[Keys]:
    """Return what the query finds for each of the TIERS, each version in its best."""
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
    """Return for each column of the index all that the query finds in it."""
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
    """Return what has one term of each group in a column, in this way or a better."""
    first, *others = (
        any_of(query, group, column, until) for group in query.terms.wanted
    )
    return first.intersection(*others)


def any_of(query: Query, group: Iterable[Term], column: str, until: Way) -> Keys:
    return query.found.any_of(group, column, until)
