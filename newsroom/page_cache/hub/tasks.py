"""Tell a WebSub hub which feeds a publication changes, once it is stored; and when the
clock changes them, at that moment. The hub asks for the feeds and passes them on.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import batched
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.tasks import task
from django.utils import timezone

from articles.domain import site_version
from articles.inbox.fetching import Limits, fetch, turn_at
from articles.models import Article, Edition, SiteRevision, counted
from articles.site.feeds import (
    addresses,
    changed_feeds,
    changed_since_told,
    note_told,
)

logger = logging.getLogger(__name__)

# Feeds that one request names.
AT_ONCE = 100
# Moments of one change at which the clock changes the feeds once more.
MOST_MOMENTS = 20
# A cache in front must have been purged before the hub asks for the feeds.
AFTER_PURGES = timedelta(seconds=30)
# Up to which change the hub was told lately. Many changes in a row, such as an import,
# are so told together; a cache that has lost it costs requests, and no change.
TOLD, LATELY = "newsroom.page_cache.hub", 10 * 60
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LIMITS = Limits(size=65_536, cuts=True)
TOO_MANY = 429


class HubError(Exception):
    """The hub can't take it at the moment; the queue tries again."""


def watch() -> None:
    """Tell the hub of each change of what is public."""
    counted.connect(hear, dispatch_uid="newsroom.page_cache.hub")


def hear(*, editions: Collection[int], **_others) -> None:
    if not (settings.NEWSROOM_WEBSUB_HUB and editions):
        return
    now, changed = timezone.now(), sorted(editions)
    if has_begun(changed, now):
        begin = now + AFTER_PURGES if settings.NEWSROOM_CDN else None
        tell_new.using(run_after=begin).enqueue(sequence())
    for moment in boundaries(changed, now):
        tell.using(run_after=moment).enqueue(changed)


def has_begun(editions: Collection[int], now: datetime) -> bool:
    """Return whether readers may notice anything yet."""
    versions = Article.objects.windowed().filter(edition__in=editions)
    return versions.filter(live_from__lte=now).exists()


def boundaries(editions: Collection[int], now: datetime) -> list[datetime]:
    """Return the next moments at which the clock shows or hides one of these."""
    versions = Article.objects.windowed().filter(edition__in=editions)
    ends = versions.values_list("live_from", "live_until")
    later = {moment for window in ends for moment in window if moment and moment > now}
    return sorted(later)[:MOST_MOMENTS]


def sequence() -> int:
    return SiteRevision.objects.values_list("sequence", flat=True).get()


@task(queue_name="outside")
def tell_new(number: int) -> None:
    """Tell of all that has changed since the hub was told, up to now."""
    told, newest = cache.get(TOLD, number - 1), sequence()
    # After a restore the site has gone back, and the cache hasn't.
    if number <= told <= newest:
        return
    changed = Edition.objects.filter(changed__gt=min(told, number - 1))
    tell_of(list(changed.values_list("pk", flat=True)))
    cache.set(TOLD, newest, LATELY)


@task(queue_name="outside")
def tell(editions: list[int]) -> None:
    tell_of(editions)


def tell_of(editions: Sequence[int]) -> None:
    """Name the feeds to the hub, in few requests."""
    if not (hub := settings.NEWSROOM_WEBSUB_HUB):
        return
    rows = Edition.objects.filter(pk__in=editions)
    languages = set(rows.values_list("language", flat=True))
    asked = changed_since_told(languages, site_version.current(timezone.now()))
    for body in bodies([*changed_feeds(editions), *addresses(asked)]):
        with turn_at(hub):
            answer = fetch(hub, method="POST", headers=FORM, body=body, limits=LIMITS)
        if answer.status >= 500 or answer.status == TOO_MANY:
            raise HubError(f"The WebSub hub answered {answer.status}.")
        if not 200 <= answer.status < 300:
            logger.warning(
                "The WebSub hub (NEWSROOM_WEBSUB_HUB) refused to be told of feeds that "
                "have changed: it answered %s.",
                answer.status,
            )
            return
    note_told(asked)


def bodies(addresses: Sequence[str]) -> Iterator[bytes]:
    for some in batched(addresses, AT_ONCE):
        pairs = [("hub.mode", "publish"), *(("hub.url", one) for one in some)]
        yield urlencode(pairs).encode()
