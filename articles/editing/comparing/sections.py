"""Lay out what differs between two contents, field by field, to be read on a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _, ngettext

from articles.domain.content import TABLE
from articles.editing.comparing.comparing import Difference, Op, Piece
from articles.editing.comparing.folding import Gap, folded


@dataclass(frozen=True, slots=True)
class Section:
    """One field that differs. `pieces` are of a text, or the rows of a list.

    `pictures` are those that came, went, or stayed with other words, as the page has
    them.
    """

    name: str
    label: Promise | str
    pieces: Sequence[Piece | Gap]
    note: str = ""
    is_list: bool = False
    pictures: tuple[Any, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Return whether its words are the article's, and so in its language."""
        return not (self.is_list or self.is_whole)

    @property
    def is_whole(self) -> bool:
        """Return whether one value replaced another, with no words in common."""
        return TABLE[self.name].kind.is_whole


def section_of(found: Difference, label: Promise | str) -> Section:
    """Return a field's section under this label, without its pictures."""
    if TABLE[found.name].kind.is_list:
        return list_section(found, label)
    if not found.is_visible:
        note = _("Only the formatting has changed; every word is the same.")
        return Section(found.name, label, [], note)
    note = _("The formatting has changed, too.") if found.is_reformatted else ""
    return Section(found.name, label, list(folded(found.pieces)), note)


def list_section(found: Difference, label: Promise | str) -> Section:
    """List what came and went; a row that only moved did neither."""
    before, after = found.before or [], found.after or []
    if is_reordered(before, after):
        return reordered_section(found, label)
    pieces = [piece for piece in found.pieces if piece.op is not Op.SAME]
    gone = {piece.text for piece in pieces if piece.op is Op.REMOVED}
    come = {piece.text for piece in pieces if piece.op is Op.ADDED}
    moved = gone & come
    shown = [piece for piece in pieces if piece.text not in moved] or pieces
    kept = len(after) - sum(piece.op is Op.ADDED for piece in shown)
    return Section(found.name, label, shown, kept_note(kept), is_list=True)


def is_reordered(before: list, after: list) -> bool:
    return len(before) == len(after) and all(row in after for row in before)


def reordered_section(found: Difference, label: Promise | str) -> Section:
    """Show both orders."""

    def order(without: Op) -> str:
        texts = (piece.text for piece in found.pieces if piece.op is not without)
        return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, start=1))

    pieces = [Piece(Op.REMOVED, order(Op.ADDED)), Piece(Op.ADDED, order(Op.REMOVED))]
    note = _("Only the order has changed.")
    return Section(found.name, label, pieces, note, is_list=True)


def kept_note(count: int) -> str:
    if not count:
        return ""
    kept = ngettext("%(count)d entry stays.", "%(count)d entries stay.", count)
    return kept % {"count": count}
