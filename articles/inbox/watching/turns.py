"""The turns of processes at asking feeds: a row is taken for some minutes.

A process that is killed gives nothing back; its feed is free again when that time is
over.
"""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import Q

from articles.models import FeedStanding, FeedState, InboxItem, SourceFeed

# Longer than asking, reading and storing take at most.
TAKEN = timedelta(minutes=3)


def take(feed: SourceFeed, now: datetime, *, is_forced: bool = False) -> str:
    """Take the feed for this process; return its turn, "" if another process has it.

    With `is_forced` it needn't be due.
    """
    name = uuid4().hex
    free = Q(taken_until=None) | Q(taken_until__lte=now)
    rows = FeedState.objects.filter(free, feed=feed)
    if not is_forced:
        rows = rows.filter(next_at__lte=now)
    taken = rows.update(taken_until=now + TAKEN, taken_by=name)
    return name if taken else ""


def give_back(feed: SourceFeed, name: str, **found) -> bool:
    """End the turn and store the findings; return False if it was no longer ours."""
    rows = FeedState.objects.filter(feed=feed, taken_by=name)
    return bool(rows.update(taken_until=None, taken_by="", **found))


def note_mail(feed: SourceFeed, now: datetime) -> None:
    """Note that a mail brought news: nobody asks for those."""
    FeedState.objects.filter(feed=feed).update(
        standing=FeedStanding.WELL, succeeded_at=now, news_at=now
    )


def settle(now: datetime) -> str:
    """After a restore, ask every feed as if it were unknown: the items that came since
    the backup are gone. Facts are in no backup, so open items are sorted once more.
    """
    FeedState.objects.update(
        etag="", modified="", next_at=now, taken_until=None, taken_by=""
    )
    InboxItem.objects.open().update(is_sorted=False)
    return ""
