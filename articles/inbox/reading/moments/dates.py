"""Dates as sources write them: by the standards, or as people do, in German too."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils import dates
from django.utils.translation import override

from articles.foundation.languages import TABLE, UnknownLanguage, row_of

# Nobody had a feed before, and nobody plans for a century.
FIRST_YEAR, YEARS_AHEAD = 1990, 100
LONGEST = 100
# Hours from UTC. A text that says MEZ in summer means what it says.
ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1,
    "mez": 1, "met": 1, "cest": 2, "mesz": 2, "mest": 2, "eet": 2, "eest": 3,
    "oez": 2, "oesz": 3, "msk": 3, "jst": 9, "kst": 9, "ast": -4, "adt": -3,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7,
}  # fmt: skip
MORE_MONTHS = {
    "jän": 1, "jänner": 1, "feber": 2, "maerz": 3, "mrz": 3, "mär": 3, "apr": 4,
    "okt": 10, "sept": 9, "dez": 12,
}  # fmt: skip
Y, M, D = r"(?P<y>\d{4})", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
SHORT_Y = r"(?P<y>\d{4}|\d\d)(?!\d)"
WORD = r"(?P<w>[^\W\d_]{3,12})\.?"
SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"{Y}([-/.]){M}\2{D}(?!\d)",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?=$|[T\s])",
        rf"{Y}-(?P<m>\d\d)$",
        rf"{Y}$",
        rf"{D}\.\s?{M}\.\s?{SHORT_Y}",
        rf"{D}(?:\.|st|nd|rd|th|er|º)?[\s-]*(?:of |de |di )?{WORD},?[\s-]*{SHORT_Y}",
        rf"{WORD}\s+{D}(?:st|nd|rd|th)?,?\s+{Y}",
        # As Unix prints it, its year at the end.
        rf"{WORD}\s+{D}\s+(?P<clock>\d\d:\d\d:\d\d)(?P<zone>\s+[A-Za-z]{{3,4}})?\s+{Y}$",
    )
)
# Whose day is first depends on the language.
SLASHES = re.compile(rf"(?P<a>\d{{1,2}})([/-])(?P<b>\d{{1,2}})\2{SHORT_Y}")
WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?\s*,?\s+(?=\S*\d|[^\W\d_]+\.?\s+\d)")
CLOCK = re.compile(
    r"[T\s,|–-]*(?:um|at|à|ore|alle)?\s*(?P<h>\d{1,2})[:.h](?P<n>\d\d)"
    r"(?:[:.](?P<s>\d\d)(?:[.,]\d{1,9})?)?\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:uhr\b)?",
    re.IGNORECASE,
)
OFFSET = re.compile(
    r"(?:GMT|UTC|UT)?\s*(?P<sign>[+\u2212-])\s?(?P<h>\d{1,2}):?(?P<n>\d\d)?(?!\d)", re.I
)


class Dated(NamedTuple):
    moment: datetime | None
    # "", "future", "absurd" or "guessed_zone".
    remark: str = ""


def read_date(
    told: str, *, language: str, at: datetime, otherwise: datetime | None = None
) -> Dated:
    """Return the moment that a source tells, in UTC, never later than `at`.

    `otherwise` is another reader's answer, for texts in languages unknown here.
    """
    told = " ".join(told[: LONGEST * 2].split())
    if not told:
        return Dated(None)
    moment, is_guessed = parsed(told, language)
    if not moment and not told.isascii():
        # Greek, Hungarian and Korean have letters of their own.
        moment = otherwise
    if not moment or not is_possible(moment, at):
        return Dated(None, "absurd")
    if moment > at:
        return Dated(at, "future")
    return Dated(moment, "guessed_zone" if is_guessed else "")


def is_possible(moment: datetime, at: datetime) -> bool:
    return FIRST_YEAR <= moment.year <= at.year + YEARS_AHEAD


@lru_cache(maxsize=2_000)
def parsed(told: str, language: str) -> tuple[datetime | None, bool]:
    """Return a moment, and if its zone is guessed; None if the text says none."""
    if len(told) > LONGEST:
        return None, False
    bare = WEEKDAY.sub("", told, count=1) if WEEKDAY.match(told) else told
    for text in dict.fromkeys((bare, told)):
        for shape in (*SHAPES, SLASHES):
            if found := shape.match(text):
                try:
                    return moment_of(found, text[found.end() :], language)
                except (ValueError, OverflowError):
                    continue
    return None, False


def moment_of(found: re.Match, rest: str, language: str) -> tuple[datetime, bool]:
    """Return the moment of a day and what follows it; ValueError if it can't be."""
    day = day_of(found, language)
    groups = found.groupdict()
    rest = groups.get("clock") or rest
    clock = CLOCK.match(rest)
    after = (groups.get("zone") or rest[clock.end() if clock else 0 :]).strip(" ()[]")
    if clock:
        day += time_of(clock)
    zone = zone_of(after)
    is_guessed = zone is None
    local = day.replace(tzinfo=zone or usual_zone(language))
    return local.astimezone(UTC), is_guessed


def day_of(found: re.Match, language: str) -> datetime:
    groups = found.groupdict()
    if "a" in groups:
        first, second = int(groups["a"]), int(groups["b"])
        is_month_first = second > 12 or (first <= 12 and has_month_first(language))
        month, day = (first, second) if is_month_first else (second, first)
    elif word := groups.get("w"):
        month, day = month_called(word), int(groups["d"])
    else:
        month, day = int(groups.get("m") or 1), int(groups.get("d") or 1)
    return datetime(full_year(groups["y"]), month, day)


def time_of(clock: re.Match) -> timedelta:
    hour, minute, second = (int(clock[name] or 0) for name in ("h", "n", "s"))
    if half := clock["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(clock[0])
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(clock[0])
    return timedelta(hours=hour, minutes=minute, seconds=min(second, 59))


def full_year(told: str) -> int:
    """Return 2027 for 27, and 1999 for 99, as RFC 2822 reads them."""
    year = int(told)
    return year if len(told) > 2 else year + (2000 if year < 50 else 1900)


def zone_of(text: str) -> tzinfo | None:
    """Return the zone with which a text begins; None if it names none that is known."""
    if found := OFFSET.match(text):
        hours, minutes = int(found["h"]), int(found["n"] or 0)
        if hours > 14 or minutes > 59:
            return None
        away = timedelta(hours=hours, minutes=minutes)
        return timezone(away if found["sign"] == "+" else -away)
    word = re.match(r"[A-Za-z]+", text)
    hours_away = ZONES.get(word[0].lower()) if word else None
    return None if hours_away is None else timezone(timedelta(hours=hours_away))


def usual_zone(language: str) -> tzinfo:
    """Return the zone that a text in a language means if it names none."""
    try:
        return ZoneInfo(row_of(language.lower()).zone) if language else UTC
    except UnknownLanguage:
        return UTC


def has_month_first(language: str) -> bool:
    return any(language.lower() in row.month_first.split() for row in TABLE.values())


def month_called(word: str) -> int:
    """Return a month's number; ValueError if no month has the name."""
    if number := months().get(word.casefold().rstrip(".")):
        return number
    raise ValueError(word)


@cache
def months() -> dict[str, int]:
    """Return the months by their names in all languages of the table."""
    found: dict[str, int] = {}
    for code in TABLE:
        with override(code):
            for names in (dates.MONTHS, dates.MONTHS_3, dates.MONTHS_ALT):
                for number, name in names.items():
                    found.setdefault(str(name).casefold().rstrip("."), number)
    return found | MORE_MONTHS
