"""Leave out of a compared text what is far from any change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import ngettext

from articles.editing.comparing.comparing import WORD, Op, Piece

# Words that stay on each side of a change, and how many must be left out to pay off.
AROUND, WORTH = 20, 20


@dataclass(frozen=True, slots=True)
class Gap:
    """Words or lines left out because they didn't change."""

    text: str
    op: str = "gap"


def folded(pieces: Iterable[Piece]) -> Iterator[Piece | Gap]:
    """Leave out what is far from any change, and make changed line breaks visible."""
    pieces = list(pieces)
    last = len(pieces) - 1
    for n, piece in enumerate(pieces):
        if piece.op is Op.SAME:
            yield from with_gap(piece, AROUND if n else 0, AROUND if n < last else 0)
        else:
            yield Piece(piece.op, visible(piece.text))


def with_gap(piece: Piece, before: int, after: int) -> Iterator[Piece | Gap]:
    words = WORD.findall(piece.text)
    start = line_near(words, before, 1) if before else 0
    end = line_near(words, len(words) - after, -1) if after else len(words)
    if end - start < WORTH:
        yield piece
        return
    if start:
        yield Piece(piece.op, "".join(words[:start]))
    yield Gap(left_out(words[start:end]))
    if end < len(words):
        yield Piece(piece.op, "".join(words[end:]))


def line_near(words: list[str], at: int, step: int) -> int:
    """Return where a line begins within sight of `at`, or `at` itself."""
    sight = range(at, at + step * AROUND, step)
    begins = (n for n in sight if 0 <= n < len(words) and "\n" in words[n])
    return next(begins, at)


def left_out(words: list[str]) -> str:
    lines = sum(word.count("\n") for word in words)
    if lines > 1:
        text = ngettext(
            "… %(count)d line unchanged …", "… %(count)d lines unchanged …", lines
        )
        return text % {"count": lines}
    text = ngettext(
        "… %(count)d word unchanged …", "… %(count)d words unchanged …", len(words)
    )
    return text % {"count": len(words)}


def visible(text: str) -> str:
    """Show a change that is nothing but space: a paragraph divided or joined."""
    if text.strip():
        return text
    return text.replace("\n", "¶\n").replace(" ", "␣")
