"""Tasks that the clock starts: ask feeds that are due, sort new items, learn."""

from collections import defaultdict
from datetime import timedelta
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import transaction
from django.tasks import task
from django.utils import timezone

from articles.inbox.sorting import learn_thresholds, sort_new
from articles.inbox.watching.asking import ask
from articles.inbox.watching.tracing import has_new_saves, trace_new
from articles.models import FeedState, InboxItem, SourceFeed

# Feeds that are looked at in a minute, and those of one server among them.
MOST, MOST_OF_SERVER = 400, 10
# A feed whose task was lost is due again after this.
WAITS = timedelta(minutes=10)
# Seconds to wait for the turn at a server.
PATIENCE = 5.0
# Seconds for sorting and for reading articles' saves, and the name of the note that
# somebody does.
SORTING, SECONDS = "articles.inbox.sorting", 20.0


@task(queue_name="soon")
def look() -> None:
    """Enqueue what is due: each minute, by the clock."""
    enqueue_due()
    if InboxItem.objects.filter(is_sorted=False).exists():
        sort.enqueue()
    if has_new_saves():
        trace.enqueue()


@transaction.atomic
def enqueue_due() -> int:
    """Enqueue a task for each server whose feeds are due; return their number."""
    now = timezone.now()
    of_server: dict[str, list[int]] = defaultdict(list)
    for pk, address in SourceFeed.objects.due(now).values_list("pk", "address")[:MOST]:
        feeds = of_server[urlsplit(address).netloc.lower()]
        if len(feeds) < MOST_OF_SERVER:
            feeds.append(pk)
    enqueued = [pk for feeds in of_server.values() for pk in feeds]
    FeedState.objects.filter(pk__in=enqueued).update(next_at=now + WAITS)
    for feeds in of_server.values():
        ask_feeds.enqueue(feeds)
    return len(of_server)


@task(queue_name="outside")
def ask_feeds(keys: list[int]) -> None:
    """Ask feeds of one server, one after the other."""
    feeds = SourceFeed.objects.asked().filter(pk__in=keys)
    for feed in feeds.select_related("source", "state").order_by("pk"):
        ask(feed, is_forced=True, patience=PATIENCE)


@task(queue_name="outside")
def sort() -> None:
    """Sort new items, unless another lane does so already."""
    if cache.add(SORTING, 1, timeout=int(2 * SECONDS)):
        try:
            sort_new(seconds=SECONDS)
        finally:
            cache.delete(SORTING)


@task(queue_name="outside")
def trace() -> None:
    trace_new(seconds=SECONDS)


@task(queue_name="outside")
def learn() -> None:
    learn_thresholds()
