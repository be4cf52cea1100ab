"""Purge pages that a change made untrue: at once, and once more a little later.

A process that began a page before the change may hand it to the cache after the first
purge.
"""

from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.tasks import task
from django.utils import timezone

from articles.models import KINDS, SITE, Article, Edition, LabelKind, counted
from newsroom.page_cache.hub import tasks as hub
from newsroom.page_cache.purging.headers import ANYTHING, lists

# Longer than any page takes to be made and sent.
AGAIN = timedelta(seconds=20)


def enqueue(keys: Collection[str], editions: Collection[int]) -> None:
    """Have it done once the transaction is stored, twice; undone with it."""
    told = sorted(keys), sorted(editions)
    task = purge if takes_away(keys, editions) else purge.using(queue_name="soon")
    task.enqueue(*told)
    task.using(run_after=timezone.now() + AGAIN).enqueue(*told)


def takes_away(keys: Collection[str], editions: Collection[int]) -> bool:
    """Return True if readers are to lose something: a picture, or an edition that
    isn't live.

    In case of doubt, too.
    """
    if any(key.startswith("image:") for key in keys):
        return True
    live = Article.objects.public().filter(edition__in=editions)
    return live.values("edition").distinct().count() < len(set(editions))


@task(queue_name="now")
def purge(keys: list[str], editions: list[int]) -> None:
    """Purge the cache in front; if that fails it is tried again, as every task."""
    front = settings.NEWSROOM_CDN
    if front:
        front.purge([ANYTHING, *sorted(concerned(keys, editions))])


def concerned(keys: Collection[str], editions: Collection[int]) -> set[str]:
    """Return all keys that pages may have which show what changed."""
    found = {*keys, *keys_of(editions)}
    # These name any label, and the site.
    if any(not key.startswith("image:") for key in keys):
        found |= {*lists()}
    for kind in KINDS.values():
        pks = [pk for pk in numbers_in(keys) if kind.model.key_of(pk) in keys]
        found |= about(kind, pks)
    return found


def numbers_in(keys: Collection[str]) -> set[int]:
    ends = (key.rpartition(":")[2] for key in keys)
    return {int(end) for end in ends if end.isdecimal()}


def keys_of(editions: Collection[int]) -> set[str]:
    """Return what shows these editions, leads to them, or lists them, or did."""
    stories = Edition.objects.filter(pk__in=editions).values("story")
    told = Edition.objects.filter(story__in=stories).values_list("pk", flat=True)
    found = {f"edition:{pk}" for pk in told}
    for kind in KINDS.values():
        linked = Article.objects.windowed().filter(edition__in=editions)
        pks = linked.values_list(f"{kind.links}__{kind.field}", flat=True)
        found |= about(kind, pks.distinct())
    languages = Edition.objects.filter(pk__in=editions).values_list("language")
    return found | {f"list:{language}" for (language,) in languages.distinct()}


def about(kind: LabelKind, pks) -> set[str]:
    """Return under what an article with one of these labels is found by others."""
    labels = kind.model._default_manager.filter(pk__in=pks)
    return {
        f"about:{one.shown_key}"
        for label in labels.select_related("merged_into")
        for one in (label, label.current)
    }


def watch() -> None:
    """Purge the cache in front after each change that counts, and tell the hub."""
    hub.watch()
    counted.connect(hear, dispatch_uid="newsroom.page_cache.purging")


def hear(*, keys: frozenset[str], editions: frozenset[int], **_others) -> None:
    if settings.NEWSROOM_CDN:
        # A change that names nothing concerns every page.
        enqueue(keys if keys or editions else {SITE}, editions)
