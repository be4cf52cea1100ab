"""Dates as they are typed: “20.10.2020”, “20/10/2020”, “2020-10-20”, “20 Oct 2020”."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from django.utils.dates import MONTHS, MONTHS_3, MONTHS_AP
from django.utils.translation import override

from articles.foundation.languages import offered

YEAR, DAY = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
NUMERIC = (
    re.compile(rf"(?<![\w.-]){DAY}\. ?(?P<month>\d{{1,2}})\. ?{YEAR}(?![\w-])"),
    re.compile(rf"(?<![\w/]){DAY}/(?P<month>\d{{1,2}})/{YEAR}(?![\w/])"),
    re.compile(rf"(?<![\w-]){YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])"),
)


@cache
def month_names(languages: tuple[str, ...]) -> dict[str, int]:
    names: dict[str, int] = {}
    for language in languages:
        with override(language):
            for table in (MONTHS, MONTHS_3, MONTHS_AP):
                for number, name in table.items():
                    names.setdefault(str(name).casefold().rstrip("."), number)
    return names


@cache
def worded(languages: tuple[str, ...]) -> tuple[re.Pattern, ...]:
    """Return the patterns of dates with a month's name in any of these languages."""
    # The longest first: Sept. is no Sep with something behind it.
    every = sorted(month_names(languages), key=len, reverse=True)
    month = rf"(?P<name>{'|'.join(map(re.escape, every))})\.?"
    ordinal = r"(?:\.|st|nd|rd|th|er|º)?"
    return (
        re.compile(rf"(?<![\w-]){DAY}{ordinal} (?:de )?{month} {YEAR}(?!\w)", re.I),
        re.compile(rf"(?<![\w-]){month} {DAY}{ordinal},? {YEAR}(?!\w)", re.I),
    )


def said_in(day: date, language: str) -> tuple[str, ...]:
    """Return how texts of a language say a day: by the month's name, and in digits."""
    with override(language):
        month = str(MONTHS[day.month])
    numeric = f"{day:%d.%m.%Y}"
    return f"{day.day} {month} {day.year}", f"{month} {day.day} {day.year}", numeric


def dates_in(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield the dates that a text names, each with its beginning and end."""
    languages = offered()
    names = month_names(languages)
    found = []
    for pattern in (*NUMERIC, *worded(languages)):
        for match in pattern.finditer(text):
            told = match.groupdict()
            try:
                # Patterns take letters for others that names don't: ı for i.
                month = told.get("month") or names[told["name"].casefold()]
                day = date(int(told["year"]), int(month), int(told["day"]))
            except (KeyError, ValueError):
                continue  # there is no such day
            found.append((match.start(), match.end(), day))
    end = 0
    for start, stop, day in sorted(found):
        if start >= end:
            yield start, stop, day
            end = stop
