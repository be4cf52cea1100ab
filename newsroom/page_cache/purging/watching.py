"""Purge the cache in front after each change that counts."""

from django.conf import settings

from articles.models import SITE, counted
from newsroom.page_cache.purging import tasks


def watch() -> None:
    counted.connect(hear, dispatch_uid="newsroom.page_cache.purging")


def hear(*, keys: frozenset[str], editions: frozenset[int], **_others) -> None:
    if settings.NEWSROOM_CDN:
        # A change that names nothing concerns every page.
        tasks.enqueue(keys if keys or editions else {SITE}, editions)
