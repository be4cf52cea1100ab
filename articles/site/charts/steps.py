"""The tints of marks: a few steps that depend on the numbers."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from articles.foundation.text import grouped

# As many tints as charts.css has.
MOST_STEPS = 5
# Steps of larger numbers begin at a round one: with so many digits that aren't 0.
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the legend: a tint, and the numbers that have it."""

    tint: int
    first: int
    last: int

    @property
    def numbers(self) -> str:
        if self.first == self.last:
            return grouped(self.first)
        return f"{grouped(self.first)}–{grouped(self.last)}"


@dataclass(frozen=True, slots=True)
class Steps:
    """The least number of each step, rising; `most` is the greatest of all."""

    least: tuple[int, ...]
    most: int

    def tint(self, number: int) -> int:
        """Return from 1, the faintest; 0 for nothing."""
        return bisect_right(self.least, number)

    @property
    def legend(self) -> list[Step]:
        ends = [*(first - 1 for first in self.least[1:]), self.most]
        pairs = zip(self.least, ends, strict=True) if self.least else ()
        return [Step(n, first, last) for n, (first, last) in enumerate(pairs, start=1)]


def steps_of(numbers: Iterable[int]) -> Steps:
    """Return steps of which each has about as many of the different numbers.

    So one country with thousands of articles doesn't make all others look alike.
    """
    known = sorted(set(numbers) - {0})
    if not known:
        return Steps((), 0)
    least = set(known)
    if len(known) > MOST_STEPS:
        size = len(known)
        starts = (known[step * size // MOST_STEPS] for step in range(MOST_STEPS))
        least = set(map(rounded_down, starts))
    return Steps(tuple(sorted(least)), known[-1])


def rounded_down(number: int) -> int:
    unit = 10 ** max(len(str(number)) - DIGITS, 0)
    return number // unit * unit
