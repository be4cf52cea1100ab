"""Say of public answers by what a cache in front finds them, and how long they last."""

from collections.abc import Collection
from datetime import datetime
from http import HTTPStatus
from math import floor
from types import SimpleNamespace

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.utils import timezone

from articles.domain.site_version import outlook
from articles.foundation.languages import answering
from articles.site.shared import cache_report, is_public

# Seconds that a page is kept at most, and that it may be shown while nobody answers.
DAY = 24 * 60 * 60
# The answers that caches keep; there may be something tomorrow where nothing is today.
KEPT = {200, 301, 304, 410}
# Pages that show more than can be listed have this key, and every purge names it.
ANYTHING = "anything"
# Bytes of the header: proxies take 4 kB for all headers, caches 16.
MOST = 2_000


class KeysMiddleware:
    """Does nothing unless a cache in front is set. Stands outside of what tells."""

    def __init__(self, get_response):
        self.front = settings.NEWSROOM_CDN
        if not self.front:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        page = request.META.setdefault(cache_report.PAGE, SimpleNamespace())
        response = self.get_response(request)
        if response.status_code in KEPT and is_shared(response):
            told = getattr(page, "keys", None)
            # A page that isn't alone lists something, or may.
            listed = [] if getattr(page, "is_alone", False) else lists()
            keys = None if told is None else {*told, *listed}
            response.headers[self.front.header] = header_of(keys, self.front.joint)
            response.headers[self.front.lifetime] = lifetime(page, at=timezone.now())
        return response


def is_shared(response) -> bool:
    """Return True if caches may have it; a 304 says less than its page does."""
    return is_public(response) or (
        response.status_code == HTTPStatus.NOT_MODIFIED
        and "s-maxage" in response.headers.get("Cache-Control", "")
    )


def lifetime(page, *, at: datetime) -> str:
    """Return how long nothing on a page begins or ends, since a clock purges nothing;
    and how much longer nothing ends, so that it may be shown while nobody answers.
    """
    boundary, ends_at = outlook(at).next_boundary, getattr(page, "ends_at", None)
    fresh = seconds_until(boundary, at=at)
    shown = min(fresh + DAY, seconds_until(ends_at, at=at, most=2 * DAY))
    fresh = min(fresh, shown)
    if getattr(page, "keys", None) is None or shown == fresh:
        return f"max-age={fresh}"
    return f"max-age={fresh}, stale-if-error={shown - fresh}"


def seconds_until(moment: datetime | None, *, at: datetime, most: int = DAY) -> int:
    if moment is None:
        return most
    return max(0, min(most, floor((moment - at).total_seconds())))


def header_of(keys: Collection[str] | None, joint: str) -> str:
    """Return the keys as one header's value, in order; None are of an unknown page."""
    told = joint.join(sorted(keys)) if keys is not None else ""
    return told if told and len(told) <= MOST else ANYTHING


def lists() -> list[str]:
    """Return the keys of whatever lists articles or labels, of all languages."""
    return [f"list:{code}" for code in answering()]
