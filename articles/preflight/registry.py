"""The registry of checks.

A check is a function registered with `@check`; it yields one remark for each thing
that it finds. Errors block; warnings are shown. Plug-ins register theirs as well.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import DatabaseError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.models import Article

ERROR, WARNING = "error", "warning"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """`field` is the article's field or relation; `text` says what is to be done."""

    level: str
    code: str
    field: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Check:
    code: str
    level: str
    field: str
    function: Callable[..., Iterable[str]]
    dated: bool

    def is_from(self, package: str) -> bool:
        return f"{self.function.__module__}.".startswith(f"{package}.")

    def findings(self, article: Article, day: date) -> list[Finding]:
        told = (article, day) if self.dated else (article,)
        try:
            texts = sentences(self.function(*told))
        except DatabaseError:
            raise  # nothing else can be asked now; no check is to blame
        except Exception:
            log.exception("The check “%s” failed", self.code)
            texts = [self.failure()]
        return [Finding(self.level, self.code, self.field, text) for text in texts]

    def failure(self) -> str:
        """Return what it says that broke down: it can't be taken for passed."""
        return _(
            "The check “%(code)s” failed, so it is unknown what it would find. Tell "
            "those who run this site; its log says more."
        ) % {"code": self.code}


def sentences(found: Iterable[str]) -> list[str]:
    """Return what a check yielded; anything but texts would break the page."""
    texts = list(found)
    if isinstance(found, str) or not all(isinstance(it, str | Promise) for it in texts):
        raise TypeError(f"A check yields sentences, and this one gave {texts!r}.")
    return [str(text) for text in texts]


CHECKS: dict[str, Check] = {}


def check(code: str, *, level: str, field: str, dated: bool = False):
    """Register a function that yields a text for each thing it finds.

    If it is `dated` it is told, after the article, the day of publication.
    """
    if level not in {ERROR, WARNING}:
        raise ValueError(
            f"The check “{code}” has the level {level!r}. Give it ERROR or WARNING."
        )
    if code in CHECKS:
        other = CHECKS[code].function.__module__
        raise ValueError(
            f"There is a check “{code}” already, of {other}. Give it another code."
        )

    def register(function):
        CHECKS[code] = Check(code, level, field, function, dated)
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
        finding
        for check in CHECKS.values()
        if level in {None, check.level}
        for finding in check.findings(article, day)
    ]
    return sorted(found, key=lambda finding: finding.level != ERROR)


def errors(article: Article, *, at: datetime | None = None) -> list[Finding]:
    return preflight(article, level=ERROR, at=at)
