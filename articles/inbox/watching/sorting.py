"""Sort new items: their facts, labels, rules, and the items that tell the same news."""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from articles.inbox.items import join, members
from articles.inbox.likeness import (
    Facts,
    Likeness,
    closeness,
    facts_of,
    nearest,
    vectors,
)
from articles.inbox.suggesting import (
    Practice,
    Rule,
    Suggestion,
    apply_rules,
    suggestions_for,
)
from articles.inbox.watching.learning import kind_of_pair, learned_thresholds
from articles.inbox.watching.recent import Recent
from articles.models import (
    KINDS,
    InboxItem,
    InboxRule,
    ItemFact,
    ItemVector,
    RuleField,
    SuggestionPractice,
)

AT_ONCE = 50
# Labels that are suggested for one item.
MOST_SUGGESTED = 12
RULE, USUAL = "rule", "usual"
# The fields of a rule, as the rules' own department calls them.
FIELDS = {RuleField.TEXT: "any"}

recent = Recent()


def sort_new(*, seconds: float | None = None) -> int:
    """Sort items until none is new or time is up; return the number of those sorted."""
    end = time.monotonic() + seconds if seconds else None
    sorted_items = 0
    while some := unsorted():
        sort(some)
        sorted_items += len(some)
        if end and time.monotonic() > end:
            break
    return sorted_items


def unsorted() -> list[InboxItem]:
    rows = InboxItem.objects.filter(is_sorted=False).order_by("seen_at", "pk")
    return list(rows.select_related("feed", "source")[:AT_ONCE])


def sort(items: Sequence[InboxItem]) -> None:
    recent.follow()
    rules, practice = rules_in_force(), practice_so_far()
    said = vectors([f"{item.title}. {item.summary}" for item in items])
    thresholds = learned_thresholds() if said else {}
    for number, item in enumerate(items):
        facts = facts_of(item.title, item.text or item.summary, item.language)
        vector = said[number] if said else None
        label(item, rules, practice)
        with transaction.atomic():
            store_facts(item, facts, vector)
            near = nearest_of(item, facts, vector)
            item.nearest = near[0][0] if near else None
            item.nearest_why = list(near[0][1].reasons) if near else []
            item.is_sorted = True
            item.save(
                update_fields=[
                    "suggestions", "is_muted", "nearest", "nearest_why", "is_sorted",
                ]
            )  # fmt: skip
            cluster(item)
            join_same(item, near, thresholds)
        recent.add(item.pk, facts, vector)


def store_facts(item: InboxItem, facts: Facts, vector: bytes | None) -> None:
    ItemFact.objects.filter(item=item).delete()
    ItemFact.objects.bulk_create(
        [ItemFact(item=item, fact=fact) for fact in facts.stored()],
        ignore_conflicts=True,
    )
    if vector is not None:
        ItemVector.objects.update_or_create(item=item, defaults={"vector": vector})


def nearest_of(
    item: InboxItem, facts: Facts, vector: bytes | None
) -> list[tuple[InboxItem, Likeness]]:
    """Return the most alike ones, the best first, and how alike each is."""
    weights = recent.weights()
    keys = recent.with_any(weights.telling(facts)) - {item.pk}
    others = {pk: recent.facts[pk] for pk in keys}
    near = None
    if vector is not None:
        known = [pk for pk in others if pk in recent.vectors]
        found = closeness(vector, [recent.vectors[pk] for pk in known])
        near = dict(zip(known, found, strict=True))
    best = nearest(facts, others, weights=weights, closeness=near)
    there = InboxItem.objects.in_bulk([pk for pk, _like in best])
    return [(there[pk], like) for pk, like in best if pk in there]


def join_same(
    item: InboxItem,
    near: Sequence[tuple[InboxItem, Likeness]],
    thresholds: Mapping[str, float],
) -> None:
    """Join it with the first that is as alike as the same news is.

    A feed tells each news once: its own items are never joined, nor by way of another.
    """
    for other, like in near:
        least = thresholds.get(kind_of_pair(item.language, other.language))
        if least is not None and like.score >= least and not share_feed(item, other):
            join(item, other)
            return


def share_feed(item: InboxItem, other: InboxItem) -> bool:
    """Return whether a feed has items on both sides."""
    if item.cluster_id and item.cluster_id == other.cluster_id:
        return False
    ours = InboxItem.objects.filter(pk__in=members(item)).values("feed")
    theirs = InboxItem.objects.filter(pk__in=members(other), feed__isnull=False)
    return theirs.filter(feed__in=ours).exists()


def cluster(item: InboxItem) -> None:
    """Join it with those at the same address: this is the same news for sure."""
    if not item.link_key:
        return
    same = InboxItem.objects.filter(link_key=item.link_key).exclude(pk=item.pk)
    if other := same.order_by("pk").first():
        join(item, other)


def label(item: InboxItem, rules: Sequence[tuple[InboxRule, Rule]], practice) -> None:
    """Set the labels suggested for an item, and whether a rule mutes it."""
    told = {
        "title": item.title,
        "text": item.text or item.summary,
        "author": item.author,
        "link": item.link,
    }
    fitting = [rule for row, rule in rules if is_for(row, item)]
    outcome = apply_rules(fitting, told)
    found = [
        *outcome.suggestions,
        *usual(item),
        *suggestions_for(item.title, told["text"], item.language, practice=practice),
    ]
    first = {(one.kind, one.label_pk): one for one in reversed(found)}
    best = sorted(first.values(), key=lambda one: -one.score)[:MOST_SUGGESTED]
    item.suggestions = [stored(one) for one in best]
    item.is_muted = outcome.muted_by is not None


def is_for(rule: InboxRule, item: InboxItem) -> bool:
    if rule.source_id and rule.source_id != item.source_id:
        return False
    return not rule.language or rule.language == item.language


def stored(one: Suggestion) -> dict:
    """Return it as a row of JSON; `why` is the place of the word, or another reason."""
    is_usual = one.reason == USUAL
    return {
        "kind": one.kind,
        "key": one.label_pk,
        "name": one.name,
        "why": one.reason if one.reason in {RULE, USUAL} else one.where,
        "word": "" if is_usual else one.word,
        "score": one.score,
        "reason": one.reason,
    }


def usual(item: InboxItem) -> list[Suggestion]:
    """Return the labels that the item's feed usually gets."""
    if item.feed is None:
        return []
    labels = [*item.feed.topics.all(), *item.feed.countries.all()]
    labels += [item.feed.category] if item.feed.category else []
    return [
        Suggestion(type(one).url_name, one.pk, one.name, USUAL, str(item.feed), 1.0)
        for one in labels
    ]


def rules_in_force() -> list[tuple[InboxRule, Rule]]:
    rows = InboxRule.objects.filter(is_active=True)
    return [(row, rule_of(row)) for row in rows]


def rule_of(row: InboxRule) -> Rule:
    kind = KINDS.get(row.label_kind)
    model = kind.model if kind else None
    label: Any = model and model._default_manager.filter(pk=row.label_key).first()
    field = FIELDS.get(RuleField(row.field), row.field)
    if label is None:
        return Rule(field, row.phrase, row.act)
    return Rule(field, row.phrase, row.act, row.label_kind, label.pk, label.name)


def practice_so_far() -> Practice:
    rows = SuggestionPractice.objects.filter(Q(accepted__gt=0) | Q(refused__gt=0))
    return {
        (row.reason, row.label_kind, row.label_key): (row.accepted, row.refused)
        for row in rows
    }
