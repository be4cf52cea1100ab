"""The registry of checks.

A check is a function registered with `@check`; it yields one remark for each thing
that it finds. Errors block; warnings are shown. Plug-ins register theirs as well.
`NEWSROOM_PREFLIGHT_ERRORS` names warnings that block, too. They don't block imported
articles, which were good enough elsewhere and stay as they came.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core import checks
from django.db import DatabaseError
from django.db.models import Model
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.models import Article, User

ERROR, WARNING = "error", "warning"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence, and where it leads: to an address of the desk, to labels that the
    article may take, to a row that it may have, or to another field than the check's.
    Checks that yield only texts don't need this class.

    `reasons` are the article's words that name each label. `row` has texts to be typed
    into a new row of the field, by their names there; its reason is the only one.
    """

    text: str
    address: str = ""
    labels: tuple[Model, ...] = ()
    reasons: tuple[str, ...] = ()
    row: tuple[tuple[str, str], ...] = ()
    field: str = ""

    def __str__(self) -> str:
        return str(self.text)


@dataclass(frozen=True, slots=True)
class Finding:
    """`field` is the article's field or relation; `text` says what to do."""

    level: str
    code: str
    field: str
    text: str
    address: str = ""
    labels: tuple[Model, ...] = ()
    reasons: tuple[str, ...] = ()
    row: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.text

    def named(self) -> Iterator[tuple[Model, str]]:
        """Yield each label with its reason, "" if the check gave none."""
        for number, label in enumerate(self.labels):
            yield label, self.reasons[number] if number < len(self.reasons) else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The further arguments of checks that want more than the article."""

    day: date
    by: User | None


@dataclass(frozen=True, slots=True)
class Check:
    code: str
    level: str
    field: str
    function: Callable[..., Iterable[str | Remark]]
    dated: bool
    personal: bool

    def is_from(self, package: str) -> bool:
        return f"{self.function.__module__}.".startswith(f"{package}.")

    def level_for(self, article: Article) -> str:
        is_raised = self.code in settings.NEWSROOM_PREFLIGHT_ERRORS
        return ERROR if is_raised and not is_imported(article) else self.level

    def findings(self, article: Article, asked: Asked) -> list[Finding]:
        told: list = [article]
        told += [asked.day] if self.dated else []
        told += [asked.by] if self.personal else []
        try:
            remarks = sentences(self.function(*told))
        except DatabaseError:
            raise  # no further query can succeed now; no check is to blame
        except Exception:
            log.exception("The check “%s” failed", self.code)
            remarks = [Remark(self.failure())]
        level = self.level_for(article)
        return [
            Finding(
                level,
                self.code,
                it.field or self.field,
                str(it),
                it.address,
                it.labels,
                it.reasons,
                it.row,
            )
            for it in remarks
        ]

    def failure(self) -> str:
        """Return the message of a check that crashed: it doesn't count as passed."""
        return _(
            "The check “%(code)s” failed, so it is unknown what it would "
            "find. Tell an administrator; the log says more."
        ) % {"code": self.code}


def is_imported(article: Article) -> bool:
    """Return whether an import began the edition, even if the desk changed it since."""
    return bool(article.edition.import_key)


def sentences(found: Iterable[str | Remark]) -> list[Remark]:
    """Return the remarks of a check; anything but texts would break the page."""
    told = list(found)
    if isinstance(found, str) or not all(
        isinstance(it, str | Promise | Remark) for it in told
    ):
        raise TypeError(f"A check yields sentences, and this one gave {told!r}.")
    return [it if isinstance(it, Remark) else Remark(str(it)) for it in told]


CHECKS: dict[str, Check] = {}


def check_codes(app_configs, **kwargs) -> list[checks.Error]:
    """Report codes in the setting that no check has."""
    unknown = sorted(set(settings.NEWSROOM_PREFLIGHT_ERRORS) - set(CHECKS))
    if not unknown:
        return []
    return [
        checks.Error(
            f"NEWSROOM_PREFLIGHT_ERRORS names {', '.join(unknown)}, which is no check. "
            f"There are: {', '.join(sorted(CHECKS))}.",
            hint="Correct or remove it; “none” lets all warnings be warnings.",
            id="articles.E005",
        )
    ]


def check(
    code: str, *, level: str, field: str, dated: bool = False, personal: bool = False
):
    """Register a function that yields a text for each thing it finds.

    If it is `dated`, the day of publication is passed after the article. If it is
    `personal`, the user is the last argument: None may see no more than the public.
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
        CHECKS[code] = Check(code, level, field, function, dated, personal)
        return function

    return register


def preflight(
    article: Article,
    *,
    level: str | None = None,
    at: datetime | None = None,
    by: User | None = None,
) -> list[Finding]:
    """Return what the checks (or those of one level) find, errors first.

    `at` is the moment from which on it is to be public, by default now; `by` is the
    user who reads the findings.
    """
    asked = Asked(timezone.localdate(at), by)
    # All checks share what one of them prefetches, and the caller's article doesn't
    # keep it.
    judged = copy(article)
    known = getattr(article, "_prefetched_objects_cache", {})
    vars(judged)["_prefetched_objects_cache"] = dict(known)
    found = [
        finding
        for check in CHECKS.values()
        if level in {None, check.level_for(judged)}
        for finding in check.findings(judged, asked)
    ]
    return sorted(found, key=lambda finding: finding.level != ERROR)


def errors(
    article: Article, *, at: datetime | None = None, by: User | None = None
) -> list[Finding]:
    return preflight(article, level=ERROR, at=at, by=by)
