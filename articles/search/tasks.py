"""The worker's part: after an upgrade whose rules are others, the index is put right.

Nobody waits for it: each version is looked at by itself, the newest first, and who
searches meanwhile finds what is there.
"""

import hashlib
import time
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.core.cache import cache as shared
from django.tasks import task

from articles import revision
from articles.models import Article
from articles.search.rebuilding import set_right
from articles.search.sweeping import forget_former

# What else decides what is found: dictionaries, where words are divided, stems.
LIBRARIES = ("simplemma", "charsplit-fst", "pystemmer")
DONE, UNDER_WAY = "articles.search.rules", "articles.search.under-way"
# Seconds that the worker takes before others have their turn.
SLICE = 20


@cache
def rules() -> str:
    """Return what tells the rules of this program from those of another one."""
    digest = hashlib.sha256(repr([version(one) for one in LIBRARIES]).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def enqueue_if_due() -> bool:
    """Have all versions looked at if it wasn't done by these rules; say whether."""
    if shared.get(DONE) == rules() or not shared.add(UNDER_WAY, 1, timeout=SLICE * 10):
        return False
    follow_rules.enqueue(rules(), None)
    return True


@task(queue_name="soon")
def follow_rules(by: str, before: int | None) -> None:
    """Put the rows right of the versions before that one, some seconds long."""
    shared.set(UNDER_WAY, 1, timeout=SLICE * 10)
    end = time.monotonic() + SLICE
    versions = Article.objects.order_by("-pk")
    if before is not None:
        versions = versions.filter(pk__lt=before)
    is_changed, last = False, None
    for pk in versions.values_list("pk", flat=True).iterator():
        is_changed |= set_right(pk, repair=True, is_counted=False)
        if time.monotonic() > end:
            last = pk
            break
    if last is None:
        is_changed |= bool(forget_former())
    if is_changed:
        # Once for all of them: what else readers see stays as it is.
        revision.bump()
    if last is not None:
        follow_rules.enqueue(by, last)
        return
    shared.set(DONE, by, timeout=None)
    shared.delete(UNDER_WAY)
