"""The selection: which articles a list, a label's page and their feed hold.

It is read from an address, finds the articles, and says itself in words.
"""

from articles.selection.labels import (
    KINDS,
    all_known,
    find_label,
    has_left,
    known_labels,
)
from articles.selection.reading import (
    MAX_VALUES,
    MONTH,
    SLUG,
    YEAR,
    UnknownValueError,
    read_selection,
)
from articles.selection.selection import Selection

__all__ = [
    "KINDS",
    "MAX_VALUES",
    "MONTH",
    "SLUG",
    "YEAR",
    "Selection",
    "UnknownValueError",
    "all_known",
    "find_label",
    "has_left",
    "known_labels",
    "read_selection",
]
