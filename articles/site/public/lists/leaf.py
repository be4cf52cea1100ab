"""Page through a list by the place of an article, and choose the articles of a page.

The catalogue knows them, so there is no query, and all pages cost the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.http import Http404

from articles.domain.label_index import Catalogue, Members
from articles.site.shared import PAGE_SIZE, Place

# Older than any article: newer ones follow it.
BEGINNING = Place(date.min, datetime(1, 1, 1, tzinfo=UTC), 0)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list. `before` or `after` is the place in the request.

    `tiers` says of each article how well it fits the search; it is empty without one.
    """

    pks: list[int]
    before: Place | None = None
    after: Place | None = None
    has_older: bool = False
    has_newer: bool = False
    tiers: Mapping[int, int] | None = None

    @property
    def query(self) -> str:
        """The query string of this page, "" for the first one."""
        if self.before:
            return f"before={self.before}"
        return f"after={self.after}" if self.after else ""

    def older(self, catalogue: Catalogue) -> str:
        """Return the query string of the page with older ones, "" if there is none."""
        if not self.has_older:
            return ""
        return f"before={self.place(self.pks[-1], catalogue)}"

    def newer(self, catalogue: Catalogue) -> str:
        return f"after={self.place(self.pks[0], catalogue)}" if self.has_newer else ""

    def place(self, pk: int, catalogue: Catalogue) -> Place:
        tier = self.tiers[pk] if self.tiers else None
        return Place(*catalogue.place_of(pk), pk, tier)


def leaf_of(
    catalogue: Catalogue,
    tiers: Sequence[Members],
    query,
    *,
    is_search: bool,
    size: int = PAGE_SIZE,
) -> Leaf:
    """Return the page that `before` or `after` asks for, else the first one.

    Those of one tier stand before those of the next; without a search there is one.
    """
    before, after = (
        Place.read(query[name]) if name in query else None
        for name in ("before", "after")
    )
    place = before or after
    if (before and after) or (place and (place.tier is not None) != is_search):
        raise Http404
    found = (
        newer_than(catalogue, tiers, after, size + 1)
        if after
        else older_than(catalogue, tiers, before, size + 1)
    )
    shown = found[-size:] if after else found[:size]
    is_cut = len(found) > size
    return Leaf(
        pks=[pk for pk, _tier in shown],
        before=before,
        after=after,
        has_older=bool(found) if after else is_cut,
        has_newer=is_cut if after else bool(before and found),
        tiers=dict(shown) if is_search else None,
    )


def older_than(
    catalogue: Catalogue, tiers: Sequence[Members], place: Place | None, size: int
) -> list[tuple[int, int]]:
    """Return so many with their tiers: those after the place in the list's order."""
    found: list[tuple[int, int]] = []
    first = (place.tier or 0) if place else 0
    for tier in range(first, len(tiers)):
        here = place if tier == first else None
        pks, _more = catalogue.newest(tiers[tier], size - len(found), before=here)
        found += [(pk, tier) for pk in pks]
        if len(found) >= size:
            break
    return found


def newer_than(
    catalogue: Catalogue, tiers: Sequence[Members], place: Place, size: int
) -> list[tuple[int, int]]:
    """Return so many with their tiers: the nearest before the place, in order."""
    found: list[tuple[int, int]] = []
    last = place.tier or 0
    for tier in range(min(last, len(tiers) - 1), -1, -1):
        here = place if tier == last else BEGINNING
        pks, _more = catalogue.newest(tiers[tier], size - len(found), after=here)
        found = [(pk, tier) for pk in pks] + found
        if len(found) >= size:
            break
    return found
