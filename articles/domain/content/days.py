"""Days as they are printed: German ones in numbers, English ones with their month in
words, since numbers alone are read in two ways.

Names of months come from Django's catalogue, in the active language.
"""

from datetime import date

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import get_language


def long_day(value: date) -> str:
    """Return `12.02.2020`, in English `12 February 2020`."""
    if get_language() == "en":
        return f"{value.day} {MONTHS[value.month]} {value:%Y}"
    return f"{value:%d.%m.%Y}"


def listed_day(value: date) -> str:
    """Return `12.02.2020`, in English `12 Feb 2020`: beside others, as in lists."""
    if get_language() == "en":
        return f"{value.day} {str(MONTHS_3[value.month]).title()} {value:%Y}"
    return f"{value:%d.%m.%Y}"


def short_day(value: date) -> str:
    """Return `12.02.20`, in English the same as in lists: as further reading does."""
    if get_language() == "en":
        return listed_day(value)
    return f"{value:%d.%m.%y}"
