"""Ask all feeds that are due, one after the other; several processes may do so."""

import time
from collections.abc import Iterator

from django.utils import timezone

from articles.inbox.watching.asking import Outcome, ask
from articles.models import SourceFeed

# Feeds that are looked at in one query.
AT_ONCE = 20


def ask_due(*, seconds: float | None = None) -> Iterator[Outcome]:
    """Ask the feeds that are due until none is, or time is up; yield what came of it.

    A server that is being asked by another process is left for later.
    """
    end = time.monotonic() + seconds if seconds else None
    seen: set[int] = set()
    while due := next_due(seen):
        for feed in due:
            if end and time.monotonic() > end:
                return
            seen.add(feed.pk)
            outcome = ask(feed)
            if outcome.is_asked:
                yield outcome


def next_due(seen: set[int]) -> list[SourceFeed]:
    due = SourceFeed.objects.due(timezone.now()).exclude(pk__in=seen)
    return list(due.select_related("state", "source")[:AT_ONCE])
