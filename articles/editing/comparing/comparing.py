"""Compare contents: by field, texts word by word, lists by added and removed rows.

`differences` compares two contents, `three_way` what two people made of the same one.
Both work on the dictionaries of `content_of`; `words` turns values into text.
"""

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from typing import Any

from articles.domain.content import TABLE, Content, Said, whole
from articles.editing.comparing.matching import calmed, runs
from articles.editing.comparing.paragraphs import joined
from articles.foundation.markup import Lines

WORD = re.compile(r"\s*\S+|\s+")


class Op(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs. `pieces` read in order give both texts."""

    name: str
    before: Any
    after: Any
    pieces: tuple[Piece, ...]
    # True if lines with the same text are marked up differently.
    is_reformatted: bool = False

    @property
    def is_visible(self) -> bool:
        """Return whether the pieces show it; a mere change of mark-up isn't in them."""
        return any(piece.op is not Op.SAME for piece in self.pieces)


def raw(name: str, value) -> str:
    """Return a field's value, or a row of it, as text: keys and dates as stored."""
    return TABLE[name].kind.raw(value)


Words = Callable[[str, object], str]


def changed(before: Said, after: Said) -> list[str]:
    """Return the names of the fields that differ, in the order of the page."""
    return [
        name
        for name in names_in(before, after)
        if not is_same(before.get(name), after.get(name))
    ]


def is_same(*values) -> bool:
    """Return whether values are equal; an entry that a content lacks is empty."""
    first, *others = (value or None for value in values)
    return all(value == first for value in others)


def names_in(*contents: Said) -> list[str]:
    """Return the fields of contents in the order of the page."""
    # PostgreSQL returns a stored content in an order of its own.
    return [name for name in TABLE if any(name in content for content in contents)]


def differences(before: Said, after: Said, *, words: Words = raw) -> list[Difference]:
    """Return the fields in which two contents differ, in the order of the page."""
    return [
        difference(name, before.get(name), after.get(name), words)
        for name in changed(before, after)
    ]


def difference(name: str, before, after, words: Words) -> Difference:
    kind = TABLE[name].kind
    if kind.is_list:
        pieces = compare_rows(name, before or [], after or [], words)
    else:
        compare = in_turn if kind.is_whole else compare_texts
        pieces = compare(words(name, before), words(name, after))
    other_markup = kind.has_markup and is_reformatted(before, after)
    return Difference(name, before, after, tuple(pieces), other_markup)


def compare_texts(before: str, after: str) -> Iterator[Piece]:
    """Yield the pieces of two texts."""
    # Lines first, then words within what changed: long texts stay quick to compare.
    for same, old, new in runs(before.splitlines(True), after.splitlines(True)):
        if same:
            yield Piece(Op.SAME, "".join(old))
        else:
            yield from compare_words("".join(old), "".join(new))


def compare_words(before: str, after: str) -> Iterator[Piece]:
    for same, old, new in calmed(runs(WORD.findall(before), WORD.findall(after))):
        if same:
            yield Piece(Op.SAME, "".join(old))
        else:
            yield from in_turn("".join(old), "".join(new))


def is_reformatted(before: str | None, after: str | None) -> bool:
    """Return whether a line has other mark-up now, though its text is the same."""
    old, new = (Lines(html or "").lines for html in (before, after))
    texts = [[text for text, _marked in lines] for lines in (old, new)]
    i = j = 0
    for same, gone, come in runs(*texts):
        if same and old[i : i + len(gone)] != new[j : j + len(come)]:
            return True
        i, j = i + len(gone), j + len(come)
    return False


def in_turn(gone: str, come: str) -> Iterator[Piece]:
    if gone:
        yield Piece(Op.REMOVED, gone)
    if come:
        yield Piece(Op.ADDED, come)


def compare_rows(name: str, before: list, after: list, words: Words) -> Iterator[Piece]:
    """Yield each label or entry once, as kept, come or gone."""
    # Rows are matched by identity, not by text: two labels may have one name.
    texts = {identity(row): words(name, row) for row in [*before, *after]}
    for same, old, new in runs(
        [identity(row) for row in before], [identity(row) for row in after]
    ):
        if same:
            yield from (Piece(Op.SAME, texts[row]) for row in old)
            continue
        yield from (Piece(Op.REMOVED, texts[row]) for row in old)
        yield from (Piece(Op.ADDED, texts[row]) for row in new)


def identity(row) -> Hashable:
    """Return what a row is matched by. An entry may have lists in it."""
    if isinstance(row, dict):
        return tuple(sorted((name, identity(one)) for name, one in row.items()))
    return tuple(map(identity, row)) if isinstance(row, list) else row


@dataclass(frozen=True)
class Conflict:
    """One field of three contents. `both` means that both people changed it."""

    name: str
    base: object
    theirs: object
    mine: object

    @property
    def both(self) -> bool:
        pairs = combinations((self.base, self.theirs, self.mine), 2)
        return not any(is_same(*pair) for pair in pairs)

    @cached_property
    def joined(self) -> Any:
        """Return a text with the changes of both; None if they meet, or it is none."""
        if not (self.both and TABLE[self.name].kind.has_markup):
            return None
        return joined(*(str(one or "") for one in (self.base, self.theirs, self.mine)))

    @property
    def proposal(self) -> str:
        """Return whose value is taken unless the user decides otherwise."""
        if self.joined is not None:
            return "both"
        return "theirs" if is_same(self.mine, self.base) else "mine"


def three_way(base: Said, theirs: Said, mine: Said) -> list[Conflict]:
    """Return the fields in which the three don't agree, in the order of the page."""
    return [
        Conflict(name, base.get(name), theirs.get(name), mine.get(name))
        for name in names_in(theirs)
        if not is_same(base.get(name), theirs[name], mine.get(name))
    ]


def merge(theirs: Said, mine: Said, choices: dict[str, str]) -> Content:
    """Return my content with their value wherever the choice is “theirs”."""
    taken = {name for name, choice in choices.items() if choice == "theirs"}
    return whole(
        {k: theirs[k] if k in taken and k in theirs else v for k, v in mine.items()}
    )
