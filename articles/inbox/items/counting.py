"""Count what a feed brought, and what of it was used, by the day on which it came.

Each is one row that is changed, however many items there are.
"""

from datetime import datetime

from django.db.models import F
from django.utils import timezone

from articles.models import FeedDay, InboxItem, ItemState, SourceFeed, first_day

USED = frozenset({ItemState.TAKEN, ItemState.ADDED})


def count_seen(feed: SourceFeed, number: int, at: datetime) -> None:
    """Count new items of a feed, in the transaction that stores them."""
    if not number:
        return
    day = timezone.localdate(at)
    rows = FeedDay.objects.filter(feed=feed, day=day)
    if rows.update(seen=F("seen") + number):
        return
    # Another process may make the row at the same moment.
    FeedDay.objects.bulk_create([FeedDay(feed=feed, day=day)], ignore_conflicts=True)
    rows.update(seen=F("seen") + number)
    FeedDay.objects.filter(feed=feed, day__lt=first_day(day)).delete()


def count_use(item: InboxItem, former: str) -> None:
    """Count that an item is used by now, or no longer, after a decision about it."""
    change = (item.state in USED) - (former in USED)
    if not change or not item.feed_id:
        return
    # The row of a day that counts no more is gone.
    rows = FeedDay.objects.filter(feed=item.feed_id, used__gte=-change)
    rows.filter(day=timezone.localdate(item.seen_at)).update(used=F("used") + change)
