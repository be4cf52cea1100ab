"""The facts of the newest items, held by the process that sorts new ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from articles.inbox.likeness import Facts, Likeness, Weights, closeness, nearest
from articles.models import ItemFact, ItemVector

# Items that a new one is compared with.
MOST = 5_000
# Rows of one query.
AT_ONCE = 50_000


class Counts(Mapping[str, int]):
    """The number of items with each fact, without counting all of them."""

    def __init__(self, having: Mapping[str, set[int]]):
        self._having = having

    def __getitem__(self, fact: str) -> int:
        # A defaultdict would make a row of each fact that is looked for.
        if (pks := self._having.get(fact)) is None:
            raise KeyError(fact)
        return len(pks)

    def __iter__(self) -> Iterator[str]:
        return iter(self._having)

    def __len__(self) -> int:
        return len(self._having)


class Recent:
    """Follow the table of facts; other processes add to it as well."""

    def __init__(self) -> None:
        self.facts: dict[int, Facts] = {}
        self.having: dict[str, set[int]] = defaultdict(set)
        self.names: dict[str, str] = {}
        self.vectors: dict[int, bytes] = {}
        self.last = 0

    def follow(self) -> None:
        """Take up the items that were sorted since, and leave the oldest."""
        first = self.first_to_read()
        rows = ItemFact.objects.filter(item__gt=first).order_by("item")
        pairs = rows.values_list("item", "fact").iterator(chunk_size=AT_ONCE)
        for pk, facts in groupby(pairs, key=itemgetter(0)):
            self.add(pk, Facts.from_stored(fact for _pk, fact in facts))
        vectors = ItemVector.objects.filter(item__gt=first)
        self.vectors |= {
            pk: bytes(vector) for pk, vector in vectors.values_list("item", "vector")
        }
        self.leave_oldest()

    def first_to_read(self) -> int:
        newest = ItemFact.objects.order_by("-item").values_list("item").distinct()
        oldest = newest[MOST : MOST + 1] if not self.facts else ()
        return max(self.last, *(pk for (pk,) in oldest)) if oldest else self.last

    def add(self, pk: int, facts: Facts, vector: bytes | None = None) -> None:
        self.remove(pk)
        # Without their words, and each fact once: thousands of items are held.
        keys = [self.names.setdefault(fact, fact) for fact in facts.keys]
        self.facts[pk] = Facts.from_stored(keys)
        for fact in keys:
            self.having[fact].add(pk)
        if vector is not None:
            self.vectors[pk] = vector
        self.last = max(self.last, pk)

    def remove(self, pk: int) -> None:
        former = self.facts.pop(pk, None)
        for fact in former.keys if former else ():
            self.having[fact].discard(pk)
            if not self.having[fact]:
                del self.having[fact], self.names[fact]
        self.vectors.pop(pk, None)

    def leave_oldest(self) -> None:
        for pk in sorted(self.facts)[: max(0, len(self.facts) - MOST)]:
            self.remove(pk)

    def weights(self) -> Weights:
        """Return the weights of facts among the items that are held now."""
        return Weights(Counts(self.having), len(self.facts))

    def with_any(self, facts: Iterable[str]) -> set[int]:
        return set().union(*(self.having.get(fact, ()) for fact in facts))

    def nearest_to(
        self, pk: int, facts: Facts, vector: bytes | None
    ) -> list[tuple[int, Likeness]]:
        """Return the keys of the most alike, the best first, and how alike each is."""
        weights = self.weights()
        others = {
            key: self.facts[key] for key in self.with_any(weights.telling(facts)) - {pk}
        }
        near = None
        if vector is not None:
            known = [key for key in others if key in self.vectors]
            found = closeness(vector, [self.vectors[key] for key in known])
            near = dict(zip(known, found, strict=True))
        return nearest(facts, others, weights=weights, closeness=near)
