"""After a restore no feed is taken for read that isn't."""

from datetime import datetime

from articles.models import FeedState, InboxItem


def settle(now: datetime) -> str:
    """Ask every feed again as if it were unknown: the items since the backup are gone.

    Their facts are in no backup, so open items are sorted once more.
    """
    FeedState.objects.update(
        etag="", modified="", next_at=now, taken_until=None, taken_by=""
    )
    InboxItem.objects.open().update(is_sorted=False)
    return ""
