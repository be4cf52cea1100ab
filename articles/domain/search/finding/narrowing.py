"""Narrow a question to what a query finds: for the desk, whose lists ask databases."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Q, QuerySet, Value, When

from articles.domain.search.finding.budget import Budget
from articles.domain.search.finding.hits import (
    NOBODY,
    TOGETHER,
    Given,
    Hits,
    Keys,
    Question,
)
from articles.domain.search.finding.query import Query
from articles.domain.search.finding.ranking import hits
from articles.domain.search.query.terms import COLUMNS, WORDS, are_day, are_phrases
from articles.foundation.sql import Statement, compose

# Up to so many versions their keys are asked for.
FEW = 5_000


def matching(articles, query: Query, *, column: str = WORDS):
    """Keep the articles that the query finds; none if nothing is wanted.

    `column` "headline" looks at nothing else, not even labels.
    """
    if not query.sentence.wanted:
        return articles.none()
    return articles.filter(pk__in=found_in(query, column))


def found_in(query: Query, column: str) -> Hits | Given:
    """Return what finds it there: a question, or the keys themselves where phrases take
    bounds that a question hasn't, and where a date isn't in the index.
    """
    readings = [each for term in query.terms.every for _way, each in term.readings]
    if not any(are_phrases(one) or are_day(one) for one in readings):
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
    found = few_or_all(query)
    within = [articles.filter(pk__in=one) for one in found]
    return [
        rows.exclude(Q(pk__in=better)) if better else rows
        for rows, better in zip(within, [None, *found[:-1]], strict=True)
    ]


def few_or_all(query: Query) -> list[Hits | Given]:
    """Return what finds it in each column: the keys themselves where they are few. No
    database would guess that, and each would read one version after the other.
    """
    asked = [found_in(query, column) for column in COLUMNS]
    unknown = [one for one in asked if isinstance(one, Hits)]
    if not unknown:
        return asked
    found = first_keys(map(question, unknown), query.budget, most=FEW)
    return [
        Given(keys) if len(keys) <= FEW else one
        for one, keys in zip(unknown, found, strict=True)
    ]


def first_found(
    query: Query, *others: QuerySet, most: int, column: str = WORDS
) -> list[Keys]:
    """Return the keys that the query finds in a column, and those that each of the
    others says, as its only value `rowid`: `most` of each, and one more where there
    are more. All of it is one question.
    """
    found = found_in(query, column) if query.sentence.wanted else Given(NOBODY)
    questions = [each for one in others for each in asked_by(one)]
    if isinstance(found, Hits):
        return first_keys([question(found), *questions], query.budget, most=most)
    return [found.keys, *first_keys(questions, query.budget, most=most)]


def asked_by(rows: QuerySet) -> Iterator[Question]:
    """Yield the question that rows are, if they can be any at all."""
    with suppress(EmptyResultSet):
        sql, given = rows.query.sql_with_params()
        yield sql, list(given)


def question(hits: Hits) -> Question:
    sql, given = hits.as_vendor(connection)
    return sql[1:-1], given


def first_keys(
    questions: Iterable[Question], budget: Budget, *, most: int
) -> list[Keys]:
    """Return the first `rowid`s that each finds, and one more where there are more."""
    together, parts, given = TOGETHER[connection.vendor], [], []
    for sql, parameters in questions:
        one = compose(
            "(SELECT {together} FROM ({question} LIMIT {most}) AS found)",
            together=together,
            question=Statement(sql),
            most=most + 1,
        )
        parts.append(one)
        given += parameters
    if not parts:
        return []
    [row] = budget.ask(f"SELECT {', '.join(parts)}", given)
    return [Keys(json.loads(one) if isinstance(one, str) else one or ()) for one in row]
