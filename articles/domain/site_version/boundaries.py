"""The moments at which the public site changes by itself: a row for each kind.

The revision, the look ahead, the catalogue, and the ends that pages report derive from
it. `docs/recipes/boundary.md` adds a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from functools import cache
from typing import Any

from articles.domain.site_version.asking import as_parameter, ask, moment_of
from articles.foundation.sql import Statement, compose, listed
from articles.models import public_in_text

# Feeds keep the notice of a withdrawn article so long.
NOTICE_PERIOD = timedelta(days=30)
# A deadline is soon so many days before it closes.
SOON_DAYS = (14, 30, 60)
# Calendars keep what is over so long.
CALENDAR_PERIOD = timedelta(days=30)
ARTICLE, EDITION = "articles_article", "articles_edition"
DEADLINE = "articles_deadline"
# Each is answered by the end of an index.
LAST = """
(SELECT {column} FROM {table} WHERE {column} <= %s ORDER BY {column} DESC LIMIT 1)"""
NEXT = """
(SELECT {column} FROM {table} WHERE {column} > %s ORDER BY {column} LIMIT 1)"""
PASSED = "SELECT {key} FROM {table} WHERE {column} > %s AND {column} <= %s"
# The moments of rows of versions, as long as these are public. A moment before a
# version began, or after it ended, lies beyond that boundary: it can't be the last or
# the next one.
LAST_PUBLIC = """
(SELECT d.{column} FROM {table} d WHERE d.{column} <= %s AND {public}
 ORDER BY d.{column} DESC LIMIT 1)"""
NEXT_PUBLIC = """
(SELECT d.{column} FROM {table} d WHERE d.{column} > %s AND {public}
 ORDER BY d.{column} LIMIT 1)"""
# No join: PostgreSQL would begin with the articles, and sort what it finds.
OWNER_IS_PUBLIC = "(SELECT {public} FROM articles_article a WHERE a.id = d.article_id)"


class Concerns(Enum):
    """The kind of thing that a boundary changes. The catalogue reads versions again at
    boundaries of versions.
    """

    VERSION = auto()
    NOTICE = auto()
    LEAD = auto()
    DEADLINE = auto()
    CALENDAR = auto()


@dataclass(frozen=True, slots=True)
class Boundary:
    """A kind of moment: the value of a column in any row of a table, and `delay` later.

    With `is_end`, something is shown until then, and no copy of it may be sent later.
    With `of_public`, rows belong to versions, and count while these are public.
    """

    name: str
    table: str
    column: str
    concerns: Concerns
    is_end: bool = False
    delay: timedelta = timedelta()
    of_public: bool = False

    @property
    def last(self) -> Statement:
        """Query the last value up to the moment."""
        if self.of_public:
            return self.composed(LAST_PUBLIC)
        return last_up_to(self.table, self.column)

    @property
    def next(self) -> Statement:
        """Query the next value after the moment."""
        return self.composed(NEXT_PUBLIC if self.of_public else NEXT)

    def composed(self, query: str) -> Statement:
        parts = {"table": self.table, "column": self.column}
        if self.of_public:
            public = compose(OWNER_IS_PUBLIC, public=public_in_text("a"))
            return compose(query, **parts, public=public)
        return compose(query, **parts)

    def parameters(self, at: datetime) -> list:
        """Return the parameters of both queries for this moment."""
        now = as_parameter(at)
        return [as_parameter(at - self.delay), *([now, now] if self.of_public else [])]

    def moment(self, value: datetime | str | None) -> datetime | None:
        """Return the moment for a value of the column."""
        at = moment_of(value)
        return at + self.delay if at else None


# fmt: off
BOUNDARIES = (
    Boundary("window begins", ARTICLE, "live_from", Concerns.VERSION),
    Boundary("window ends", ARTICLE, "live_until", Concerns.VERSION, is_end=True),
    Boundary("notice leaves", ARTICLE, "ended_at", Concerns.NOTICE, is_end=True,
             delay=NOTICE_PERIOD),
    Boundary("lead ends", EDITION, "featured_until", Concerns.LEAD, is_end=True),
    Boundary("deadline opens", DEADLINE, "opens_from", Concerns.DEADLINE, is_end=True,
             of_public=True),
    Boundary("deadline closes", DEADLINE, "closes_at", Concerns.DEADLINE, is_end=True,
             of_public=True),
    Boundary("event is over", DEADLINE, "ends_at", Concerns.DEADLINE, is_end=True,
             of_public=True),
    *(
        Boundary(f"deadline is within {days} days", DEADLINE, "closes_at",
                 Concerns.CALENDAR, delay=timedelta(days=-days), of_public=True)
        for days in SOON_DAYS
    ),
    Boundary("deadline leaves calendars", DEADLINE, "closes_at", Concerns.CALENDAR,
             is_end=True, delay=CALENDAR_PERIOD, of_public=True),
    Boundary("event leaves calendars", DEADLINE, "ends_at", Concerns.CALENDAR,
             is_end=True, delay=CALENDAR_PERIOD, of_public=True),
)
# fmt: on
# Those at which a version becomes another one for lists, and those of deadlines.
OF_VERSIONS = tuple(row for row in BOUNDARIES if row.concerns is Concerns.VERSION)
OF_DEADLINES = tuple(
    row for row in BOUNDARIES if row.concerns in {Concerns.DEADLINE, Concerns.CALENDAR}
)


def passed_between(
    rows: tuple[Boundary, ...], key: str, after: datetime, up_to: datetime
) -> set[int]:
    """Return the values of a column where one of these boundaries lies after the first
    moment and not after the second.
    """
    moments = [as_parameter(at - row.delay) for row in rows for at in (after, up_to)]
    return {value for (value,) in ask(passing(rows, key), moments)}


@cache
def passing(rows: tuple[Boundary, ...], key: str) -> str:
    """Query them: a part each, so that each uses its own index."""
    return " UNION ALL ".join(
        compose(PASSED, key=key, table=row.table, column=row.column) for row in rows
    )


def last_up_to(table: str, column: str) -> Statement:
    return compose(LAST, table=table, column=column)


# The columns of queries for the last moments and for the next ones, a row each.
LAST_OF_EACH = listed(row.last for row in BOUNDARIES)
NEXT_OF_EACH = listed(row.next for row in BOUNDARIES)


def parameters_of_each(at: datetime) -> list:
    """Return the parameters of `LAST_OF_EACH`, or of `NEXT_OF_EACH`."""
    return [one for row in BOUNDARIES for one in row.parameters(at)]


def moments_of_each(values: Sequence) -> list[datetime]:
    """Return the moments that such a query found."""
    moments = (row.moment(each) for row, each in zip(BOUNDARIES, values, strict=True))
    return [moment for moment in moments if moment]


class Ends:
    """The moments until which something of one kind is shown."""

    def __init__(self, kind: Concerns):
        self.rows = tuple(r for r in BOUNDARIES if r.concerns is kind and r.is_end)

    def columns(self, table: str) -> Statement:
        """Return them for plain SQL, where `table` is the name of the rows' table."""
        return listed(compose("{t}.{c}", t=table, c=row.column) for row in self.rows)

    def fields(self, prefix: str = "") -> list[str]:
        """Return them as Django's lookups, from a model from which `prefix` leads."""
        return [f"{prefix}{row.column}" for row in self.rows]

    def moments(self, values: Sequence) -> list[datetime | None]:
        """Return the moments for the values of these columns."""
        return [
            row.moment(value) if value else None
            for row, value in zip(self.rows, values, strict=True)
        ]

    def split(self, values: Sequence) -> tuple[list[datetime | None], Sequence]:
        """Return the moments for the columns that come first, and the other values."""
        number = len(self.rows)
        return self.moments(values[:number]), values[number:]

    def of(self, thing: Any) -> list[datetime | None]:
        """Return the moments for an instance of the model."""
        return self.moments([getattr(thing, row.column) for row in self.rows])


VERSION_ENDS = Ends(Concerns.VERSION)
NOTICE_ENDS = Ends(Concerns.NOTICE)
LEAD_ENDS = Ends(Concerns.LEAD)
DEADLINE_ENDS = Ends(Concerns.DEADLINE)
