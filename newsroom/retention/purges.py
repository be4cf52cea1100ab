"""The ways in which something that is too old goes: rows, columns of rows, files.

Rows go some at a time, each time in a transaction of its own: nobody waits for long.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

# So many rows at a time.
MOST = 500
# The prefix of most settings that say how long data are kept.
KEEP = "NEWSROOM_KEEP_"


def days_of(setting: str) -> int:
    """Return the days for which a setting, by its name, has its data kept."""
    if setting.startswith(KEEP):
        return getattr(settings.NEWSROOM_KEEP, setting.removeprefix(KEEP).lower())
    if setting == "NEWSROOM_RECORD_ADDRESSES":
        days, _is_whole = settings.NEWSROOM_RECORD_ADDRESSES
        return days
    return getattr(settings, setting)


class Way(Protocol):
    """Counts the data older than a moment; removes them, and returns how many."""

    def count(self, before: datetime) -> int: ...

    def remove(self, before: datetime) -> int: ...


@dataclass(frozen=True, slots=True)
class Purge:
    """`kind` names the data, in the plural; `period` is the setting that says when they
    go, or a number of days that no setting changes.

    After 0 days they go at once, as do data that store their end; or never, if they
    `may_stay`. Days are those of the calendar: Monday's data that are kept for one day
    go in the night to Tuesday. If they are kept `in_full`, because somebody may come
    back for them, the days are over first, and they go in the night after the last.
    """

    kind: str
    way: Way
    period: str | int = 0
    may_stay: bool = False
    in_full: bool = False

    @property
    def days(self) -> int:
        return days_of(self.period) if isinstance(self.period, str) else self.period

    @property
    def stays(self) -> bool:
        return self.may_stay and not self.days

    @property
    def name(self) -> str:
        """Return it with its period, as it stands in front of how many there are."""
        days = self.days
        if not days:
            return self.kind
        return f"{self.kind}, after {days} day{'s' if days > 1 else ''}"

    def count(self, now: datetime) -> int:
        return 0 if self.stays else self.way.count(self.before(now))

    def remove(self, now: datetime) -> int:
        return 0 if self.stays else self.way.remove(self.before(now))

    def before(self, now: datetime) -> datetime:
        """Return the moment before which everything goes."""
        if not self.days:
            return now
        zone = timezone.get_default_timezone()
        days = timedelta(days=self.days if self.in_full else self.days - 1)
        first = timezone.localdate(now, zone) - days
        return datetime.combine(first, time.min, zone)


Rows = Callable[[datetime], QuerySet]


@dataclass(frozen=True, slots=True)
class Deleted:
    """Rows that `older` finds."""

    older: Rows

    def count(self, before: datetime) -> int:
        return self.older(before).count()

    def remove(self, before: datetime) -> int:
        return in_batches(self.older(before), delete)


@dataclass(frozen=True, slots=True)
class Emptied:
    """Columns of the rows that `older` finds, which doesn't find them again then."""

    older: Rows
    values: dict[str, str | None]

    def count(self, before: datetime) -> int:
        return self.older(before).count()

    def remove(self, before: datetime) -> int:
        return in_batches(self.older(before), lambda some: some.update(**self.values))


@dataclass(frozen=True, slots=True)
class Called:
    """Data that another module counts and removes by itself."""

    count: Callable[[datetime], int]
    remove: Callable[[datetime], int]


@dataclass(frozen=True, slots=True)
class Files:
    """Files of a folder in VAR, by when they were last written."""

    folder: str

    def count(self, before: datetime) -> int:
        return len(list(self.older(before)))

    def remove(self, before: datetime) -> int:
        paths = list(self.older(before))
        for path in paths:
            path.unlink(missing_ok=True)
        return len(paths)

    def older(self, before: datetime) -> Iterator[Path]:
        for path in sorted((settings.VAR / self.folder).glob("*")):
            if path.is_file() and path.stat().st_mtime < before.timestamp():
                yield path


def delete(some: QuerySet) -> int:
    _all, by_model = some.delete()
    return by_model.get(some.model._meta.label, 0)


def in_batches(rows: QuerySet, act: Callable[[QuerySet], int]) -> int:
    """Act on some of the rows, again and again until there are none; return how many.

    After it they aren't found again. Rows that have changed since aren't touched.
    """
    number = 0
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:MOST]):
        with transaction.atomic():
            number += act(rows.filter(pk__in=keys))
        if len(keys) < MOST:
            break
    return number
