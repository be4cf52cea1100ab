"""Related articles: pinned ones first, then by shared labels, the rare ones first."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from math import log

from pyroaring import FrozenBitMap

from articles.domain.label_index import reading
from articles.domain.label_index.labels import Labels, named_by
from articles.domain.label_index.order import NOBODY, Span, newest
from articles.domain.label_index.stock import Choices, Links, Stock
from articles.models import KINDS, Article

# Nobody would read more than these beside an article.
MOST_PINNED = 20
# Scores are whole numbers: sums of them are equal whatever their order.
SCALE = 1 << 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """The facts of a version that decide which versions are related to it.

    `labels` are pairs of kind and key, `pinned` the versions of each such edition,
    `never` those of its own edition and of excluded ones.
    """

    language: str
    labels: tuple[tuple[str, int], ...]
    pinned: tuple[FrozenBitMap, ...]
    never: FrozenBitMap


def wanted_by(
    pk: int,
    stock: Stock,
    labels: Labels,
    standing: Links,
    keys: Iterable[str] | None = None,
) -> Wanted:
    if pk not in stock.open:
        return wanted_by_stored(Article.objects.get(pk=pk), labels)
    [language] = (name for name, all_ in stock.languages.items() if pk in all_)
    shown: Mapping[str, Collection[int]] = standing if keys is None else named_by(keys)
    own = tuple(
        (name, label)
        for name, kind in KINDS.items()
        if kind.weight
        for label in shown[name]
        if pk in standing[name].get(label, NOBODY)
    )
    choices = stock.choices.get(pk, Choices())
    # At most one version of an edition is public: it has no other to be left out.
    never = NOBODY.union(
        FrozenBitMap([pk]), *(stock.versions[each] for each in choices.excluded)
    )
    pinned = tuple(stock.versions[each] for each in choices.pinned)
    return Wanted(language, own, pinned, never)


def wanted_by_stored(article: Article, labels: Labels) -> Wanted:
    """Query the facts of a version that the catalogue doesn't hold."""
    own = {
        (name, labels.became(name, pk))
        for name, kind in KINDS.items()
        if kind.weight
        for pk in getattr(article, kind.links).values_list(
            f"{kind.field}_id", flat=True
        )
    }
    rows = article.related.values_list("position", "pk", "choice", "edition_id")
    choices = reading.in_order(list(rows))
    own_edition = article.edition_id
    versions = reading.versions_of({own_edition, *choices.pinned, *choices.excluded})
    never = (versions[each] for each in (own_edition, *choices.excluded))
    pinned = tuple(versions[each] for each in choices.pinned)
    return Wanted(article.language, tuple(own), pinned, NOBODY.union(*never))


def related(
    wanted: Wanted, standing: Links, public: FrozenBitMap, order: Span, limit: int
) -> list[int]:
    """Return the keys of the pinned in their order, then of those that share most."""
    among = public - wanted.never
    pinned = [pk for each in wanted.pinned for pk in each & among][:MOST_PINNED]
    among -= FrozenBitMap(pinned)
    sets = [standing[kind].get(pk, NOBODY) for kind, pk in wanted.labels]
    weights = [
        weight(
            KINDS[kind].weight, len(public), public.intersection_cardinality(members)
        )
        for (kind, _pk), members in zip(wanted.labels, sets, strict=True)
    ]
    shared = zip(weights, sets, strict=True)
    rest = limit - len(pinned)
    return pinned + (sharing_most(shared, among, order, rest) if rest > 0 else [])


def weight(of_kind: int, number: int, having: int) -> int:
    """Return the weight of a shared label: the fewer articles have it, the more."""
    return round(of_kind * log((1 + number) / (1 + having)) * SCALE)


def sharing_most(
    shared: Iterable[tuple[int, FrozenBitMap]],
    among: FrozenBitMap,
    order: Span,
    limit: int,
) -> list[int]:
    """Return those with the largest sums of weights, the newest first among equals.

    The sets are split by one label after the other, always the one that may hold the
    best; so most are never looked at.
    """
    labels = sorted(shared, key=lambda each: -each[0])
    candidates = among & NOBODY.union(*(members for _weight, members in labels))
    # Ordered by the best sum they can reach, undecided ones before decided ones.
    heap = [(-sum(w for w, _members in labels), 0, 0, candidates)]
    found: list[int] = []
    equals, score, entries = NOBODY, 0, 0
    while heap and len(found) < limit:
        least, level, _entry, members = heappop(heap)
        if equals and least != score:
            found += newest(order, equals, limit - len(found))[0]
            equals = NOBODY
        if level == len(labels):
            equals, score = equals | members, least
            continue
        gain, having = labels[level]
        for bound, part in (
            (least, members & having),
            (least + gain, members - having),
        ):
            if part:
                entries += 1
                heappush(heap, (bound, level + 1, entries, part))
    if equals and len(found) < limit:
        found += newest(order, equals, limit - len(found))[0]
    return found
