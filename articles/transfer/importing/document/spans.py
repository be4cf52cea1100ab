"""Read two moments that share their words: `4.-5.5.2027`, `4 to 5 May 2027`,
`4.5.2027 10:00 bis 11:30`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from articles.editing.deadlines import UnreadError, read_moment
from articles.foundation.local_moment import LocalMoment
from articles.transfer.importing.document.deadline_words import pattern

BETWEEN = r"\s*[-–—]\s*|(?<=\.)\s*/\s*|\s+(?:{to}|(?P<both>{and}))\s+"
SINCE = r"(?:{from})\s+(?P<rest>.+)"
# A day without its month: before the other one, or behind it with the year.
FIRST_DAY = re.compile(r"(?:[^\W\d]+,?\s)?(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?")
LAST_DAY = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>\d{4})\b(?P<rest>.*)")
HOUR = re.compile(r"(?:^|.*\s)\d{1,2}")
CLOCK_FIRST = re.compile(
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:uhr|h|[ap]\.?\s?m)\b|\d{1,2}:\d\d\b", re.IGNORECASE
)
HALF = re.compile(r"[ap]\.?\s?m\b", re.IGNORECASE)
# Each sign in a longer text would be tried.
LONGEST = 200
# A day without a year is the last one before the other.
NEARLY_A_YEAR = timedelta(days=364)


@dataclass(frozen=True, slots=True)
class Span:
    """`is_open` if a word such as “from” stands before it."""

    first: LocalMoment
    last: LocalMoment
    is_open: bool

    @property
    def days(self) -> int:
        return (self.last.day - self.first.day).days


def read_span(text: str, *, today: date, zone: str = "") -> Span | None:
    """Return both moments, in `zone` if they name none; None for a text that says one
    moment, or isn't clear.
    """
    found = pattern(SINCE).fullmatch(text)
    said = found["rest"] if found else text
    if len(said) > LONGEST or read(said, today, zone):
        return None
    for both in pairs(said, today, zone):
        first, last = both
        if first and last and first.begins() < last.ends():
            return Span(first, last, is_open=bool(found))
    return None


type Pair = tuple[LocalMoment | None, LocalMoment | None]


def pairs(said: str, today: date, zone: str) -> Iterator[Pair]:
    for sign in pattern(BETWEEN).finditer(said):
        left, right = said[: sign.start()].strip(" ,"), said[sign.end() :].strip()
        if not (left and right):
            continue
        one = FIRST_DAY.fullmatch(left)
        if one and not CLOCK_FIRST.match(right):
            yield beginning(int(one["d"]), right, today, zone)
        elif not sign["both"]:
            yield of_two_days(left, right, today, zone)
            yield of_one_day(left, right, today, zone)
        if one := LAST_DAY.fullmatch(right):
            first = read(f"{left} {one['y']}", today, zone)
            day = first and same_month(first, int(one["d"]))
            last = read(f"{day} {one['rest']}", today, zone) if day else None
            yield first, last


def beginning(number: int, right: str, today: date, zone: str) -> Pair:
    last = read(right, today, zone)
    day = last and same_month(last, number)
    return (LocalMoment(day, None, last.zone) if last and day else None), last


def of_two_days(left: str, right: str, today: date, zone: str) -> Pair:
    last = read(right, today, zone)
    return last and read(left, last.day - NEARLY_A_YEAR, last.zone), last


def of_one_day(left: str, right: str, today: date, zone: str) -> Pair:
    """One of the two has the day, both have a time."""
    half = HALF.search(right)
    begins = f"{left}{half[0] if half else ':00'}" if HOUR.fullmatch(left) else left
    first, last = read(begins, today, zone), read(right, today, zone)
    if first and first.minute is not None:
        last = read(f"{first.day} {right}", today, first.zone)
        return read(begins, today, last.zone if last else zone), last
    return last and read(f"{last.day} {begins}", today, last.zone), last


def same_month(moment: LocalMoment, number: int) -> date | None:
    try:
        return moment.day.replace(day=number)
    except ValueError:
        return None


def read(text: str, today: date, zone: str = "") -> LocalMoment | None:
    try:
        return read_moment(text, zone=zone or settings.TIME_ZONE, today=today)
    except UnreadError:
        return None
