"""The page of a search: its field, the order, named labels, suggested words."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404
from django.utils.translation import pgettext

from articles.domain import search
from articles.domain.label_index import Catalogue
from articles.site.public.lists.leaf import Leaf
from articles.site.public.lists.search.misses import suggestion
from articles.site.public.lists.search.offers import offers
from articles.site.selection import NEWEST, Selection

PARAMETER = "order"


@dataclass(frozen=True, slots=True)
class Order:
    """An order that may be chosen; the chosen one has no address."""

    name: str
    path: str = ""


def in_order(selection: Selection, query) -> Selection:
    """Return the selection in the order that an address asks for.

    A list without a search has the one order of all lists.
    """
    wanted = query.get(PARAMETER)
    if wanted and wanted != NEWEST:
        raise Http404
    return replace(selection, is_newest_first=bool(wanted and selection.q))


def orders_of(selection: Selection) -> list[Order]:
    chosen = selection.is_newest_first
    best = replace(selection, is_newest_first=False).path()
    newest = replace(selection, is_newest_first=True).path()
    return [
        Order(pgettext("order of results", "Best match"), best if chosen else ""),
        Order(pgettext("order of results", "Newest first"), "" if chosen else newest),
    ]


def about_search(
    selection: Selection, leaf: Leaf, number: int, catalogue: Catalogue
) -> dict[str, Any]:
    """Return the context of the template around the `number` of articles found; for a
    list without words, the field to search in it.
    """
    kept = selection.pairs()
    words = {"words": selection.q, "kept": kept}
    # To look in vain for a name takes a template its time.
    about: dict[str, Any] = {"search": words, "asked": None}
    if not selection.q:
        return about
    about["asked"] = selection.asked
    if selection.is_newest_first:
        about["search"]["order"] = (PARAMETER, NEWEST)
    if number > 1:
        about["orders"] = orders_of(selection)
    if not leaf.query:
        # The articles were found: the page is just as correct without these.
        with suppress(search.TooMuch):
            about["offers"] = offers(selection, catalogue)
            about["suggestion"] = suggestion(selection, number, catalogue)
    return about
