"""Read an export element by element: nothing but the one at hand is in memory.

It resolves no entity and opens nothing: a file with a document type is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from xml.parsers import expat

from articles.transfer.importing.wordpress.export.decoded import Decoded
from articles.transfer.importing.wordpress.export.remarks import ExportRefused
from articles.transfer.importing.wordpress.export.restricted import is_about_readers

# Our prefixes for the namespaces, by their addresses; WXR's by its beginning.
NAMESPACES = {
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}
WXR = "http://wordpress.org/export/"
# Limits of an item: characters, depth and number of elements. The rest is skipped.
MAX_TEXT, MAX_DEPTH, MAX_ELEMENTS = 10_000_000, 12, 50_000
# The limit of a single tag or comment, which can't be skipped before it ends.
MAX_TAG = 8_000_000
# Keys of an item's post meta that are read; the rest is left out.
META = {
    "_thumbnail_id", "_wp_attached_file", "_wp_attachment_image_alt",
    "_media_credit", "media_credit", "_credit", "credit", "copyright",
}  # fmt: skip
# The depth of the channel's elements.
ELEMENT = 3
SYNTAX = expat.errors.codes[expat.errors.XML_ERROR_SYNTAX]
CUT_OFF = {
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}


@dataclass(slots=True)
class Element:
    """One element below the channel, with all in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    inside: list["Element"] = field(default_factory=list)
    # Part of it was skipped.
    is_too_large: bool = False
    comments: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def all(self, name: str) -> list["Element"]:
        return [one for one in self.inside if one.name == name]

    def said(self, name: str) -> str:
        """Return the text of the first element of that name in it, "" without one."""
        return next((one.text for one in self.inside if one.name == name), "")


class Reader:
    """Takes the text in pieces; `ready` holds the elements that have ended."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8", " ")
        # Names of HTML such as &nbsp; are skipped, not an error; nothing is opened.
        self.parser.UseForeignDTD(True)
        self.parser.StartDoctypeDeclHandler = refuse_doctype
        self.parser.SkippedEntityHandler = self.entity
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.path: list[str] = []
        self.open: list[Element] = []
        self.ready: list[Element] = []
        self.size = self.elements = self.fed = 0
        self.is_over = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.path.append(short(name))
        depth = len(self.path)
        if depth == 1 and self.path != ["rss"]:
            raise not_wxr(f"It begins with <{self.path[0]}>.")
        if depth < ELEMENT or self.path[1] != "channel":
            return
        if depth == ELEMENT:
            self.size = self.elements = 0
            self.open = [Element(self.path[-1], dict(attributes))]
            return
        self.elements += 1
        top = self.open[0]
        if depth > MAX_DEPTH or self.elements > MAX_ELEMENTS:
            top.is_too_large = True
        elif depth == len(self.open) + ELEMENT and not self.is_passed_over():
            self.open.append(Element(self.path[-1], dict(attributes)))

    def is_passed_over(self) -> bool:
        """Return whether this is part of a comment: comments are only counted."""
        if self.path[-1] == "wp:comment" and len(self.path) == ELEMENT + 1:
            self.open[0].comments += 1
        return "wp:comment" in self.path[ELEMENT:]

    def end(self, name: str) -> None:
        depth = len(self.path)
        self.path.pop()
        if depth == len(self.open) + ELEMENT - 1 and self.open:
            element = self.open.pop()
            if not self.open:
                self.ready.append(element)
            elif is_kept(element):
                self.open[-1].inside.append(element)
        if depth == 1:
            self.is_over = True

    def data(self, text: str) -> None:
        # Only for the innermost open element: text in a skipped one is skipped, too.
        if not self.open or len(self.path) != len(self.open) + ELEMENT - 1:
            return
        element = self.open[-1]
        if element.is_too_large:
            return
        self.size += len(text)
        element.pieces.append(text)
        if self.size > MAX_TEXT:
            # Short texts stay: they name the item.
            self.size -= sum(map(len, element.pieces))
            element.pieces.clear()
            self.open[0].is_too_large = element.is_too_large = True

    def entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self.data(unescape(f"&{name};"))

    def feed(self, text: str) -> list[Element]:
        data = text.encode("utf-8")
        self.fed += len(data)
        self.parser.Parse(data, False)
        if self.fed - self.parser.CurrentByteIndex > MAX_TAG:
            raise not_wxr("A single tag or comment in it has more than 8 MB.")
        ready, self.ready = self.ready, []
        return ready


def elements(decoded: Decoded) -> Iterator[Element]:
    """Yield the elements of the channel, in their order.

    Refused if it is no export or ends before its end; OSError if it can't be read.
    """
    reader = Reader()
    try:
        for piece in decoded.pieces():
            yield from reader.feed(piece)
            # Text behind the end, such as messages of a plug-in, isn't part of it.
            if reader.is_over:
                return
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        if reader.is_over:
            yield from reader.ready
            return
        raise unreadable(error, reader) from error


def is_kept(element: Element) -> bool:
    if element.name == "wp:postmeta":
        key = element.said("wp:meta_key")
        return key in META or is_about_readers(key)
    return True


def short(name: str) -> str:
    """Return a name with our prefix for its namespace."""
    address, _space, local = name.rpartition(" ")
    if address.startswith(WXR):
        return f"excerpt:{local}" if address.endswith("/excerpt/") else f"wp:{local}"
    return NAMESPACES.get(address, f"{address} " if address else "") + local


def refuse_doctype(*_args: object) -> None:
    raise ExportRefused(
        "The file is refused.",
        "It has a document type declaration, by which entities can name files and "
        "grow without end; no export of WordPress has one.",
        "Export it again.",
    )


def not_wxr(why: str) -> ExportRefused:
    return ExportRefused(
        "The file is no export of WordPress.",
        why,
        "Name the file that WordPress gives under Tools, Export (WXR 1.0, 1.1 or 1.2).",
    )


def unreadable(error: expat.ExpatError, reader: Reader) -> ExportRefused:
    if not reader.path and error.code in CUT_OFF | {SYNTAX}:
        return not_wxr("It is empty, or not XML.")
    if error.code in CUT_OFF:
        return ExportRefused(
            "The file is cut off; nothing of it was stored.",
            f"It ends in line {error.lineno}, before its last element.",
            "Export it again, or copy it whole.",
        )
    return ExportRefused(
        "The file can't be read; nothing of it was stored.",
        f"Line {error.lineno}, column {error.offset}: {expat.ErrorString(error.code)}.",
        "Export it again, or mend that line.",
    )
