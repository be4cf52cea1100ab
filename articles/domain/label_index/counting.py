"""Count the articles of a list, and those it would have with other labels and dates."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from typing import Any, TypedDict

from pyroaring import FrozenBitMap

from articles.domain.label_index.together import Value
from articles.models import KINDS, Applicant

# Labels, or several of them at once, by the name of their kind.
type Chosen = Mapping[str, Iterable[Value]]
# A limit of a list: a facet, and the values of a kind of labels, codes of those who may
# apply, years and months, a moment, or what deadlines make of articles.
type Limit = tuple[str, str | datetime | frozenset | tuple[frozenset, frozenset]]

WHEN, DUE, ELIGIBLE, SINCE = "when", "due", "eligible", "since"
# So many counts are cached: one takes some 30 kB for 900 labels.
MOST_COUNTED = 200
# So many are kept for later revisions: each may hold a catalogue's sets.
MOST_FORMER = 40


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number of articles in a list; the numbers with each other label in place of
    the chosen ones of its kind, by kind and key; those at any time, by year and month;
    and those with any deadlines, by what these make of them.

    The kinds that narrow the list have two more numbers: the articles of the list with
    each label, and the articles that each chosen value would give by itself. `by_code`
    has those whom a chosen code finds alone, and those of the list with one code more.
    Zeros are left out, except for the values.
    """

    total: int
    by_label: dict[str, dict[int, int]]
    by_month: dict[tuple[int, int], int]
    by_due: dict[str, int]
    together: dict[str, dict[int, int]]
    by_value: dict[str, dict[Value, int]]
    by_code: dict[str, int]


class Limits(TypedDict, total=False):
    """In any of the years, or of their months; for any of those who may apply; `due` is
    a name of `deadlines.NAMES`; published for the first time at `since` or later.
    """

    years: Iterable[int]
    months: Iterable[int]
    since: datetime | None
    due: str
    eligible: Iterable[str]


def limits_of(labels: Chosen, narrowing: Limits) -> set[Limit]:
    limits: set[Limit] = {(kind, frozenset(chosen)) for kind, chosen in labels.items()}
    years, months = narrowing.get("years", ()), narrowing.get("months", ())
    when = frozenset(years), frozenset(months)
    limits |= {(WHEN, when)} if any(when) else set()
    due, who = narrowing.get("due"), frozenset(narrowing.get("eligible", ()))
    limits |= {(DUE, due)} if due else set()
    since = narrowing.get("since")
    limits |= {(SINCE, since)} if since else set()
    return limits | ({(ELIGIBLE, who)} if who else set())


@dataclass(frozen=True, slots=True)
class Count:
    """The number of members of each set that were `found`; zeros are left out."""

    found: FrozenBitMap
    sets: Mapping[Any, FrozenBitMap]
    numbers: dict


def counted(
    sets: Mapping[Any, FrozenBitMap], found: FrozenBitMap, former: Count | None = None
) -> Count:
    """Count them. Sets that are those of a `former` count, and hold nothing that was
    found by one of the two alone, have its numbers.
    """
    count, changed = found.intersection_cardinality, found
    same: Mapping[Any, FrozenBitMap] = {}
    if former:
        same, changed = former.sets, found ^ former.found
    numbers = {}
    for key, members in sets.items():
        is_same = members is same.get(key) and not members.intersect(changed)
        number = former.numbers.get(key, 0) if former and is_same else count(members)
        if number:
            numbers[key] = number
    return Count(found, sets, numbers)


@dataclass(frozen=True, slots=True)
class Counting:
    """Counts among the articles `around` a list, which is narrowed by `limits`.

    `within` returns the articles within one limit, `sets` those of each value of a
    facet. Counts are cached in `known` by facet, `name` and limits; `former` has those
    of earlier revisions.
    """

    name: str
    around: FrozenBitMap
    limits: set[Limit]
    known: dict[tuple, Count]
    former: Mapping[tuple, Count]
    within: Callable[[Limit], FrozenBitMap]
    sets: Callable[[str], Mapping[Any, FrozenBitMap]]

    def numbers(self) -> Numbers:
        chosen: dict[str, Any] = {
            facet: values for facet, values in self.limits if facet in KINDS
        }
        return Numbers(
            total=len(self.held(self.limits)),
            by_label={kind: self.counted(kind, self.besides(kind)) for kind in KINDS},
            by_month=self.counted(WHEN, self.besides(WHEN)),
            by_due=self.counted(DUE, self.besides(DUE)),
            together={kind: self.counted(kind, self.limits) for kind in chosen},
            by_value={kind: self.by_value(kind, each) for kind, each in chosen.items()},
            by_code=self.by_code(),
        )

    def besides(self, facet: str) -> set[Limit]:
        return {limit for limit in self.limits if limit[0] != facet}

    def held(self, limits: Iterable[Limit]) -> FrozenBitMap:
        return self.around.intersection(*map(self.within, limits))

    def counted(self, facet: str, limits: Iterable[Limit]) -> dict:
        key = facet, self.name, frozenset(limits)
        found = self.known.get(key)
        if found is None:
            former = self.former.get(key)
            found = counted(self.sets(facet), self.held(limits), former)
            if len(self.known) >= MOST_COUNTED:
                self.known.clear()
            self.known[key] = found
        return found.numbers

    def by_code(self) -> dict[str, int]:
        given: dict[str, Any] = dict(self.limits)
        chosen = given.get(ELIGIBLE, frozenset())
        found, counted = self.held(self.besides(ELIGIBLE)), {}
        for code in Applicant.values:
            codes = frozenset([code]) | (frozenset() if code in chosen else chosen)
            if any_more := self.within((ELIGIBLE, frozenset([code]))):
                them = self.within((ELIGIBLE, codes)) if codes else any_more
                counted[code] = found.intersection_cardinality(them)
        return {code: number for code, number in counted.items() if number}

    def by_value(self, kind: str, values: Iterable[Any]) -> dict[Value, int]:
        found = self.held(self.besides(kind))
        return {
            value: found.intersection_cardinality(
                self.within((kind, frozenset([value])))
            )
            for value in values
        }


def most_used(numbers: Mapping[int, int], most: int) -> list[int]:
    """Return the keys with the `most` highest numbers, in no order. Ties with the
    lowest of these are included: names decide among equals.
    """
    least = min(nlargest(most, numbers.values()), default=0)
    return [key for key, number in numbers.items() if number >= least]
