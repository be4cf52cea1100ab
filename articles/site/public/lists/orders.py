"""The order of search results: the best first, or the newest."""

from dataclasses import dataclass, replace

from django.http import Http404
from django.utils.translation import pgettext

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
