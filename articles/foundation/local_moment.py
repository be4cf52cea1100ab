"""A moment as a source sets it: a day, perhaps with a time, in a zone.

It is stored as text, `2027-03-15[Europe/Berlin]`, `2027-03-15T17:00[Europe/Brussels]`:
zones may change until then, and readers are told what the source said.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# Anywhere on earth: a day has ended once it has ended everywhere.
ANYWHERE = "AoE"
LONGEST = 80
DAY_END = 24 * 60
# Far from the ends of Python's calendar: a day on, in any zone, is another day.
YEARS = range(1900, 2201)
# They mean what the host is set to, or nothing at all.
NOBODYS = {"localtime", "posixrules", "Factory"}
WRITTEN = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d))?\[(?P<zone>[^\]]+)\]"
)


@cache
def known_zones() -> frozenset[str]:
    return frozenset({*available_timezones(), ANYWHERE} - NOBODYS)


def zone_called(name: str) -> tzinfo:
    """Return a zone by its IANA name, or by ANYWHERE. ValueError for an unknown one."""
    if name not in known_zones():
        raise ValueError(f"There is no zone “{name}”.")
    return timezone(timedelta(hours=-12)) if name == ANYWHERE else ZoneInfo(name)


@dataclass(frozen=True, slots=True)
class LocalMoment:
    """`minute` counts from the day's midnight and may be 24:00; None without a time."""

    day: date
    minute: int | None
    zone: str

    def __post_init__(self):
        zone_called(self.zone)
        if self.day.year not in YEARS:
            raise ValueError(f"The year {self.day.year} can't be meant.")
        if not (self.minute is None or 0 <= self.minute <= DAY_END):
            raise ValueError("A day has 24 hours.")

    @classmethod
    def read(cls, text: str) -> "LocalMoment":
        """Return the moment that is stored so; ValueError if it is none."""
        if not (found := WRITTEN.fullmatch(text)):
            raise ValueError(f"“{text}” is no moment.")
        minute = None
        if found["hour"]:
            minute = 60 * int(found["hour"]) + int(found["minute"])
            if int(found["minute"]) > 59:
                raise ValueError("An hour has 60 minutes.")
        return cls(date.fromisoformat(found["day"]), minute, found["zone"])

    def __str__(self):
        return f"{self.day.isoformat()}{self.clock and f'T{self.clock}'}[{self.zone}]"

    @property
    def clock(self) -> str:
        """The time, `17:00`; "" without one."""
        if self.minute is None:
            return ""
        return f"{self.minute // 60:02}:{self.minute % 60:02}"

    def begins(self) -> datetime:
        """Return the first instant of the day, or that of the time, in UTC."""
        return self._instant(self.minute or 0)

    def ends(self) -> datetime:
        """Return the first instant that is too late, in UTC: the time itself, or the
        next day's midnight.
        """
        return self._instant(DAY_END if self.minute is None else self.minute)

    def _instant(self, minute: int) -> datetime:
        days, minute = divmod(minute, DAY_END)
        clock = time(minute // 60, minute % 60)
        local = datetime.combine(self.day + timedelta(days), clock)
        zone = zone_called(self.zone)
        # A time that comes twice is the second one. One that is left out is the later
        # of its two readings: the first moment after it, and nobody comes too late.
        first, second = (
            local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)
        )
        later = max(first, second)
        if first != second and later.astimezone(zone).replace(tzinfo=None) != local:
            return gap_end(later, zone)
        return later


def gap_end(inside: datetime, zone: tzinfo) -> datetime:
    """Return the instant of the change of clocks that left a local time out.

    `inside` lies less than a day from it.
    """
    low, high = inside - timedelta(days=1), inside + timedelta(days=1)
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        is_before = middle.astimezone(zone).utcoffset() == before
        low, high = (middle, high) if is_before else (low, middle)
    return high.replace(microsecond=0)
