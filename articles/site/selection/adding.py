"""The addresses of a list with one value more: a list of facets offers a hundred."""

from collections.abc import Callable, Collection

from django.urls import reverse
from django.utils.translation import override

from articles.domain.label_index import Value, each_of, slug_of
from articles.foundation.slugs import paths_to
from articles.models import KINDS, Label
from articles.site.selection.selection import Selection, encoded


def adding(
    selection: Selection, kind: str, *, to: Value | None = None, page: str = "articles"
) -> Callable[[Label], str]:
    """Return a function that returns the address of the list with that label too.

    It gives the same as `selection.including(kind, label).path()`, for labels of one
    kind, none of which is chosen. `to` is a chosen value: the address is then that of
    the list of both together, as `selection.exchanging` has it. `page` is the name of
    the address of a list.
    """
    with override(selection.language):
        if not selection.size:
            to_page = paths_to(kind)
            return lambda label: to_page(label.slug_in(selection.language))
        start = reverse(page)
    order = list(KINDS)
    earlier, later = order[: order.index(kind)], order[order.index(kind) + 1 :]
    pairs = selection.pairs_at(page)
    head = encoded(pair for pair in pairs if pair[0] in earlier)
    others = [pair for pair in pairs if pair[0] not in KINDS]
    after = [pair for pair in pairs if pair[0] in later]
    tail = encoded(after + others, selection.asked_pairs())
    language, values = selection.language, selection.labels.get(kind, ())
    kept = [slug_of(one, language) for one in values if one != to]
    own = [label.slug_in(language) for label in each_of(to)] if to else []

    def path(label: Label) -> str:
        slugs = sorted((*own, label.slug_in(language)))
        slug = ",".join(slugs) if own else label.slug_in(language)
        slugs = sorted((*kept, slug)) if kept else [slug]
        parts = (head, *(f"{kind}={one}" for one in slugs), tail)
        return f"{start}?{'&'.join(part for part in parts if part)}"

    return path


def in_periods(
    selection: Selection, address: Callable[[Selection], str]
) -> Callable[[Collection[int], Collection[int]], str]:
    """Return a function that returns the address of the list of some years and months.

    It gives the same as `address(selection.in_period(years, months))`. So `address` is
    called if the list may have a page of its own; others have parameters.
    """
    labels = encoded(pair for pair in selection.pairs() if pair[0] in KINDS)
    others = selection.in_period().others()
    query = encoded(others, selection.asked_pairs())
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
