"""Render outdated parts: some seconds at a time, the newest versions first."""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import batched

from django.utils import timezone
from django.utils.translation import override

from articles.domain import site_version
from articles.domain.fragments import give, stale
from articles.domain.label_index import catalogue_now
from articles.domain.site_version import Revision
from articles.foundation.faults import hinders_all
from articles.models import Article
from articles.site.prerender.concerned import Mark, concerned
from articles.site.prerender.makers import Printed, printed

logger = logging.getLogger(__name__)
BATCH = 25


@dataclass(slots=True)
class Findings:
    """Numbers of parts that were looked at, were out of date, and couldn't be made.

    `before` is where to go on if time was up; None when all was done.
    """

    looked_at: int = 0
    stale: int = 0
    failed: int = 0
    before: int | None = None


def catch_up(
    *,
    mark: Mark | None = None,
    before: int | None = None,
    seconds: float | None = None,
    progress: Callable[[Sequence], Iterable] = iter,
) -> Findings:
    """Render what changed since the mark, from the version `before` on.

    A caller that goes on after `seconds` gives the same mark. Without a mark, all
    public versions are looked at.
    """
    end = seconds and time.monotonic() + seconds
    findings = Findings()
    for pks in progress(batches(mark or Mark(), before)):
        look_at(pks, findings, print_part)
        if end and time.monotonic() > end:
            findings.before = pks[-1]
            break
    return findings


def check(*, progress: Callable[[Sequence], Iterable] = iter) -> Findings:
    """Count the parts that are out of date; render nothing."""
    findings = Findings()
    for pks in progress(batches(Mark(), None)):
        look_at(pks, findings)
    return findings


def batches(mark: Mark, before: int | None) -> list[tuple[int, ...]]:
    pks = concerned(mark, catalogue_now())
    rest = [pk for pk in pks if before is None or pk < before]
    return list(batched(rest, BATCH))


def by_language(pks: Sequence[int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    rows = Article.objects.filter(pk__in=pks).values_list("edition__language", "pk")
    for language, pk in rows:
        found.setdefault(language, []).append(pk)
    return found


def look_at(
    pks: Sequence[int],
    findings: Findings,
    then: Callable[[Printed, list[int], Revision, Findings], None] = lambda *_: None,
) -> None:
    """Count what is out of date of these versions, and do `then` with it."""
    at = site_version.current(timezone.now())
    for language, versions in by_language(pks).items():
        with override(language):
            old = [
                (one, stale(one.part, versions, at=at, variants=variants))
                for one in printed()
                for variants in (one.variants(versions, at),)
            ]
            findings.looked_at += len(old) * len(versions)
            findings.stale += sum(len(those) for _one, those in old)
            for one, those in old:
                then(one, those, at, findings)


def print_part(one: Printed, old: list[int], at: Revision, findings: Findings) -> None:
    """Make the part of these versions; if that fails, of each by itself."""
    try:
        variants = one.variants(old, at)
        give(one.part, old, at=at, make=one.make, variants=variants, is_patient=True)
    except Exception as error:
        if hinders_all(error):
            raise  # the next one can't be kept either
        if len(old) > 1:
            for pk in old:
                print_part(one, [pk], at, findings)
            return
        # Readers of this one get an error; the others are not to wait for it.
        logger.exception("Part %s of article %s can't be made", one.part, old[0])
        findings.failed += 1
