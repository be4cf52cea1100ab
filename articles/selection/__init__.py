"""The selection: which articles a list, a label's page and their feed hold.

It is read from an address, finds the articles, and says itself in words.
"""

from articles.selection.adding import adding, in_periods
from articles.selection.labels import asks_for_former, has_left
from articles.selection.reading import (
    MAX_VALUES,
    MONTH,
    SLUG,
    YEAR,
    TooManyValuesError,
    UnknownValueError,
    read_selection,
    why_too_much,
)
from articles.selection.selection import NEWEST, Selection

__all__ = [
    "MAX_VALUES",
    "MONTH",
    "NEWEST",
    "SLUG",
    "YEAR",
    "Selection",
    "TooManyValuesError",
    "UnknownValueError",
    "adding",
    "asks_for_former",
    "has_left",
    "in_periods",
    "read_selection",
    "why_too_much",
]
