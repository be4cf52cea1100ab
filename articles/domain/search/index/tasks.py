"""The worker's part: what was saved is indexed, and after an upgrade whose rules are
others, the whole index is put right.

Nobody waits for it: each version is looked at by itself, and who searches meanwhile
finds what is there.
"""

import hashlib
import time
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.core.cache import cache as shared
from django.tasks import task

from articles.domain import site_version
from articles.domain.search.index.rebuilding import Looked, Suspect, set_right
from articles.domain.search.index.sweeping import forget_former
from articles.models import Article

# What else decides what is found: dictionaries, where words are divided, stems.
LIBRARIES = ("simplemma", "charsplit-fst", "pystemmer")
DONE, UNDER_WAY = "articles.domain.search.rules", "articles.domain.search.under-way"
# Seconds that the worker takes before others have their turn.
SLICE = 20
# Seconds after which what was under way counts as broken off.
FORGOTTEN = 200


@cache
def rules() -> str:
    """Return what tells the rules of this program from those of another one."""
    digest = hashlib.sha256(repr([version(one) for one in LIBRARIES]).encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def enqueue_if_due() -> bool:
    """Have all versions looked at if it wasn't done by these rules; say whether."""
    if shared.get(DONE) == rules() or not shared.add(UNDER_WAY, 1, timeout=FORGOTTEN):
        return False
    follow_rules.enqueue(rules(), None)
    return True


@task(queue_name="soon")
def index_versions(keys: list[int]) -> None:
    """Let versions be found by what they say now, some seconds long; others later.

    Whatever was held of a search before is made anew if readers may find them.
    """
    end = time.monotonic() + SLICE
    for number, pk in enumerate(keys, start=1):
        set_right(Suspect(pk), repair=True, counts=was_public)
        if time.monotonic() > end and number < len(keys):
            index_versions.enqueue(keys[number:])
            return


def was_public(article: Article) -> bool:
    return Article.objects.once_public().filter(pk=article.pk).exists()


def never(_article: Article) -> bool:
    return False


@task(queue_name="soon")
def follow_rules(by: str, before: int | None) -> None:
    """Put the rows right of the versions before that one, some seconds long."""
    shared.set(UNDER_WAY, 1, timeout=FORGOTTEN)
    end = time.monotonic() + SLICE
    versions = Article.objects.order_by("-pk")
    if before is not None:
        versions = versions.filter(pk__lt=before)
    is_changed, last = False, None
    keys = list(versions.values_list("pk", flat=True))
    for pk, suspect in Looked(keys):
        if suspect is not None:
            is_changed |= set_right(suspect, repair=True, counts=never)
        if time.monotonic() > end:
            last = pk
            break
    if last is None:
        is_changed |= bool(forget_former())
    if is_changed:
        # Once for all of them: what else readers see stays as it is.
        site_version.bump()
    if last is not None:
        follow_rules.enqueue(by, last)
        return
    shared.set(DONE, by, timeout=None)
    shared.delete(UNDER_WAY)
