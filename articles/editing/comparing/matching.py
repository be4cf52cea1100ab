"""Match two sequences: find their equal and differing runs, always quickly.

Python's matcher finds the best match, in a time that grows with the square of the
repeated items. Long sequences are therefore cut first where both have a unique item.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

# Python's matcher may look at so many equal pairs.
MOST_PAIRS = 10_000

# (whether it is the same, the run in the one, the run in the other)
Run = tuple[bool, list, list]


def runs(old: list, new: list) -> Iterator[Run]:
    """Yield the runs that are the same and those that differ, in their order."""
    last = (0, 0)
    for i, j in [*anchors(old, new), (len(old), len(new))]:
        yield from runs_of_part(old[last[0] : i], new[last[1] : j])
        if i < len(old):
            yield True, old[i : i + 1], new[j : j + 1]
        last = (i + 1, j + 1)


def runs_of_part(old: list, new: list) -> Iterator[Run]:
    shorter = min(len(old), len(new))
    start = common(old, new, shorter)
    end = common(old[::-1], new[::-1], shorter - start)
    if start:
        yield True, old[:start], new[:start]
    yield from best_runs(old[start : len(old) - end], new[start : len(new) - end])
    if end:
        yield True, old[len(old) - end :], new[len(new) - end :]


def common(old: list, new: list, most: int) -> int:
    """Return how many items both begin with, `most` at the most."""
    pairs = zip(old[:most], new[:most], strict=True)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), most)


def best_runs(old: list, new: list) -> Iterator[Run]:
    if pairs(old, new) > MOST_PAIRS:
        yield False, old, new
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        yield tag == "equal", old[i1:i2], new[j1:j2]


def pairs(old: list, new: list) -> int:
    counts = Counter(new)
    return sum(count * counts[item] for item, count in Counter(old).items())


def anchors(old: list, new: list) -> list[tuple[int, int]]:
    """Return places of items that both have once, in one order; none if it is short."""
    if pairs(old, new) <= MOST_PAIRS:
        return []
    places = unique(new)
    both = [(i, places[item]) for item, i in unique(old).items() if item in places]
    return longest_rising(both)


def unique(items: list) -> dict:
    """Return the items that occur once, with their places."""
    counts = Counter(items)
    return {item: i for i, item in enumerate(items) if counts[item] == 1}


def longest_rising(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most of these places that rise in both numbers; the first rises."""
    ends: list[int] = []  # the lowest end of a chain of each length, and its place
    tops: list[int] = []
    before: list[int | None] = []
    for place, (_i, j) in enumerate(places):
        length = bisect_left(ends, j)
        before.append(tops[length - 1] if length else None)
        ends[length : length + 1] = [j]
        tops[length : length + 1] = [place]
    chain, last = [], tops[-1] if tops else None
    while last is not None:
        chain.append(places[last])
        last = before[last]
    return chain[::-1]


def calmed(found: Iterator[Run]) -> list[Run]:
    """Join two changes if the text between them is shorter: lone words only confuse."""
    calm: list[Run] = []
    for run in found:
        if calm and calm[-1][0] == run[0]:
            calm[-1] = joined(run[0], calm[-1], run)
        else:
            calm.append(run)
        while is_restless(calm):
            calm[-3:] = [joined(False, *calm[-3:])]
    return calm


def is_restless(calm: list[Run]) -> bool:
    if len(calm) < 3 or calm[-1][0]:
        return False
    left, kept, right = (max(len(old), len(new)) for _same, old, new in calm[-3:])
    return kept < min(left, right)


def joined(same: bool, *found: Run) -> Run:
    return (
        same,
        [item for _same, old, _new in found for item in old],
        [item for _same, _old, new in found for item in new],
    )
