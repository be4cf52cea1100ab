"""The addresses of a list with one value more: a list of facets offers a hundred."""

from collections.abc import Callable, Collection
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from articles.models import KINDS, Label
from articles.selection.selection import Selection
from articles.slugs import paths_to


def adding(selection: Selection, kind: str) -> Callable[[Label], str]:
    """Return a function that says where the list with that label too is found.

    It says the same as `selection.including(kind, label).path()`, of labels of one
    kind, none of which is chosen.
    """
    with override(selection.language):
        if not selection.size:
            to = paths_to(kind)
            return lambda label: to(label.slug)
        start = reverse("articles")
    order = list(KINDS)
    earlier, later = order[: order.index(kind)], order[order.index(kind) + 1 :]
    pairs = selection.pairs()
    others = [pair for pair in pairs if pair[0] not in KINDS]
    others += selection.asked_pairs()
    head = urlencode([pair for pair in pairs if pair[0] in earlier])
    tail = urlencode([pair for pair in pairs if pair[0] in later] + others)
    chosen = [slug for name, slug in pairs if name == kind]

    def path(label: Label) -> str:
        slugs = sorted((*chosen, label.slug)) if chosen else (label.slug,)
        parts = (head, *(f"{kind}={slug}" for slug in slugs), tail)
        return f"{start}?{'&'.join(part for part in parts if part)}"

    return path


def in_periods(
    selection: Selection, address: Callable[[Selection], str]
) -> Callable[[Collection[int], Collection[int]], str]:
    """Return a function that says where the list of some years and months is found.

    It says the same as `address(selection.in_period(years, months))`. So `address` is
    asked where the list may have a page of its own; others have parameters.
    """
    labels = urlencode([pair for pair in selection.pairs() if pair[0] in KINDS])
    query = urlencode(selection.asked_pairs())
    with override(selection.language):
        start = reverse("articles")

    def path(years: Collection[int], months: Collection[int] = ()) -> str:
        is_one = len(years) == 1 and len(months) <= 1 and not (labels or query)
        if is_one or not years:
            return address(selection.in_period(years, months))
        dates = (f"year={year}" for year in sorted(years))
        parts = (labels, *dates, *(f"month={one}" for one in sorted(months)), query)
        return f"{start}?{'&'.join(part for part in parts if part)}"

    return path
