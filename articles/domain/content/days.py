"""Days as they are printed, by the formats of the active language: German ones in
numbers, English ones with their month in words.

Names of months come from Django's catalogue.
"""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format

from articles.foundation.languages import active_language, row_of


def long_day(value: date) -> str:
    """Return `12.02.2020`, in English `12 February 2020`."""
    return written(value, "long", active_language())


def listed_day(value: date) -> str:
    """Return `12.02.2020`, in English `12 Feb 2020`: beside others, as in lists."""
    return written(value, "listed", active_language())


def short_day(value: date) -> str:
    """Return `12.02.20`, in English the same as in lists: as further reading does."""
    return written(value, "short", active_language())


def cited_day(value: date) -> str:
    """Return `12. Februar 2020`, in English `12 February 2020`: it is read beside
    citations in other languages.
    """
    return written(value, "cited", active_language())


def month_name(value: date, form: str = "F Y") -> str:
    """Return `Dezember 2026`, in Italian `dicembre 2026`; `form` is Django's."""
    return month_in(value, form, active_language())


@lru_cache(maxsize=5_000)
def month_in(value: date, form: str, code: str) -> str:
    said = date_format(value, form)
    return said.lower() if row_of(code).days.is_lower else said


@lru_cache(maxsize=5_000)
def written(value: date, form: str, code: str) -> str:
    """Return a day in one of the forms of `code`, which is the active language."""
    days = row_of(code).days
    chosen = getattr(days, form)
    if days.first and value.day == 1 and chosen.startswith("j "):
        said = f"{days.first} {date_format(value, chosen.removeprefix('j '))}"
    else:
        said = date_format(value, chosen)
    return said.lower() if days.is_lower else said
