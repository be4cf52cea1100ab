"""The weight of each fact: one that few items have says more than one of many."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from articles.inbox.likeness.facts import PLACE_FACT, TOWN_FACT, Facts
from articles.inbox.likeness.figures import DAY, NUMBER, YEAR
from articles.inbox.likeness.sounds import SOUND

# Points for a fact that two items share and no other has. A town is also a country and
# a word. Words count by their share of all words of both.
POINTS = {NUMBER: 4, DAY: 4.5, YEAR: 1.2, PLACE_FACT: 2.3, TOWN_FACT: 0.5, SOUND: 1}
# So many items are looked at for one: those with its rarest facts.
CANDIDATES = 400


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The number of items with each fact, and of items in all."""

    counts: Mapping[str, int]
    total: int
    _known: dict[str, float] = field(default_factory=dict, repr=False)
    _sums: dict[frozenset[str], float] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, items: Iterable[Facts]) -> "Weights":
        counts: Counter[str] = Counter()
        total = 0
        for facts in items:
            counts.update(facts.keys)
            total += 1
        return cls(counts, total)

    def weight(self, fact: str) -> float:
        """Return its points: all if no other item has it, none if every item has it."""
        found = self._known.get(fact)
        if found is None:
            all_items = math.log(self.total + 1.5)
            rare = all_items - math.log(self.counts.get(fact, 0) + 0.5)
            share = min(max(rare, 0.0) / all_items, 1.0)
            found = self._known[fact] = share * POINTS.get(fact[:2], 0)
        return found

    def of_words(self, facts: Facts) -> float:
        """Return the weight of all words of an item."""
        found = self._sums.get(facts.keys)
        if found is None:
            words = (fact for fact in facts.keys if fact.startswith(SOUND))
            found = self._sums[facts.keys] = sum(map(self.weight, words))
        return found

    def telling(self, facts: Facts, *, most: int = CANDIDATES) -> list[str]:
        """Return the facts by which to look for other items, the weightiest first.

        They find some `most` items at most; a fact that no item has finds none.
        """
        shared = [fact for fact in facts.keys if self.counts.get(fact, 0)]
        found, told = 0, list[str]()
        for fact in sorted(shared, key=lambda one: (-self.weight(one), one)):
            found += self.counts[fact]
            if told and found > most:
                break
            told.append(fact)
        return told
