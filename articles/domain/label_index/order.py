"""The order of the lists: versions in a tree of years, months and days.

Newest first everywhere: by printed day, then publication, then key. A tree never
changes; a new order is another tree that shares most branches with it.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import groupby, islice
from typing import NamedTuple, Protocol

from pyroaring import FrozenBitMap

# Year, month and day; or the first one or two of these.
type Key = tuple[int, ...]

# Keys of versions; nobody changes them.
Members = FrozenBitMap
NOBODY = Members()
DAY = 3
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Placed(Protocol):
    """An object with a place in the order, whether or not it is in a list."""

    @property
    def printed_on(self) -> date: ...
    @property
    def published_at(self) -> datetime: ...
    @property
    def pk(self) -> int: ...


class Spot(NamedTuple):
    """The place of a version: its day, a moment, and its key."""

    printed_on: date
    published_at: datetime
    pk: int


@dataclass(frozen=True, slots=True)
class Day:
    """The versions of one printed day: `moments` of publication, in microseconds since
    1970, and `pks`, in the order of the lists.
    """

    key: Key
    moments: array
    pks: array
    members: FrozenBitMap

    def spot(self, index: int) -> Spot:
        moment = EPOCH + self.moments[index] * MICROSECOND
        return Spot(date(*self.key), moment, self.pks[index])


@dataclass(frozen=True, slots=True)
class Span:
    """A year or a month, or all time: its parts, the newest first."""

    key: Key = ()
    parts: tuple["Span | Day", ...] = ()
    members: FrozenBitMap = NOBODY


def key_of(day: date) -> Key:
    return day.year, day.month, day.day


def microseconds(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


def day_of(key: Key, moments: array, pks: array) -> Day:
    """Return the day with these versions, in order."""
    ranked = sorted(zip(moments, pks, strict=True), reverse=True)
    ordered = array("I", (pk for _moment, pk in ranked))
    moments = array("q", (moment for moment, _pk in ranked))
    return Day(key, moments, ordered, FrozenBitMap(ordered))


def with_days(span: Span, days: Mapping[Key, Day]) -> Span:
    """Return it with these days instead of its own; an empty day is left out."""
    level = len(span.key) + 1
    parts = {part.key: part for part in span.parts}
    for key, group in groupby(sorted(days), key=lambda each: each[:level]):
        if level == DAY:
            parts[key] = days[key]
        else:
            former = parts.get(key)
            inner = former if isinstance(former, Span) else Span(key)
            parts[key] = with_days(inner, {each: days[each] for each in group})
    kept = [parts[key] for key in sorted(parts, reverse=True) if parts[key].members]
    members = NOBODY.union(*(part.members for part in kept))
    return Span(span.key, tuple(kept), members)


def part_of(span: Span, key: Key) -> "Span | Day | None":
    """Return the year, month or day, None if nothing was printed in it."""
    found: Span | Day | None = span
    for level in range(1, len(key) + 1):
        parts = found.parts if isinstance(found, Span) else ()
        found = next((part for part in parts if part.key == key[:level]), None)
    return found


def members_of(span: Span, key: Key) -> FrozenBitMap:
    part = part_of(span, key)
    return part.members if part else NOBODY


def days_of(
    span: Span, found: FrozenBitMap, start: Key = (), *, forwards: bool = False
) -> Iterator[Day]:
    """Walk the days that have any of these, from `start` on: into the past, or
    `forwards`. Years and months without any are passed over at once.
    """
    for part in reversed(span.parts) if forwards else span.parts:
        edge = start[: len(part.key)]
        is_behind = part.key < edge if forwards else part.key > edge
        if (edge and is_behind) or not found.intersect(part.members):
            continue
        if isinstance(part, Day):
            yield part
        else:
            yield from days_of(part, found, start, forwards=forwards)


def months_of(span: Span) -> Iterator["Span | Day"]:
    for year in span.parts:
        if isinstance(year, Span):
            yield from year.parts


def published_since(span: Span, moment: datetime) -> Members:
    """Return the versions of editions that were first published then or later, whatever
    day they have printed.
    """
    first = microseconds(moment)
    return NOBODY.union(*(recent(day, first) for day in all_days(span)))


def all_days(span: Span) -> Iterator[Day]:
    for part in span.parts:
        if isinstance(part, Day):
            yield part
        else:
            yield from all_days(part)


def recent(day: Day, first: int) -> Members:
    """Return those of a day that were published from `first` on, in microseconds."""
    if day.moments[0] < first:
        return NOBODY
    # Newest first: their numbers fall.
    number = bisect_right(day.moments, -first, key=lambda moment: -moment)
    return Members(day.pks[:number])


def newest(
    span: Span,
    found: FrozenBitMap,
    size: int,
    *,
    before: Placed | None = None,
    after: Placed | None = None,
) -> tuple[list[int], bool]:
    """Return the newest of these, newest first, and whether there are more.

    `before` a place: those that follow it in the list. `after` it: those nearest to it
    that are newer; then there may be more that are newer still.
    """
    forwards = after is not None
    walked = beyond(span, found, before or after, forwards=forwards)
    pks = [day.pks[index] for day, index in islice(walked, size + 1)]
    shown = pks[:size]
    return shown[::-1] if forwards else shown, len(pks) > size


def soonest(
    span: Span,
    found: FrozenBitMap,
    size: int,
    *,
    after: Placed | None = None,
    before: Placed | None = None,
) -> tuple[list[Spot], bool]:
    """Return the places of the oldest of these, oldest first, and whether there are
    more.

    `after` a place: those that follow it. `before` it: those nearest to it.
    """
    forwards = before is None
    walked = beyond(span, found, after or before, forwards=forwards)
    each = [day.spot(index) for day, index in islice(walked, size + 1)]
    shown = each[:size]
    return shown if forwards else shown[::-1], len(each) > size


def soonest_by_day(span: Span, found: FrozenBitMap) -> Iterator[Spot]:
    """Yield the soonest of each day that has any of these, from the oldest day on."""
    for day in days_of(span, found, forwards=True):
        forwards = indexes(day, None, forwards=True)
        yield next(day.spot(index) for index in forwards if day.pks[index] in found)


def beyond(
    span: Span, found: FrozenBitMap, place: Placed | None, *, forwards: bool
) -> Iterator[tuple[Day, int]]:
    """Walk these from a place on, into the past or `forwards`: days, and indexes."""
    start = key_of(place.printed_on) if place else ()
    for day in days_of(span, found, start, forwards=forwards):
        at = place if place is not None and day.key == start else None
        for index in indexes(day, at, forwards=forwards):
            if day.pks[index] in found:
                yield day, index


def indexes(day: Day, place: Placed | None, *, forwards: bool) -> range:
    """Return the indexes to look at in a day, in order; beyond the place, if given."""
    number = len(day.pks)
    if place is None:
        return range(number - 1, -1, -1) if forwards else range(number)
    wanted = -microseconds(place.published_at), -place.pk
    bisect = partial(
        bisect_left if forwards else bisect_right,
        range(number),
        wanted,
        key=lambda index: (-day.moments[index], -day.pks[index]),
    )
    return range(bisect() - 1, -1, -1) if forwards else range(bisect(), number)


def place_of(span: Span, pk: int) -> tuple[date, datetime]:
    """Return the printed day of a version and the moment of its publication."""
    [day] = days_of(span, Members([pk]))
    moment = day.moments[day.pks.index(pk)]
    return date(*day.key), EPOCH + moment * MICROSECOND


def day_beyond(
    span: Span, found: FrozenBitMap, day: date, *, forwards: bool
) -> date | None:
    """Return the nearest day before that one on which any of these were printed;
    `forwards`, the nearest after it.
    """
    start = key_of(day)
    walked = days_of(span, found, start, forwards=forwards)
    return next((date(*one.key) for one in walked if one.key != start), None)


def newest_each[K](
    span: Span, sets: Mapping[K, FrozenBitMap], among: FrozenBitMap
) -> dict[K, int]:
    """Return the newest member of each set that has any of `among`.

    All sets go down to their months together, so each is looked at a few times only.
    """
    found: dict[K, int] = {}
    if len(span.key) == DAY - 1:
        days = (day for day in span.parts if isinstance(day, Day))
        places = {pk: n for n, pk in enumerate(pk for day in days for pk in day.pks)}
        for key, each in sets.items():
            found[key] = min(each & among, key=places.__getitem__)
        return found
    for part in span.parts:
        here = part.members & among
        having = {key: each for key, each in sets.items() if each.intersect(here)}
        if having and isinstance(part, Span):
            found |= newest_each(part, having, here)
        sets = {key: each for key, each in sets.items() if key not in having}
    return found
