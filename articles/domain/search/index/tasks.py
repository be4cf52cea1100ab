"""The worker's part: it indexes saved versions, and puts the whole index right after an
upgrade with other rules.

Nobody waits for it: each version is checked by itself, and searches meanwhile find what
is there.
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
from articles.foundation.languages import TABLE, Language
from articles.models import Article

# These decide as well what is found: dictionaries, divisions of words, stems.
LIBRARIES = ("simplemma", "charsplit-fst", "pystemmer")
DONE, UNDER_WAY = "articles.domain.search.rules", "articles.domain.search.under-way"
# The worker spends so many seconds before others have their turn.
SLICE = 20
# After so many seconds, work under way counts as broken off.
FORGOTTEN = 200


@cache
def rules() -> str:
    """Return a digest that tells the rules of this program from those of another."""
    of_others = [version(one) for one in LIBRARIES], [*map(rules_in, TABLE.values())]
    digest = hashlib.sha256(repr(of_others).encode())
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def rules_in(row: Language) -> tuple[str, ...]:
    """Return what the row of a language says of its words."""
    return row.code, row.stemmer, row.dictionary, row.grammar, row.endings, row.elided


def enqueue_if_due() -> bool:
    """Enqueue a check of all versions unless done by these rules; return whether."""
    if shared.get(DONE) == rules() or not shared.add(UNDER_WAY, 1, timeout=FORGOTTEN):
        return False
    follow_rules.enqueue(rules(), None)
    return True


@task(queue_name="soon")
def index_versions(keys: list[int]) -> None:
    """Index versions by their current words, for some seconds; enqueue the others.

    The site's revision is counted for versions that readers may find, so that cached
    searches are made anew.
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
    """Put right the rows of the versions before that one, for some seconds."""
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
        # Once for all of them: the other things that readers see stay as they are.
        site_version.bump()
    if last is not None:
        follow_rules.enqueue(by, last)
        return
    shared.set(DONE, by, timeout=None)
    shared.delete(UNDER_WAY)
