"""Have forgotten what a change made untrue: at once, and once more a little later.

Whoever was asked for a page before the change may hand it to the cache after the first
time.
"""

from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.tasks import task
from django.utils import timezone

from articles.models import KINDS, Article
from newsroom.purging.keys import ANYTHING

# Longer than any page takes to be made and sent.
AGAIN = timedelta(seconds=20)


def enqueue(keys: Collection[str], editions: Collection[int]) -> None:
    """Have it done once the transaction is stored, twice; undone with it."""
    told = sorted(keys), sorted(editions)
    purge.enqueue(*told)
    purge.using(run_after=timezone.now() + AGAIN).enqueue(*told)


@task
def purge(keys: list[str], editions: list[int]) -> None:
    """Tell the cache in front; what fails is tried again, as every task."""
    front = settings.NEWSROOM_CDN
    if front:
        front.purge([ANYTHING, *sorted({*keys, *keys_of(editions)})])


def keys_of(editions: Collection[int]) -> set[str]:
    """Return what shows these editions, or lists them, or did."""
    found = {f"edition:{pk}" for pk in editions}
    for kind in KINDS.values():
        linked = Article.objects.windowed().filter(edition__in=editions)
        pks = linked.values_list(f"{kind.links}__{kind.field}", flat=True)
        labels = kind.model._default_manager.filter(pk__in=pks.distinct())
        for label in labels.select_related("merged_into"):
            found |= {f"about:{label.shown_key}", f"about:{label.current.shown_key}"}
    languages = Article.objects.filter(edition__in=editions)
    return found | {
        f"list:{language}"
        for language in languages.values_list("edition__language", flat=True).distinct()
    }
