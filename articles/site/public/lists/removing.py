"""The chosen labels of a kind, and lists without a part of what is chosen."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import pgettext

from articles.domain import search
from articles.domain.deadlines import OPEN
from articles.domain.label_index import Value, each_of, joined
from articles.models import Label
from articles.site.selection import Selection


def removals(selection: Selection, kind: str) -> Iterator[tuple[str, Label, Selection]]:
    """Yield each label that is chosen: "and" or "or", which joins it to the one before
    it, the label, and the selection without it.
    """
    for number, value in enumerate(selection.labels.get(kind, ())):
        before = pgettext("joins a label", "or") if number else ""
        for label in each_of(value):
            yield before, label, selection.exchanging(kind, value, less(value, label))
            before = pgettext("joins a label", "and")


def less(value: Value, label: Label) -> Value | None:
    """Return the rest of a value without one of its labels, None if nothing is left."""
    rest = [other for other in each_of(value) if other != label]
    return joined(rest) if rest else None


def path_of_calls(selection: Selection) -> str:
    """Return the address of what is open for the same labels; that page knows neither
    years nor words.
    """
    open_ones = replace(selection, years=(), months=(), asked=search.Query())
    return open_ones.due(OPEN).query_path("deadlines")
