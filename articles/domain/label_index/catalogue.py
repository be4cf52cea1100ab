"""The catalogue: articles by label, month and place, as of a revision.

Sets hold the keys of versions, and can't be changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Unpack

from pyroaring import FrozenBitMap

from articles.domain.deadlines import STATES
from articles.domain.label_index.counting import (
    DUE,
    ELIGIBLE,
    SINCE,
    WHEN,
    Chosen,
    Count,
    Counting,
    Limits,
    Numbers,
    counted,
    limits_of,
)
from articles.domain.label_index.labels import Labels
from articles.domain.label_index.order import (
    NOBODY,
    Placed,
    Spot,
    day_beyond,
    members_of,
    months_of,
    newest,
    newest_each,
    place_of,
    published_since,
    soonest,
)
from articles.domain.label_index.relating import related, wanted_by
from articles.domain.label_index.stock import Links, Stock
from articles.domain.label_index.together import Together, Value
from articles.domain.site_version import Revision
from articles.models import Label, LabelSlug


@dataclass(frozen=True)
class Catalogue:
    """The public articles as of `revision`.

    `pieces` are cached results of templates that depend on nothing else, by their
    names. `former` are counts of earlier revisions: most numbers are still the same.
    """

    revision: Revision
    stock: Stock
    labels: Labels
    pieces: dict[tuple, str] = field(default_factory=dict, compare=False)
    former: Mapping[tuple, Count] = field(default_factory=dict, compare=False)

    def public(self, language: str) -> FrozenBitMap:
        """Return the articles that are public."""
        return self._public.get(language, NOBODY)

    def ever(self, language: str) -> FrozenBitMap:
        """Return the versions whose window has begun, open or closed since."""
        return self.stock.begun & self.stock.languages.get(language, NOBODY)

    def about(self, label: Label) -> FrozenBitMap:
        """Return all versions that point to it, or to one that was merged into it."""
        kind, pk = label.url_name, label.pk
        names = (pk, *self.labels.merged[kind].get(pk, ()))
        return NOBODY.union(*(self.stock.links[kind].get(n, NOBODY) for n in names))

    def having(self, value: Value) -> FrozenBitMap:
        """Return all versions that have a label, or all of several."""
        if isinstance(value, Together):
            first, *others = map(self.about, value.labels)
            return first.intersection(*others)
        return self.about(value)

    def found(
        self,
        language: str,
        labels: Chosen | None = None,
        *,
        within: FrozenBitMap | None = None,
        **limits: Unpack[Limits],
    ) -> FrozenBitMap:
        """Return the public articles with any of the values of each kind in `labels`,
        within these limits.

        `within` are the results of a search.
        """
        found = self._in_language(language, within)
        return self.narrowed(found, labels, **limits)

    def narrowed(
        self,
        versions: FrozenBitMap,
        labels: Chosen | None = None,
        **limits: Unpack[Limits],
    ) -> FrozenBitMap:
        """Keep the versions that have these labels and limits, as in `found`."""
        found = map(self._within, limits_of(labels or {}, limits))
        return versions.intersection(*found)

    def numbers(
        self,
        language: str,
        labels: Chosen | None = None,
        *,
        within: FrozenBitMap | None = None,
        **limits: Unpack[Limits],
    ) -> Numbers:
        """Count the results of `found`, and those it would have with other labels and
        dates.

        Years and months don't count for the numbers by month.
        """
        # The results of a search are seldom needed again.
        counting = Counting(
            language,
            self._in_language(language, within),
            limits_of(labels or {}, limits),
            self.counts if within is None else {},
            self.former if within is None else {},
            self._within,
            self._sets,
        )
        return counting.numbers()

    def _sets(self, facet: str) -> Mapping[Any, FrozenBitMap]:
        """Return the versions of each value of a facet, in the order of its values."""
        if facet == DUE:
            return {name: self.due(name) for name in STATES}
        if facet == WHEN:
            return {
                (m.key[0], m.key[1]): m.members for m in months_of(self.stock.order)
            }
        return self._standing[facet]

    def _within(self, limit: tuple[str, Any]) -> FrozenBitMap:
        facet, chosen = limit
        if facet == DUE:
            return self.due(chosen)
        if facet == ELIGIBLE:
            return self._open_to(chosen)
        if facet == SINCE:
            return published_since(self.stock.order, chosen)
        return self._in_period(*chosen) if facet == WHEN else self._any_of(chosen)

    def by_label(self, kind: str, found: FrozenBitMap) -> dict[int, int]:
        """Count these by the key of each label, a merged one under its target."""
        return counted(self._standing[kind], found).numbers

    def due(self, name: str) -> FrozenBitMap:
        """Return all versions that their deadlines make a name of NAMES."""
        return self.stock.due.get(name, NOBODY)

    def soonest(
        self,
        found: FrozenBitMap,
        size: int,
        *,
        after: Placed | None = None,
        before: Placed | None = None,
    ) -> tuple[list[Spot], bool]:
        """Return a page of these that are open or opening, by the day and instant of
        what is due next, the soonest first, and whether there are more beyond it.

        `after` a place follow the later ones, `before` it stand those next to it.
        """
        return soonest(self.stock.dates, found, size, after=after, before=before)

    def newest(
        self,
        found: FrozenBitMap,
        size: int,
        *,
        before: Placed | None = None,
        after: Placed | None = None,
    ) -> tuple[list[int], bool]:
        """Return a page of these, newest first, and whether there are more beyond it.

        `before` a place: the older ones that follow it. `after` it: the newer ones next
        to it. The place needn't be that of one of these.
        """
        return newest(self.stock.order, found, size, before=before, after=after)

    def place_of(self, pk: int) -> tuple[date, datetime]:
        """Return its sort key in lists: printed day, and publication."""
        return place_of(self.stock.order, pk)

    def earlier(self, found: FrozenBitMap, day: date) -> date | None:
        """Return the last day before this one on which any of these were printed."""
        return day_beyond(self.stock.order, found, day, forwards=False)

    def later(self, found: FrozenBitMap, day: date) -> date | None:
        return day_beyond(self.stock.order, found, day, forwards=True)

    def newest_of(self, kind: str, language: str) -> dict[int, int]:
        """Return the newest public article of each label, by the label's key."""
        sets, public = self._standing[kind], self.public(language)
        return newest_each(self.stock.order, sets, public)

    def related(
        self,
        pk: int,
        limit: int = 5,
        *,
        among: FrozenBitMap | None = None,
        keys: Iterable[str] | None = None,
    ) -> list[int]:
        """Return the versions that an editor pinned to this one, then those that share
        most with it, up to `limit`. Pinned ones are shown even beyond the limit.

        Only a version that isn't public has to be looked up in the database. `among`
        are those that were public, for another moment. `keys` of all that the version
        shows save a search in the sets of all labels.
        """
        wanted = wanted_by(pk, self.stock, self.labels, self._standing, keys)
        among = self.public(wanted.language) if among is None else among
        return related(wanted, self._standing, among, self.stock.order, limit)

    def is_known(self, label: Label) -> bool:
        """Return whether a public article of any language has it, or its target."""
        return self._is_among(label, self.stock.open)

    def was_known(self, label: Label) -> bool:
        """Return whether an article that is or was public has it, or its target."""
        return self._is_among(label, self.stock.begun)

    def find(self, kind: str, slug: str, *, ever: bool = False) -> Label | None:
        """Return the label that has or once had a slug of any language, if readers know
        it.

        A merged label is replaced by its target. Only a slug that no label has is
        looked up in the database. `ever` is for feeds, as in `was_known`.
        """
        is_known = self.was_known if ever else self.is_known
        label = self.labels.by_slug[kind].get(slug)
        if label is None or not is_known(label):
            former = LabelSlug.objects.filter(kind=kind, slug=slug).first()
            label = self.labels.by_key[kind].get(former.label_key) if former else None
        return label.current if label and is_known(label) else None

    def _is_among(self, label: Label, marked: FrozenBitMap) -> bool:
        return any(self.about(one).intersect(marked) for one in {label, label.current})

    @cached_property
    def _public(self) -> dict[str, FrozenBitMap]:
        languages = self.stock.languages.items()
        return {name: members & self.stock.open for name, members in languages}

    @cached_property
    def counts(self) -> dict[tuple, Count]:
        """The cached counts, by facet, language, and limits of the other facets. Pages
        one click from each other have most of their numbers in common.
        """
        return {}

    @cached_property
    def _standing(self) -> Links:
        """The versions of each label; those of a merged label under its target."""
        found: Links = {}
        for kind, links in self.stock.links.items():
            found[kind] = standing = dict(links)
            for target, merged in self.labels.merged[kind].items():
                for pk in merged:
                    standing.pop(pk, None)
                own = (links.get(pk, NOBODY) for pk in merged)
                if members := standing.get(target, NOBODY).union(*own):
                    standing[target] = members
        return found

    def _in_language(self, language: str, within: FrozenBitMap | None) -> FrozenBitMap:
        public = self.public(language)
        return public if within is None else public & within

    def _any_of(self, values: Iterable[Value]) -> FrozenBitMap:
        return NOBODY.union(*map(self.having, values))

    def _open_to(self, codes: Iterable[str]) -> FrozenBitMap:
        return NOBODY.union(*(self.stock.eligible.get(code, NOBODY) for code in codes))

    def _in_period(self, years: Iterable[int], months: Iterable[int]) -> FrozenBitMap:
        """Return all versions of these years, or of their months; else all."""
        order = self.stock.order
        keys = [(year, *rest) for year in years for rest in ([m] for m in months)]
        keys = keys or [(year,) for year in years]
        if not keys:
            return order.members
        return NOBODY.union(*(members_of(order, key) for key in keys))
