"""Learn each night from which likeness on two items are the same news."""

from datetime import timedelta

from django.utils import timezone

from articles.inbox.likeness import Facts, Weights, nearest, threshold_from
from articles.inbox.watching.recent import Recent
from articles.models import (
    Article,
    ArticleTrace,
    InboxItem,
    InboxMemory,
    ItemFact,
    NotSame,
    TraceKind,
)

THRESHOLD = "threshold"
# News that is further apart can't be the same.
APART = timedelta(days=120)
# Items and articles that are compared.
ITEMS, ARTICLES, PARTED = 300, 2_000, 1_000


def learned_threshold() -> float | None:
    """Return the likeness from which on two items are one; None if none was learned."""
    found = InboxMemory.objects.filter(name=THRESHOLD).first()
    return found.value if found else None


def learn_threshold() -> float | None:
    """Learn it from pairs that can't be the same, and those that editors parted."""
    recent = Recent()
    recent.follow()
    weights = recent.weights()
    old = facts_of_old_articles()
    scores = [
        found[0][1].score if (found := nearest(facts, old, weights=weights)) else 0.0
        for facts in list(recent.facts.values())[-ITEMS:]
        if old
    ]
    scores += parted_scores(weights)
    if not scores:
        return None
    value = threshold_from(scores)
    InboxMemory.objects.update_or_create(name=THRESHOLD, defaults={"value": value})
    return value


def facts_of_old_articles() -> dict[int, Facts]:
    before = timezone.localdate() - APART
    old = Article.objects.filter(stands_for_edition=True, printed_on__lt=before)
    pks = list(old.order_by("-printed_on").values_list("pk", flat=True)[:ARTICLES])
    rows = ArticleTrace.objects.filter(article__in=pks, kind=TraceKind.FACT)
    found: dict[int, list[str]] = {}
    for pk, fact in rows.values_list("article", "value"):
        found.setdefault(pk, []).append(fact)
    return {pk: Facts.from_stored(facts) for pk, facts in found.items()}


def parted_scores(weights: Weights) -> list[float]:
    """Return how alike the items are that editors parted."""
    pairs = NotSame.objects.order_by("-pk").values_list("one", "other")[:PARTED]
    keys = {pk for pair in pairs for pk in pair}
    found: dict[int, list[str]] = {pk: [] for pk in keys}
    rows = ItemFact.objects.filter(item__in=InboxItem.objects.filter(pk__in=keys))
    for pk, fact in rows.values_list("item", "fact"):
        found[pk].append(fact)
    facts = {pk: Facts.from_stored(some) for pk, some in found.items()}
    return [
        like.score
        for one, other in pairs
        for _pk, like in nearest(facts[one], {other: facts[other]}, weights=weights)
    ]
