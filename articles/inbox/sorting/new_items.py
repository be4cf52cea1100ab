"""Sort new items: their facts, labels, rules, and the items that tell the same news."""

import time
from collections.abc import Iterable, Sequence

from django.db import transaction

from articles.inbox.likeness import facts_of, vectors
from articles.inbox.sorting.joining import Found, join_same
from articles.inbox.sorting.labelling import Known, label
from articles.inbox.sorting.learning import learned_thresholds
from articles.inbox.sorting.recent import Recent
from articles.models import InboxItem, ItemFact, ItemVector

AT_ONCE = 50
SORTED = ["suggestions", "is_muted", "nearest", "nearest_why", "is_sorted"]

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
    """Find out all about these items, then store it at once."""
    recent.follow()
    said = vectors([f"{item.title}. {item.summary}" for item in items])
    known = Known.about(items)
    found = []
    for number, item in enumerate(items):
        facts = facts_of(item.title, item.text or item.summary, item.language)
        vector = said[number] if said else None
        label(item, known)
        near = recent.nearest_to(item.pk, facts, vector)
        found.append(Found(item, facts, vector, near))
        recent.add(item.pk, facts, vector)
    store(found)


@transaction.atomic
def store(found: Iterable[Found]) -> None:
    there = InboxItem.objects.select_for_update().in_bulk(
        [one.item.pk for one in found]
    )
    found = [one for one in found if one.item.pk in there]
    others = languages_of(pk for one in found for pk, _like in one.near)
    for one in found:
        one.near = [(pk, like) for pk, like in one.near if pk in others]
        nearest, like = one.near[0] if one.near else (None, None)
        one.item.nearest_id = nearest
        one.item.nearest_why = list(like.reasons) if like else []
        one.item.is_sorted = True
    InboxItem.objects.bulk_update([one.item for one in found], SORTED)
    store_facts(found)
    join_same(found, others, learned_thresholds())


def store_facts(found: Iterable[Found]) -> None:
    ItemFact.objects.filter(item__in=[one.item for one in found]).delete()
    ItemFact.objects.bulk_create(
        [
            ItemFact(item=one.item, fact=fact)
            for one in found
            for fact in one.facts.stored()
        ],
        ignore_conflicts=True,
    )
    ItemVector.objects.bulk_create(
        [ItemVector(item=one.item, vector=one.vector) for one in found if one.vector],
        update_conflicts=True,
        unique_fields=["item"],
        update_fields=["vector"],
    )


def languages_of(keys: Iterable[int]) -> dict[int, str]:
    """Return the languages of those items that are still there."""
    rows = InboxItem.objects.filter(pk__in=set(keys))
    return dict(rows.values_list("pk", "language"))
