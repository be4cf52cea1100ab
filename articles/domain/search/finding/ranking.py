"""The results of a query, divided by quality: sets of keys, combined in memory.

An article is about what its headline says, then about a label that is called so, then
about what its teaser says. Articles that have it in their text alone, or as part of a
label, are sorted by whether they say it often, or early.

The sets include versions in any state. Code that shows them first limits them to public
ones. The order uses no statistics, which would give away hidden articles.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from articles.domain.search.finding.hits import NOBODY, Keys
from articles.domain.search.finding.query import Query
from articles.domain.search.language.forms import EARLY, OFTEN
from articles.domain.search.query.terms import (
    COLUMNS,
    HEADLINE,
    TOP,
    WORDS,
    Readings,
    Term,
    Way,
    are_labels,
    places,
)

type Group = Iterable[Term]
# The ways that make one tier each where they are found ahead of a text.
AHEAD = (Way.WHOLE, Way.HEAD, Way.FRONT)
# Words that are only similar come last, wherever they stand.
SIMILAR = (Way.FRONT, *(way for way in Way if way > Way.FRONT))


def ranked(query: Query) -> list[Keys]:
    """Return the results by tiers, the best first, each version in its best one.

    Queries that are alike have equally many tiers, of which some are empty: a place in
    a list names the number of its tier.
    """
    if not query.sentence.wanted:
        return []
    query.found.ask((*places(query.terms), *called_places(query)))
    before = any_of(query, query.terms.unwanted, WORDS, Way.LABEL)
    tiers: list[Keys] = []
    for found in best_first(query):
        tiers.append(found - before)
        before |= found
    return tiers


def best_first(query: Query) -> Iterator[Keys]:
    """Yield all that each tier and those before it have."""
    yield from (all_of(query, HEADLINE, way) for way in AHEAD)
    yield called(query, query.called)
    yield from (all_of(query, TOP, way) for way in AHEAD)
    text = all_of(query, WORDS, Way.LABEL)
    yield from (text & stressed for stressed in stresses(query))
    yield all_of(query, WORDS, Way.WHOLE)
    yield all_of(query, WORDS, Way.HEAD)
    yield text
    ways = {way for term in query.terms.all_wanted for way, _readings in term.readings}
    for way, column in product(SIMILAR, COLUMNS):
        yield all_of(query, column, way) if way in ways else NOBODY


def stresses(query: Query) -> Iterator[Keys]:
    """Yield what tells, the most telling first, that a text is about words that it has:
    all of them ahead of it; else the rarest, which says most of what is asked.
    """
    groups = query.terms.wanted
    yield Keys.intersection(*(ahead(query, number) for number in range(len(groups))))
    rarest = min(range(len(groups)), key=lambda number: frequency(query, number))
    yield any_of(query, groups[rarest], HEADLINE, Way.FRONT)
    yield ahead(query, rarest)
    often, early = (stressed(query, groups[rarest], mark) for mark in (OFTEN, EARLY))
    named = named_so(query, groups[rarest])
    yield from (often & named, often, named, early)


def frequency(query: Query, number: int) -> tuple[int, int]:
    """Return in how many articles that the asker knows a group of words is."""
    found = any_of(query, query.terms.wanted[number], WORDS, Way.LABEL)
    return len(query.of_any(found)), number


def ahead(query: Query, number: int) -> Keys:
    """Return versions with a group of words in headline or teaser, or as a label."""
    top = any_of(query, query.terms.wanted[number], TOP, Way.FRONT)
    kept = query.kept_words[number]
    return top | called(query, query.called_by_group[kept])


def called(query: Query, labels: Readings) -> Keys:
    return query.found.at(WORDS, labels) if labels else NOBODY


def called_places(query: Query) -> Iterator[tuple[str, Readings]]:
    some = (query.called, *query.called_by_group)
    yield from ((WORDS, labels) for labels in some if labels)


def stressed(query: Query, group: Group, mark: str) -> Keys:
    some = (term.stressed(mark) for term in group)
    return NOBODY.union(*(query.found.at(WORDS, one) for one in some if one))


def named_so(query: Query, group: Group) -> Keys:
    """Return versions that have the words themselves, and as part of a label, too."""
    labels = (
        readings
        for term in group
        for _way, readings in term.readings
        if are_labels(readings)
    )
    has_label = NOBODY.union(*(query.found.at(WORDS, one) for one in labels))
    return has_label & any_of(query, group, WORDS, Way.HEAD)


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


def any_of(query: Query, group: Group, column: str, until: Way) -> Keys:
    return query.found.any_of(group, column, until)
