"""The changes of one version of an article, in readers' words.

Readers see the fields that have a name for them. They get no title of a picture, which
is the library's, and no headline of another article, which may be gone by now.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.domain.content import TABLE, Rows, Said, content_of
from articles.editing.comparing import (
    Gap,
    Op,
    Piece,
    Section,
    Wording,
    differences,
    section_of,
)
from articles.models import Article

# Signs that stand for a heading or an entry of a list in a text's lines.
SIGN = re.compile(r"(?P<heading>#{2,4} )|(?P<entry>- )|(?P<quote>> )")
BLANKS = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


@dataclass(slots=True)
class Line:
    """A paragraph, a heading or an entry of a list, with what changed in it. `kind` is
    "heading", "entry", "quote" or "".
    """

    kind: str
    pieces: list[Piece | Gap]

    def add(self, pieces: Iterable[Piece | Gap]) -> None:
        """Add pieces; neighbours that stay the same become one piece."""
        for piece in pieces:
            last = self.pieces[-1] if self.pieces else None
            if last and last.op == piece.op == Op.SAME:
                self.pieces[-1] = Piece(Op.SAME, last.text + piece.text)
            else:
                self.pieces.append(piece)


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that differs; `lines` are those of a text, else there are none."""

    section: Section
    lines: list[Line]


class ReadersWording(Wording):
    """The words for some contents; the parts of a row stand without their names."""

    def __init__(self, language: str, *contents: Said):
        super().__init__(*contents)
        for key, image in self.pictures.items():
            self.names[key] = image.alt_in(language) or _("without description")
        for name, field in TABLE.items():
            for content in contents:
                leads = field.kind.leads(content.get(name))
                self.names |= dict.fromkeys(leads, _("another article here"))

    def __call__(self, name: str, value: object) -> str:
        kind = TABLE[name].kind
        if not (isinstance(kind, Rows) and isinstance(value, dict)):
            return super().__call__(name, value)
        return " · ".join(
            part.words(value[each], self.name_of)
            for each, part in kind.parts.items()
            if value.get(each) and not part.is_silent
        )


def changes_between(before: Article, after: Article) -> list[Changed]:
    """Return the fields in which two versions differ for readers, as on the page."""
    contents = [for_readers(content_of(one)) for one in (before, after)]
    words = ReadersWording(after.language, *contents)
    sections = [
        section_of(found, TABLE[found.name].for_readers or "")
        for found in differences(*contents, words=words)
    ]
    return [
        Changed(section, lines_of(section.pieces) if section.is_prose else [])
        for section in sections
    ]


def lines_of(pieces: Iterable[Piece | Gap]) -> list[Line]:
    """Divide a compared text into its lines, without those that are empty.

    Blanks around a change stand outside of it: a stroke through nothing is noise.
    """
    lines = [Line("", [])]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        lines[-1].add(trimmed(piece, first))
        for text in others:
            lines.append(Line("", []))
            lines[-1].add(trimmed(piece, text))
    for line in lines:
        take_sign(line)
    return [line for line in lines if any(one.text.strip() for one in line.pieces)]


def trimmed(piece: Piece | Gap, text: str) -> Iterable[Piece | Gap]:
    if isinstance(piece, Gap) or piece.op is Op.SAME:
        return [replace(piece, text=text)] if text else []
    found = BLANKS.fullmatch(text)
    before, inside, after = found.groups() if found else ("", text, "")
    told = [(Op.SAME, before), (piece.op, inside), (Op.SAME, after)]
    return [Piece(op, words) for op, words in told if words]


def take_sign(line: Line) -> None:
    """Take the sign of a heading or an entry off the line, and note it as its kind."""
    if line.pieces and (found := SIGN.match(line.pieces[0].text)):
        first = line.pieces[0]
        line.kind = found.lastgroup or ""
        rest = first.text[found.end() :]
        line.pieces[:1] = [replace(first, text=rest)] if rest else []


def for_readers(content: Said) -> Said:
    """Return what of a content readers are shown."""
    return {
        name: content.get(name) for name, field in TABLE.items() if field.for_readers
    }
