"""The record: what was done at the desk and by commands, in entries that stay.

Whoever does something writes it in the same transaction. Only `erasing` and the
periods of an operator take entries out, and both leave one that says so.
"""

from articles.record.forgetting import (
    about,
    addresses_before,
    empty,
    forget_before,
    forget_where,
    rename,
)
from articles.record.words import deed_of, sentence, told
from articles.record.writing import (
    write,
    write_each,
    write_if_possible,
)

__all__ = [
    "about",
    "addresses_before",
    "deed_of",
    "empty",
    "forget_before",
    "forget_where",
    "rename",
    "sentence",
    "told",
    "write",
    "write_each",
    "write_if_possible",
]
