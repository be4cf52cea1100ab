"""Join new items with those that tell the same news."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from articles.inbox.items import join, members
from articles.inbox.likeness import Facts, Likeness
from articles.inbox.sorting.learning import kind_of_pair
from articles.models import InboxItem


@dataclass(slots=True)
class Found:
    """A new item with its facts, and the keys of the items that are most alike."""

    item: InboxItem
    facts: Facts
    vector: bytes | None
    near: list[tuple[int, Likeness]]


def join_same(
    found: Sequence[Found],
    languages: Mapping[int, str],
    thresholds: Mapping[str, float],
) -> None:
    """Join each with those at its address, and with the first that is as alike as the
    same news is. Without a vector, no likeness is enough.
    """
    at_address = first_at_addresses([one.item for one in found])
    for one in found:
        if same := at_address.get(one.item.pk):
            join(*fresh(one.item.pk, same))
        least = thresholds if one.vector else {}
        for other, like in one.near:
            name = kind_of_pair(one.item.language, languages[other])
            if like.score >= least.get(name, float("inf")):
                pair = fresh(one.item.pk, other)
                if not share_feed(*pair):
                    join(*pair)
                    break


def first_at_addresses(items: Iterable[InboxItem]) -> dict[int, int]:
    """Return the keys of items, and of the oldest other item at the same address."""
    keys = {item.pk: item.link_key for item in items if item.link_key}
    rows = InboxItem.objects.filter(link_key__in=set(keys.values())).order_by("pk")
    there: dict[str, list[int]] = {}
    for pk, key in rows.values_list("pk", "link_key"):
        there.setdefault(key, []).append(pk)
    others = {
        pk: next((other for other in there.get(key, ()) if other != pk), None)
        for pk, key in keys.items()
    }
    return {pk: other for pk, other in others.items() if other}


def fresh(one: int, other: int) -> tuple[InboxItem, InboxItem]:
    """Return both items: a join before may have moved them."""
    there = InboxItem.objects.select_related("cluster").in_bulk([one, other])
    return there[one], there[other]


def share_feed(item: InboxItem, other: InboxItem) -> bool:
    """Return whether a feed, which tells each news once, has items on both sides."""
    if item.cluster_id and item.cluster_id == other.cluster_id:
        return False
    ours = InboxItem.objects.filter(pk__in=members(item)).values("feed")
    theirs = InboxItem.objects.filter(pk__in=members(other), feed__isnull=False)
    return theirs.filter(feed__in=ours).exists()
