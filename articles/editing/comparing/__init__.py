"""Differences between contents, in words: for history, comparing and merging."""

from articles.editing.comparing.comparing import (
    WORD as WORD,
    Conflict as Conflict,
    Difference as Difference,
    Op as Op,
    Piece as Piece,
    changed as changed,
    compare_texts as compare_texts,
    differences as differences,
    is_same as is_same,
    merge as merge,
    three_way as three_way,
)
from articles.editing.comparing.folding import Gap as Gap, folded as folded
from articles.editing.comparing.pairing import Pairs as Pairs, paired as paired
from articles.editing.comparing.sections import (
    Section as Section,
    section_of as section_of,
)
from articles.editing.comparing.wording import Wording as Wording
