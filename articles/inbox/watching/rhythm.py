"""When a feed is asked again: by its own rhythm, by what its server says, by failures.

Pure: moments in, moments out.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any, Self

SHORTEST, LONGEST = timedelta(minutes=15), timedelta(hours=24)
# The first pause after a failure; each further failure doubles it, up to `LONGEST`.
PAUSE = timedelta(hours=1)
# No answer of a server makes the newsroom wait for longer.
FARTHEST = timedelta(days=7)
# Entries of so long say how often a feed has news.
REMEMBERED = timedelta(weeks=4)
# Part of the interval by which feeds are spread, so that they don't all come at once.
SPREAD = 0.1
# A feed is quiet once it had no news for so many of its usual gaps.
QUIET_AFTER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """The wishes of a feed and its server. Hours are in UTC, Monday is day 0."""

    interval: timedelta | None = None
    not_before: datetime | None = None
    skip_hours: frozenset[int] = field(default_factory=frozenset)
    skip_days: frozenset[int] = field(default_factory=frozenset)

    def stored(self) -> dict[str, Any]:
        """Return those of the feed itself as JSON; those of an answer go with it."""
        told = {
            "seconds": int(self.interval.total_seconds()) if self.interval else 0,
            "skip_hours": sorted(self.skip_hours),
            "skip_days": sorted(self.skip_days),
        }
        return {name: value for name, value in told.items() if value}

    @classmethod
    def from_stored(cls, told: Mapping[str, Any]) -> Self:
        seconds = told.get("seconds", 0)
        return cls(
            interval=timedelta(seconds=seconds) if seconds else None,
            skip_hours=frozenset(told.get("skip_hours", ())),
            skip_days=frozenset(told.get("skip_days", ())),
        )


def usual_gap(moments: Sequence[datetime]) -> timedelta | None:
    """Return the usual time between two entries; None if too few are known."""
    known = sorted(moments)
    gaps = [later - earlier for earlier, later in pairwise(known)]
    if len(gaps) < 2:
        return None
    return timedelta(seconds=median(gap.total_seconds() for gap in gaps))


def interval_of(gap: timedelta | None) -> timedelta:
    """Return the time between two requests: half of the usual gap, within bounds."""
    return min(max(gap / 2, SHORTEST), LONGEST) if gap is not None else PAUSE


def next_after(
    now: datetime, interval: timedelta, wishes: Wishes, name: str
) -> datetime:
    """Return when a feed that answered is asked again. `name` is any of its own."""
    wait = max(interval, wishes.interval or timedelta())
    at = now + wait * (1 + SPREAD * share_of(name))
    if wishes.not_before:
        at = max(at, wishes.not_before)
    at = min(at, now + FARTHEST)
    return awake(at, wishes, until=now + FARTHEST)


def next_after_failure(
    now: datetime, failures: int, not_before: datetime | None
) -> datetime:
    """Return when a feed that failed for the `failures`th time in a row is asked."""
    wait = min(PAUSE * 2 ** min(failures - 1, 10), LONGEST)
    at = max(now + wait, not_before) if not_before else now + wait
    return min(at, now + FARTHEST)


def awake(at: datetime, wishes: Wishes, *, until: datetime) -> datetime:
    """Return the first moment from `at` on that the feed doesn't ask to be skipped."""
    while at < until:
        told = at.astimezone(UTC)
        if (
            told.hour not in wishes.skip_hours
            and told.weekday() not in wishes.skip_days
        ):
            return at
        at = (told + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    return until


def share_of(name: str) -> float:
    """Return a number from 0 to 1 that is always the same for this name."""
    return hashlib.sha256(name.encode()).digest()[0] / 255


def is_quiet(now: datetime, news_at: datetime | None, gap: timedelta | None) -> bool:
    if news_at is None or not gap:
        return False
    return now - news_at > QUIET_AFTER * max(gap, timedelta(days=1))
