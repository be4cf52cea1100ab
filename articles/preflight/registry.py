"""The registry of checks.

A check is a function registered with `@check`; it yields one remark for each thing
that it finds. Errors block; warnings are shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from articles.models import Article

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """`field` is the article's field or relation; `text` says what is to be done."""

    level: str
    code: str
    field: str
    text: str

    def __str__(self) -> str:
        return self.text


CHECKS: dict[str, tuple[str, str, Callable[..., Iterable[str]]]] = {}
# Checks that need to know the day on which the article is to be public.
DATED: set[str] = set()


def check(code: str, *, level: str, field: str, dated: bool = False):
    """Register a function that yields a text for each thing it finds.

    If it is `dated` it is told, after the article, the day of publication.
    """
    if code in CHECKS:
        raise ValueError(f"There is a check “{code}” already. Give it another code.")

    def register(function):
        CHECKS[code] = (level, field, function)
        if dated:
            DATED.add(code)
        return function

    return register


def preflight(
    article: Article, *, level: str | None = None, at: datetime | None = None
) -> list[Finding]:
    """Return what the checks (or those of one level) find, errors first.

    `at` is the moment from which on it is to be public, now unless told.
    """
    day = timezone.localdate(at)
    found = [
        Finding(its_level, code, field, text)
        for code, (its_level, field, function) in CHECKS.items()
        if level in {None, its_level}
        for text in (function(article, day) if code in DATED else function(article))
    ]
    return sorted(found, key=lambda finding: finding.level != ERROR)


def errors(article: Article, *, at: datetime | None = None) -> list[Finding]:
    return preflight(article, level=ERROR, at=at)
