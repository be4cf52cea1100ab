"""The worker's part: check if anything changed, and render it slice by slice."""

from django.core.cache import cache
from django.tasks import task
from django.utils import timezone

from articles.domain import site_version
from articles.site.prerender.catching_up import catch_up
from articles.site.prerender.concerned import Mark

# Seconds that the worker renders before other tasks of the queue have their turn.
SLICE = 1
# Seconds after which a run that is under way counts as broken off.
FORGOTTEN = 200
UNDER_WAY = "articles.site.prerender.under-way"


def enqueue_if_due() -> bool:
    """Enqueue the rendering of what changed since all was rendered; return whether
    there was anything.

    It makes two queries, and writes nothing if nothing changed. A run that is under
    way is not begun again: the check after its end finds what is left.
    """
    done, now = Mark.stored(), Mark.at(site_version.current(timezone.now()))
    if done == now or not cache.add(UNDER_WAY, 1, timeout=FORGOTTEN):
        return False
    if done.fingerprint not in {"", now.fingerprint}:
        # Clients that send a date alone thereby learn, too, that all is rendered anew.
        site_version.bump()
    follow.enqueue(done.sequence, done.fingerprint, now.sequence, now.fingerprint, None)
    return True


@task(queue_name="soon")
def follow(
    sequence: int, by: str, until: int, until_by: str, before: int | None
) -> None:
    """Render what changed since one mark, and set the other when all is done."""
    cache.set(UNDER_WAY, 1, timeout=FORGOTTEN)
    found = catch_up(mark=Mark(sequence, by), before=before, seconds=SLICE)
    if found.before is not None:
        follow.enqueue(sequence, by, until, until_by, found.before)
        return
    Mark(until, until_by).store()
    cache.delete(UNDER_WAY)
