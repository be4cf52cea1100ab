"""The likeness of two items, with its reasons; the nearest item; the threshold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from articles.inbox.likeness.facts import PLACE_FACT, TOWN_FACT, Facts
from articles.inbox.likeness.figures import DAY, NUMBER, YEAR
from articles.inbox.likeness.reasons import reasons_for
from articles.inbox.likeness.sounds import SOUND
from articles.inbox.likeness.weights import Weights

# All points were found with the open half of `benchmarks/likeness` and other items.
# Points for items that have the same words; they share some with whatever is alike.
OF_WORDS = 3
# Points against items that both have facts of a kind, but none in common: the next
# round of a call, another sum, another country.
AGAINST = {DAY: 3.5, NUMBER: 3.8, PLACE_FACT: 4, YEAR: 3, TOWN_FACT: 1}
# Points for the same sentence vectors. Words add nothing to them.
OF_VECTORS = 14
# So many of the nearest are told.
NEAREST = 10


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score, and the facts of both items, the most telling first."""

    score: float
    reasons: tuple[str, ...] = ()


def likeness(
    a: Facts, b: Facts, *, weights: Weights, closeness: float | None = None
) -> Likeness:
    """Compare two items. `closeness` is that of their vectors, if there are any."""
    score = points(a, b, weights, closeness)
    return Likeness(score, tuple(reasons_for(a, b, weights)))


def nearest(
    item: Facts,
    others: Mapping[int, Facts],
    *,
    weights: Weights,
    closeness: Mapping[int, float] | None = None,
    most: int = NEAREST,
) -> list[tuple[int, Likeness]]:
    """Return the keys of the most alike, best first; those with something in common."""
    near = closeness or {}
    scores = {
        key: points(item, facts, weights, near.get(key))
        for key, facts in others.items()
    }
    best = sorted(scores, key=lambda key: (-scores[key], key))[:most]
    return [
        (key, Likeness(scores[key], tuple(reasons_for(item, others[key], weights))))
        for key in best
        if scores[key] > 0
    ]


def points(
    a: Facts, b: Facts, weights: Weights, closeness: float | None = None
) -> float:
    both = a.keys & b.keys
    found = words = 0.0
    agreed = set()
    for fact in both:
        kind = fact[:2]
        agreed.add(kind)
        if kind == SOUND:
            words += weights.weight(fact)
        else:
            found += weights.weight(fact)
    for kind in (a.kinds & b.kinds) - agreed:
        found -= AGAINST.get(kind, 0)
    if closeness is not None:
        return found + OF_VECTORS * closeness
    if words:
        found += OF_WORDS * words / sqrt(weights.of_words(a) * weights.of_words(b))
    return found


def threshold_from(scores: Iterable[float], *, share: float = 0.05) -> float:
    """Return the score that only a `share` of these exceeds.

    Give one for each item: its best among the items that can't be the same news, since
    they are from other months, or an editor said so. Infinity if there are none.
    """
    known = sorted(scores)
    return known[-1 - int(len(known) * share)] if known else float("inf")
