"""Narrow a question to what a query finds: for the desk, whose lists ask databases."""

from django.db.models import Case, Q, Value, When

from articles.search.hits import Given, Hits
from articles.search.query import Query
from articles.search.ranking import hits
from articles.search.terms import COLUMNS, WORDS, are_phrases


def matching(articles, query: Query, *, column: str = WORDS):
    """Keep the articles that the query finds; none if nothing is wanted.

    `column` "headline" looks at nothing else, not even labels.
    """
    if not query.sentence.wanted:
        return articles.none()
    return articles.filter(pk__in=found_in(query, column))


def found_in(query: Query, column: str) -> Hits | Given:
    """Return what finds it there: a question, or the keys themselves where phrases take
    bounds that a question hasn't.
    """
    readings = (each for term in query.terms.every for _way, each in term.readings)
    if not any(map(are_phrases, readings)):
        return Hits(column, query.terms)
    [keys] = hits(query, column)
    return Given(keys)


def fit(query: Query) -> Case:
    """Return how well an article fits, as an expression to order few by: 0 by its
    headline, 1 with the teaser, 2 by whatever else.
    """
    places = enumerate(COLUMNS[:-1])
    found = (
        When(pk__in=found_in(query, column), then=Value(n)) for n, column in places
    )
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
        found.exclude(Q(pk__in=found_in(query, column))) if column else found
        for found, column in zip(within, better, strict=True)
    ]
