"""The days that a document may name: their forms, and their plausible years."""

from datetime import date

from django.utils.translation import gettext as _

# To be matched against text with single spaces.
DAY = (
    "[0-9]{1,2}[.] ?[0-9]{1,2}[.] ?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    "|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
)
EARLIEST_YEAR = 1900
YEARS_AHEAD = 2


class ImpossibleDayError(ValueError):
    """A text in the form of a day is none, or not a plausible one. Says which."""


def read_day(text: str, *, today: date) -> date:
    """Return the day that `text`, which has the form `DAY`, stands for."""
    if "-" in text:
        year, month, day = (int(part) for part in text.split("-"))
    else:
        day_text, month_text, year_text = (part.strip() for part in text.split("."))
        day, month, year = int(day_text), int(month_text), int(year_text)
        if len(year_text) == 2:
            year = full_year(year, today=today)
    latest_year = today.year + YEARS_AHEAD
    try:
        result = date(year, month, day)
    except ValueError as error:
        raise ImpossibleDayError(
            _("“%(text)s” is not a day of the calendar.") % {"text": text}
        ) from error
    if not EARLIEST_YEAR <= year <= latest_year:
        raise ImpossibleDayError(
            _("“%(text)s” is not between %(first)d and %(last)d.")
            % {"text": text, "first": EARLIEST_YEAR, "last": latest_year}
        )
    return result


def full_year(two_digits: int, *, today: date) -> int:
    """Return the latest year that ends like this and isn't too far ahead."""
    latest_year = today.year + YEARS_AHEAD
    return latest_year - (latest_year - two_digits) % 100
