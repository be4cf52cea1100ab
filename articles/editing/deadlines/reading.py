"""Read a moment that somebody typed in one line: `15.3.2027 17:00 Brüssel`, `15 March
2027, 5 pm CET`. All languages of the newsroom, and English, are read in every field.
"""

import re
from calendar import monthrange
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.domain.content import Moment, long_day, said_moment
from articles.editing.deadlines.words import (
    CLOCK_WORDS,
    FILLERS,
    months,
    weekdays,
    zone_named,
)
from articles.foundation.local_moment import WRITTEN, LocalMoment
from articles.foundation.text import clean_line

ISO = re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b")
NUMBERS = re.compile(
    r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.(?:\s?(?P<y>\d{4}|\d\d)\b)?"
)
SLASHES = re.compile(r"\b(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}|\d\d)\b")
DAY_MONTH = re.compile(
    r"\b(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er)?\s?(?:of |de |di )?(?P<m>[^\W\d]{3,})\b\.?"
    r"(?:,?\s?(?P<y>\d{4})\b)?"
)
MONTH_DAY = re.compile(
    r"\b(?P<m>[^\W\d]{3,})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s?(?P<y>\d{4})\b)?"
)
CLOCKS = (
    re.compile(r"\b(?P<h>\d{1,2})(?:[:.](?P<n>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"),
    re.compile(r"\b(?P<h>\d{1,2})(?:[:.](?P<n>\d\d))?\s?(?:uhr|h|heures|ore)\b"),
    re.compile(r"\b(?P<h>\d{1,2})[:.h](?P<n>\d\d)\b"),
)
WORD = re.compile(r"[^\s,;()\[\]]+")


class UnreadError(ValueError):
    """The line isn't understood. `nearest` is what may be meant, in words."""

    def __init__(self, why: str, nearest: str = ""):
        asked = nearest and _("Did you mean %(moment)s?") % {"moment": nearest}
        super().__init__(f"{why} {asked}".strip())


def read_moment(typed: str, *, zone: str, today: date) -> LocalMoment:
    """Return what a line says, in `zone` if it names none; UnreadError if it isn't
    clear. A day without a year is the next one from `today` on.
    """
    if WRITTEN.fullmatch(typed.strip()):
        return stored(typed.strip())
    rest = clean_line(typed).casefold()
    day, rest = take_day(rest, today)
    minute, rest = take_clock(rest)
    named, rest = take_zone(rest)
    found = LocalMoment(day, minute, named or zone)
    if rest:
        raise UnreadError(not_understood(rest), said_moment(found))
    return found


def stored(text: str) -> LocalMoment:
    try:
        near(date.fromisoformat(text[:10]))
        return LocalMoment.read(text)
    except UnreadError:
        raise
    except ValueError as error:
        raise UnreadError(not_understood(text)) from error


def near(day: date) -> date:
    try:
        Moment().refuse_far(day)
    except ValidationError as error:
        raise UnreadError(error.messages[0]) from error
    return day


def not_understood(words: str) -> str:
    return _("“%(words)s” isn't understood.") % {"words": words}


def take_day(line: str, today: date) -> tuple[date, str]:
    for shape in (ISO, NUMBERS, SLASHES, DAY_MONTH, MONTH_DAY):
        for found in shape.finditer(line):
            month = months().get(found["m"], 0) or int_or_none(found["m"])
            if not month:
                continue
            if shape is SLASHES and month <= 12 and int(found["d"]) <= 12:
                raise UnreadError(
                    _("“%(words)s” is read in two ways. Write the month in words.")
                    % {"words": found[0]}
                )
            day = day_of(int(found["d"]), month, found["y"], today)
            return day, f"{line[: found.start()]} {line[found.end() :]}"
    raise UnreadError(_("No day is found in it. Write it as 15.3.2027 17:00 Brussels."))


def int_or_none(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def day_of(day: int, month: int, year: str | None, today: date) -> date:
    if not 1 <= month <= 12:
        raise UnreadError(_("There is no month %(month)d.") % {"month": month})
    number = full_year(year, today) if year else today.year
    if not year and (month, day) < (today.month, today.day):
        number += 1
    if not 1 <= number <= 9998:
        raise UnreadError(_("There is no year %(year)d.") % {"year": number})
    last = monthrange(number, month)[1]
    if not 1 <= day <= last:
        nearest = date(number, month, min(max(day, 1), last))
        said = f"{day}.{month}.{number}"
        raise UnreadError(_("There is no %(day)s.") % {"day": said}, long_day(nearest))
    return near(date(number, month, day))


def full_year(text: str, today: date) -> int:
    """Return 2027 for 27: of two digits the year in this century."""
    return int(text) if len(text) == 4 else today.year // 100 * 100 + int(text)


def take_clock(line: str) -> tuple[int | None, str]:
    for shape in CLOCKS:
        if found := shape.search(line):
            minute = minute_of(found)
            rest = f"{line[: found.start()]} {line[found.end() :]}"
            # “12 noon” says it twice.
            return minute, " ".join(
                w for w in WORD.findall(rest) if w not in CLOCK_WORDS
            )
    for word, minute in CLOCK_WORDS.items():
        if found := re.search(rf"(?:\b12 )?\b{word}\b", line):
            return minute, f"{line[: found.start()]} {line[found.end() :]}"
    return None, line


def minute_of(found: re.Match) -> int:
    told = found.groupdict()
    hour, minute = int(told["h"]), int(told["n"] or 0)
    if half := told.get("half"):
        if not 1 <= hour <= 12:
            raise UnreadError(no_time(found[0]))
        hour = hour % 12 + (12 if half == "p" else 0)
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        raise UnreadError(no_time(found[0]))
    return 60 * hour + minute


def no_time(said: str) -> str:
    return _("There is no time “%(time)s”.") % {"time": said.strip()}


def take_zone(line: str) -> tuple[str, str]:
    """Return the zone that is named, "" for none, and the words that say nothing."""
    words = [stripped for w in WORD.findall(line) if (stripped := w.strip(".:-–"))]
    for size in range(min(len(words), 4), 0, -1):
        for start in range(len(words) - size + 1):
            name = zone_named(" ".join(words[start : start + size]))
            if name:
                return name, meaning(words[:start] + words[start + size :])
    return "", meaning(words)


def meaning(words: list[str]) -> str:
    return " ".join(w for w in words if w not in FILLERS and w not in weekdays())
