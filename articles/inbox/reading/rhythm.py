"""The rhythm in which a source wants to be asked, as its document says."""

import re
from datetime import timedelta

LONGEST = timedelta(days=7)
TTL = re.compile(r"<ttl\b[^<>]*>\s*(\d{1,7})\s*<", re.IGNORECASE)
PERIOD = re.compile(r"<(?:[\w-]+:)?updatePeriod\b[^<>]*>\s*([a-z]+)\s*<", re.IGNORECASE)
FREQUENCY = re.compile(
    r"<(?:[\w-]+:)?updateFrequency\b[^<>]*>\s*(\d{1,5})\s*<", re.IGNORECASE
)
PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
HOUR = re.compile(r"<hour\b[^<>]*>\s*(\d{1,2})\s*<", re.IGNORECASE)
DAY = re.compile(r"<day\b[^<>]*>\s*([a-z]+)\s*<", re.IGNORECASE)
DAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip


def rhythm_in(around: str) -> tuple[timedelta | None, set[int], set[int]]:
    """Return the least interval, and hours (UTC) and days (Monday is 0) without news.

    A source that leaves no hour or no day would never be asked: then all are dropped.
    """
    hours = {int(one) % 24 for one in HOUR.findall(inside(around, "skipHours"))}
    told = {one.lower() for one in DAY.findall(inside(around, "skipDays"))}
    days = {number for number, name in enumerate(DAYS) if name in told}
    return (
        interval_in(around),
        hours if len(hours) < 24 else set(),
        days if len(days) < 7 else set(),
    )


def inside(around: str, name: str) -> str:
    lower = around.lower()
    start = lower.find(f"<{name.lower()}")
    end = lower.find(f"</{name.lower()}", start)
    return around[start:end] if 0 <= start < end else ""


def interval_in(around: str) -> timedelta | None:
    """Return the longest interval that is told, a week at most; None for none."""
    told = []
    if found := TTL.search(around):
        told.append(timedelta(minutes=int(found[1])))
    if (found := PERIOD.search(around)) and found[1].lower() in PERIODS:
        times = FREQUENCY.search(around)
        told.append(PERIODS[found[1].lower()] / max(int(times[1]) if times else 1, 1))
    longest = max(told, default=timedelta())
    return min(longest, LONGEST) or None
