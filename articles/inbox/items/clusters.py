"""Items that tell the same news: joined, and parted for ever by an editor."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.foundation.refusal import Refused
from articles.inbox.items.deciding import decide
from articles.models import InboxItem, ItemCluster, NotSame


@transaction.atomic
def join(item: InboxItem, other: InboxItem) -> bool:
    """Put both into one cluster; return whether they are in one now.

    They stay apart if an editor parted the item from any in the other's cluster.
    """
    if item.cluster_id and item.cluster_id == other.cluster_id:
        return True
    ours, theirs = members(item), members(other)
    if are_parted(ours, theirs):
        return False
    cluster = other.cluster or item.cluster or ItemCluster.objects.create()
    InboxItem.objects.filter(pk__in=[*ours, *theirs]).update(cluster=cluster)
    item.cluster = other.cluster = cluster
    return True


@transaction.atomic
def join_nearest(item: InboxItem, *, by) -> InboxItem:
    """Join it with the item that is most alike. Raises Refused."""
    return join_with(item, item.nearest, by=by)


def join_with(item: InboxItem, other: InboxItem | None, *, by) -> InboxItem:
    """Join the two as an act of an editor. Raises Refused."""
    joined = decide(item, "join", by=by)
    if other is None or not join(joined, other):
        raise Refused(
            _("“%(title)s” stays as it is.") % {"title": item.title},
            _("An editor has parted the two items, or the other one is gone."),
            _("Leave them as they are."),
            code="parted",
        )
    return joined


@transaction.atomic
def part(item: InboxItem, *, by) -> InboxItem:
    """Take the item out of its cluster: it isn't the same news. Raises Refused.

    The worker looks again for the item that is most alike besides.
    """
    others = [pk for pk in members(item) if pk != item.pk]
    left = item.cluster
    away: dict[str, Any] = {"nearest": None, "nearest_why": [], "is_sorted": False}
    parted = decide(item, "part", by=by, cluster=None, **away)
    InboxItem.objects.filter(pk__in=others, nearest=item).update(**away)
    NotSame.objects.bulk_create(
        [
            NotSame(one_id=min(pk, item.pk), other_id=max(pk, item.pk), by=by)
            for pk in others
        ],
        ignore_conflicts=True,
    )
    if left and len(others) < 2:
        # One alone is no cluster.
        InboxItem.objects.filter(cluster=left).update(cluster=None)
        left.delete()
    return parted


def members(item: InboxItem) -> list[int]:
    """Return the keys of the items in its cluster, its own at least."""
    if item.cluster_id is None:
        return [item.pk]
    found = InboxItem.objects.filter(cluster=item.cluster_id)
    return list(found.order_by("pk").values_list("pk", flat=True))


def parted_from(items: Iterable[int]) -> set[tuple[int, int]]:
    """Return these items with those from which editors parted them, either way."""
    pks = list(items)
    rows = NotSame.objects.filter(Q(one__in=pks) | Q(other__in=pks))
    pairs = list(rows.values_list("one", "other"))
    return {*pairs, *((other, one) for one, other in pairs)}


def are_parted(some: Iterable[int], others: Iterable[int]) -> bool:
    some, others = list(some), list(others)
    return NotSame.objects.filter(
        Q(one__in=some, other__in=others) | Q(one__in=others, other__in=some)
    ).exists()
