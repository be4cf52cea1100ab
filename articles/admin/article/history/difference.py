"""Lay out what differs between two contents, so that it can be read on a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _, ngettext

from articles.admin.parts.fields.pictures import thumbnail
from articles.admin.parts.forms.folding import Gap, folded
from articles.domain.content import TABLE, Kind
from articles.domain.pictures import Rendition
from articles.editing.comparing import Difference, Op, Piece
from articles.foundation.markup import Mention
from articles.models import Image


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture that came, went, or stayed with other words."""

    op: str
    image: Image

    @property
    def thumbnail(self) -> Rendition:
        return thumbnail(self.image)


@dataclass(frozen=True, slots=True)
class Section:
    """One field that differs. `pieces` are of a text, or the rows of a list."""

    name: str
    label: Promise
    pieces: Sequence[Piece | Gap]
    note: str = ""
    is_list: bool = False
    pictures: tuple[Shown, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Return whether its words are the article's, and so in its language."""
        return not (self.is_list or TABLE[self.name].kind.is_whole)


Pictures = Mapping[str, Image]


def sections(found: list[Difference], pictures: Pictures) -> list[Section]:
    return [section(one, pictures) for one in found]


def section(found: Difference, pictures: Pictures) -> Section:
    """Return a field's section; `pictures` are those of the contents, by their keys."""
    label = TABLE[found.name].label
    if TABLE[found.name].kind.is_list:
        return list_section(found, label)
    if not found.is_visible:
        note = _("Only the formatting has changed; every word is the same.")
        return Section(found.name, label, [], note)
    note = _("The formatting has changed, too.") if found.is_reformatted else ""
    shown = tuple(pictures_of(found, pictures))
    return Section(found.name, label, list(folded(found.pieces)), note, pictures=shown)


def pictures_of(found: Difference, pictures: Pictures) -> Iterator[Shown]:
    """Yield the pictures in which two texts, or two lead pictures, differ."""
    kind = TABLE[found.name].kind
    before, after = (said_of(kind, value) for value in (found.before, found.after))
    for key in before | after:
        if key in pictures and before.get(key) != after.get(key):
            op = Op.SAME if key in before and key in after else Op.ADDED
            yield Shown(Op.REMOVED if key not in after else op, pictures[key])


def said_of(kind: Kind, value) -> dict[str, list[Mention]]:
    """Return the pictures in a text with all that it says of each."""
    found: dict[str, list[Mention]] = {}
    for mention in kind.mentions(value):
        found.setdefault(mention.key, []).append(mention)
    return found


def list_section(found: Difference, label: Promise) -> Section:
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


def reordered_section(found: Difference, label: Promise) -> Section:
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
