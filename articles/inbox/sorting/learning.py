"""Learn each night from which likeness on two items are the same news: once for items
in one language, once for those in two."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from articles.inbox.likeness import (
    Facts,
    Weights,
    closeness,
    nearest,
    threshold_from,
    vectors,
)
from articles.inbox.sorting.recent import Recent
from articles.models import (
    Article,
    ArticleTrace,
    Attribution,
    InboxItem,
    InboxMemory,
    ItemFact,
    ItemVector,
    NotSame,
    TraceKind,
)

# The names of the two thresholds. The same words in one language say less than facts
# that are in two.
WITHIN, BETWEEN = "threshold within", "threshold between"
# News that is further apart can't be the same.
APART = timedelta(days=120)
# Items and articles that are compared.
ITEMS, ARTICLES, PARTED = 300, 2_000, 1_000
# The share of items that each of the two thresholds may join wrongly.
SHARE = 0.025
# Of fewer the share that may be wrong is less than one, so they say nothing.
LEAST = 40


@dataclass(frozen=True, slots=True)
class Compared:
    """The signs of an item or an article, and the sources that it is from."""

    facts: Facts
    vector: bytes
    language: str
    sources: frozenset[int]


def kind_of_pair(one: str, other: str) -> str:
    """Return the name of the threshold for items in these languages."""
    return WITHIN if one == other else BETWEEN


def learned_thresholds() -> dict[str, float]:
    """Return the likeness from which on two items are one, as far as it was learned."""
    found = InboxMemory.objects.filter(name__in=(WITHIN, BETWEEN))
    return dict(found.values_list("name", "value"))


def learn_thresholds() -> dict[str, float]:
    """Learn them from pairs that can't be the same, and those that editors parted.

    A source says similar things again and again, so its own pairs don't count. The
    signs are those by which items are joined: without sentence vectors none are, and
    nothing is learned.
    """
    recent = Recent()
    recent.follow()
    weights = recent.weights()
    scores: dict[str, list[float]] = defaultdict(list)
    for name, score in (*old_scores(recent, weights), *parted_scores(weights)):
        scores[name].append(score)
    learned = {
        name: threshold_from(some, share=SHARE)
        for name, some in scores.items()
        if len(some) >= LEAST
    }
    for name, value in learned.items():
        InboxMemory.objects.update_or_create(name=name, defaults={"value": value})
    InboxMemory.objects.filter(name__in={WITHIN, BETWEEN} - learned.keys()).delete()
    return learned


def old_scores(recent: Recent, weights: Weights) -> Iterator[tuple[str, float]]:
    """Yield for each of the newest items how alike the most similar old article is."""
    articles = old_articles()
    for item in compared_items(list(recent.facts)[-ITEMS:]).values():
        others = [one for one in articles if one.sources.isdisjoint(item.sources)]
        for name in (WITHIN, BETWEEN):
            some = [
                one
                for one in others
                if kind_of_pair(item.language, one.language) == name
            ]
            if some:
                yield name, best_score(item, some, weights)


def parted_scores(weights: Weights) -> Iterator[tuple[str, float]]:
    """Yield how alike the items are that editors parted."""
    apart = NotSame.objects.exclude(one__feed=F("other__feed"))
    pairs = list(apart.order_by("-pk").values_list("one", "other")[:PARTED])
    items = compared_items({pk for pair in pairs for pk in pair})
    for pk, other_pk in pairs:
        if pk in items and other_pk in items:
            one, other = items[pk], items[other_pk]
            name = kind_of_pair(one.language, other.language)
            yield name, best_score(one, [other], weights)


def best_score(one: Compared, others: Sequence[Compared], weights: Weights) -> float:
    near = closeness(one.vector, [other.vector for other in others])
    facts = {number: other.facts for number, other in enumerate(others)}
    found = nearest(
        one.facts, facts, weights=weights, closeness=dict(enumerate(near)), most=1
    )
    return found[0][1].score if found else 0.0


def compared_items(keys: Iterable[int]) -> dict[int, Compared]:
    """Return items that have vectors."""
    keys = list(keys)
    facts: dict[int, list[str]] = defaultdict(list)
    for pk, fact in ItemFact.objects.filter(item__in=keys).values_list("item", "fact"):
        facts[pk].append(fact)
    rows = InboxItem.objects.filter(pk__in=keys).values_list("pk", "language", "source")
    told = {pk: (language, source) for pk, language, source in rows}
    return {
        pk: Compared(
            Facts.from_stored(facts[pk]),
            bytes(vector),
            told[pk][0],
            frozenset({told[pk][1]} - {None}),
        )
        for pk, vector in ItemVector.objects.filter(item__in=told).values_list(
            "item", "vector"
        )
    }


def old_articles() -> list[Compared]:
    """Return articles that are too old to tell what is new; none without the extra."""
    before = timezone.localdate() - APART
    old = Article.objects.filter(stands_for_edition=True, printed_on__lt=before)
    rows = list(
        old.order_by("-printed_on").values_list(
            "pk", "headline", "teaser", "edition__language"
        )[:ARTICLES]
    )
    said = vectors([f"{headline}. {teaser}" for _pk, headline, teaser, _code in rows])
    if said is None:
        return []
    keys = [pk for pk, *_told in rows]
    facts: dict[int, list[str]] = defaultdict(list)
    traces = ArticleTrace.objects.filter(article__in=keys, kind=TraceKind.FACT)
    for pk, fact in traces.values_list("article", "value"):
        facts[pk].append(fact)
    sources: dict[int, set[int]] = defaultdict(set)
    named = Attribution.objects.filter(article__in=keys)
    for pk, source in named.values_list("article", "source"):
        sources[pk].add(source)
    return [
        Compared(Facts.from_stored(facts[pk]), vector, code, frozenset(sources[pk]))
        for (pk, _headline, _teaser, code), vector in zip(rows, said, strict=True)
        if facts[pk]
    ]
