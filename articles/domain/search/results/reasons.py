"""Why a query finds a text or a label: the words of the query in each of them.

Words are identified by the number of their group: one of each group must be found.
"""

from collections.abc import Iterable
from itertools import islice

from articles.domain.search.finding.query import Query
from articles.domain.search.results.marking import marks_of, spots_of


def said(query: Query, texts: Iterable[str], language: str) -> set[int]:
    """Return the words of the query that stand in one of these texts."""
    read = [spots_of(text, language) for text in texts]
    marks = iter(marks_of(query, language))
    found = set()
    for number, group in enumerate(query.terms.wanted):
        of_group = list(islice(marks, len(group)))
        if any(any(mark.spans(spots)) for mark in of_group for spots in read):
            found.add(number)
    return found


def meant_labels(query: Query) -> dict[tuple[str, int], set[int]]:
    """Return the labels, by kind and key, that have one of its words as a name.

    Callers that show them check first which of them the public knows.
    """
    found: dict[tuple[str, int], set[int]] = {}
    for number, group in enumerate(query.sentence.wanted):
        said = [one for asked in group for one in asked.names(query.languages)]
        for label in (*query.directory.labels(said), *query.labels_meant(group)):
            found.setdefault((label.kind, label.pk), set()).add(number)
    return found
