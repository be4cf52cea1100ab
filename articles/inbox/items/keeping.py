"""Let items go after their time; only hashes stay, so that none comes back."""

from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import QuerySet

from articles.models import FormerItem, InboxItem, ItemCluster, ItemState

AT_ONCE = 500


def unread_before(before: datetime) -> QuerySet[InboxItem]:
    """Return the items that nobody decided about, seen before that moment."""
    return InboxItem.objects.open().filter(seen_at__lt=before)


def dismissed_before(before: datetime) -> QuerySet[InboxItem]:
    return InboxItem.objects.filter(state=ItemState.DISMISSED, decided_at__lt=before)


def sent_before(before: datetime) -> QuerySet[InboxItem]:
    """Return the items that readers sent, decided about before that moment."""
    sent = InboxItem.objects.filter(source=None, sender__isnull=False)
    return sent.filter(decided_at__lt=before)


def forget(items: QuerySet[InboxItem]) -> int:
    """Delete these items and keep their hashes; return their number."""
    number = 0
    while some := list(islice(items.order_by("pk"), AT_ONCE)):
        with transaction.atomic():
            FormerItem.objects.bulk_create(
                [former_of(item) for item in some if item.source_id],
                ignore_conflicts=True,
            )
            InboxItem.objects.filter(pk__in=[item.pk for item in some]).delete()
        number += len(some)
    ItemCluster.objects.filter(items=None).delete()
    return number


def former_of(item: InboxItem) -> FormerItem:
    """Return the hashes by which an item is known once it is gone."""
    return FormerItem(
        source_id=item.source_id,
        identity=item.identity,
        link_key=item.link_key,
        content_key=item.content_key,
    )
