"""What differs between contents, in words: for history, comparing and merging."""

from articles.history.comparing import (
    WHOLE,
    WORD,
    Conflict,
    Difference,
    Op,
    Piece,
    changed,
    differences,
    is_same,
    merge,
    three_way,
)
from articles.history.wording import Wording, field_name, keys_in

__all__ = [
    "WHOLE",
    "WORD",
    "Conflict",
    "Difference",
    "Op",
    "Piece",
    "Wording",
    "changed",
    "differences",
    "field_name",
    "is_same",
    "keys_in",
    "merge",
    "three_way",
]
