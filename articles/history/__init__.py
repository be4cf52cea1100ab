"""What differs between contents, in words: for history, comparing and merging."""

from articles.history.comparing import (
    WORD,
    Conflict,
    Difference,
    Op,
    Piece,
    changed,
    compare_texts,
    differences,
    is_same,
    merge,
    three_way,
)
from articles.history.wording import Wording

__all__ = [
    "WORD",
    "Conflict",
    "Difference",
    "Op",
    "Piece",
    "Wording",
    "changed",
    "compare_texts",
    "differences",
    "is_same",
    "merge",
    "three_way",
]
