"""The state that deadlines give a version: a call that is open, opening or closed, and
what is due next.

It changes at boundaries alone: the catalogue holds it, and reads a version again there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from articles.domain import site_version
from articles.domain.site_version import (
    CALENDAR_PERIOD,
    OF_DEADLINES,
    SOON_DAYS,
    ask,
    moment_of,
)
from articles.foundation.local_moment import LocalMoment
from articles.foundation.sql import compose, marks
from articles.models import Deadline

OPEN, OPENING, CLOSED = "open", "opening", "closed"
# By the number of days within which something closes; in the order of lists.
SOON_NAMES = {days: f"soon-{days}" for days in SOON_DAYS}
STATES = (OPEN, *SOON_NAMES.values(), OPENING, CLOSED)
# Calendars hold what is ahead, and what is over for less than `CALENDAR_PERIOD`.
IN_CALENDAR = "in calendar"
NAMES = (*STATES, IN_CALENDAR)
COLUMNS = (
    "opens_from", "closes_at", "ends_at", "is_rolling", "opens", "closes", "until",
)  # fmt: skip
# So many keys are asked for by one text of SQL each, filled up by the first key.
SIZES = (1, 4, 16, 64)
# The day of what is open at any time: after all others.
NO_DAY = date.max


class Row(NamedTuple):
    """The columns of a deadline: three instants, a flag, and three texts."""

    opens_from: datetime | None
    closes_at: datetime | None
    ends_at: datetime | None
    is_rolling: bool
    opens: str
    closes: str
    until: str

    @property
    def over(self) -> datetime | None:
        return self.ends_at or self.closes_at

    def is_over(self, at: datetime) -> bool:
        return bool(self.over and self.over <= at)

    def is_ahead(self, at: datetime) -> bool:
        return bool(self.opens_from and at < self.opens_from) and not self.is_over(at)

    def next(self, at: datetime) -> tuple[datetime, str] | None:
        """Return the next instant of one that is open, and the text of its moment."""
        if self.closes_at and at < self.closes_at:
            return self.closes_at, self.closes
        return (self.ends_at, self.until) if self.ends_at else None


class Due(NamedTuple):
    """`names` are those of the sets that a version belongs to. A version that is open
    or opening has a `day`, as its source names it, and its instant.
    """

    names: tuple[str, ...]
    day: date | None = None
    at: datetime | None = None


def due_of(rows: Iterable[Row], at: datetime) -> Due:
    """Return what the deadlines of one version make of it at that moment."""
    rows = list(rows)
    held = tuple(IN_CALENDAR for _it in rows[:1] if any(is_held(r, at) for r in rows))
    current = [row for row in rows if not (row.is_over(at) or row.is_ahead(at))]
    if current:
        soon = [name for days, name in SOON_NAMES.items() if is_soon(current, days, at)]
        return Due((OPEN, *soon, *held), *first(row.next(at) for row in current))
    ahead = [(row.opens_from, row.opens) for row in rows if row.is_ahead(at)]
    if ahead:
        return Due((OPENING, *held), *first(ahead))
    return Due((CLOSED, *held)) if rows else Due(())


def is_soon(rows: list[Row], days: int, at: datetime) -> bool:
    span = timedelta(days=days)
    return any(row.closes_at and row.closes_at - span <= at for row in rows)


def is_held(row: Row, at: datetime) -> bool:
    return row.over is None or at < row.over + CALENDAR_PERIOD


def first(moments: Iterable[Any]) -> tuple[date, datetime | None]:
    """Return the day and the instant of the first of these; NO_DAY if there is none."""
    known = [each for each in moments if each and each[0]]
    if not known:
        return NO_DAY, None
    instant, text = min(known)
    return LocalMoment.read(text).day, instant


def due_in(keys: Mapping[str, Any], at: datetime) -> dict[int, Due]:
    """Return it for versions by their keys; `keys` are lookups, such as {"in": [1]}.

    Versions without deadlines are left out.
    """
    found: dict[int, list[Row]] = defaultdict(list)
    for pk, row in rows_of(keys):
        found[pk].append(row)
    return {pk: due_of(rows, at) for pk, rows in found.items()}


def rows_of(keys: Mapping[str, Any]) -> Iterator[tuple[int, Row]]:
    """Yield versions and their deadlines. For few versions, as after each closing, no
    query is compiled: it would take longer than its answer.
    """
    few = [*keys.get("in", ())]
    size = next((size for size in SIZES if 0 < len(few) <= size), 0)
    if not size:
        wanted = {f"article__{lookup}": value for lookup, value in keys.items()}
        stored = Deadline.objects.filter(**wanted).order_by()
        for pk, *values in stored.values_list("article_id", *COLUMNS):
            yield pk, Row(*values)
        return
    asked = few + few[:1] * (size - len(few))
    for pk, *moments, is_rolling, opens, closes, until in ask(of_few(size), asked):
        begin, end, over = map(moment_of, moments)
        yield pk, Row(begin, end, over, bool(is_rolling), opens, closes, until)


@cache
def of_few(number: int) -> str:
    return compose(
        "SELECT article_id, {columns} FROM articles_deadline"
        " WHERE article_id IN ({marks})",
        columns=", ".join(COLUMNS),
        marks=marks(number),
    )


def passed_between(after: datetime, up_to: datetime) -> set[int]:
    """Return the versions whose deadlines passed a boundary between the two moments."""
    return site_version.passed_between(OF_DEADLINES, "article_id", after, up_to)
