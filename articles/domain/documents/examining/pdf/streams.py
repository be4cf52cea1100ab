"""The streams of a PDF: how they are packed, and what they hold."""

import base64
import re
import zlib
from collections.abc import Callable, Iterator

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.budget import Budget
from articles.domain.documents.examining.pdf.names import END, REGULAR, SPACE

OF_OBJECTS = re.compile(rb"/(?:ObjStm|First)" + END)
OF_PICTURE = re.compile(rb"/Subtype" + SPACE + rb"*+/Image" + END)
FILTER = re.compile(rb"/Filter" + END)
FILTERS = re.compile(
    rb"/Filter" + SPACE + rb"*+(null|\[[^\[\]()<>%]*+\]|/" + REGULAR + rb"++)" + END
)
NAME = re.compile(rb"/" + REGULAR + rb"++")
ALTERED = re.compile(rb"/(?:DecodeParms|DP|F|FFilter)" + END)
DEFLATED = {b"/FlateDecode", b"/Fl"}
# Bytes written as letters, with the sign that ends them.
SPELLED = {
    b"/ASCII85Decode": b"~>", b"/A85": b"~>", b"/ASCIIHexDecode": b">", b"/AHx": b">",
}  # fmt: skip
PACKING_PICTURES = {
    b"/DCTDecode", b"/DCT", b"/JPXDecode", b"/JBIG2Decode", b"/CCITTFaxDecode", b"/CCF",
    b"/RunLengthDecode", b"/RL",
}  # fmt: skip
# Old programs pack pages in this way, too: these can't be read here.
PACKING_OLD_PICTURES = {b"/LZWDecode", b"/LZW"}
KNOWN = DEFLATED | SPELLED.keys() | PACKING_PICTURES
LINE_END, ANY_LINE_END = re.compile(rb"\r?\n"), re.compile(rb"[ \t]*+(?:\r\n|\n|\r)?")
PIECE = 32_768
# Fonts and pages in letters; to decode them takes many times as long as to inflate.
MOST_SPELLED, COST_OF_SPELLED = 2_000_000, 8


def contents(data: bytes, said: bytes, start: int, budget: Budget) -> Iterator[bytes]:
    """Yield what a stream holds that isn't a picture, piece by piece.

    It is all of it if it holds objects. Of the others it is what files usually have.
    """
    filters = filters_of(said)
    if OF_OBJECTS.search(said):
        yield from objects_in(data, said, start, filters, budget)
        return
    is_picture = bool(OF_PICTURE.search(said))
    if set(filters) - KNOWN - (PACKING_OLD_PICTURES if is_picture else set()):
        raise refusing.damaged()
    if not filters or is_picture or budget.spare <= 0:
        return
    found = ANY_LINE_END.match(data, start)
    start = found.end() if found else start
    if filters[0] in SPELLED:
        data, start = spelled(data, start, filters.pop(0), budget), 0
        if not filters:
            yield data
    if filters and filters[0] in DEFLATED:
        yield from inflated(data, start, budget.spend_spare, is_whole=False)


def filters_of(said: bytes) -> list[bytes]:
    found = FILTERS.findall(said)
    if len(found) != len(FILTER.findall(said)):
        raise refusing.damaged()
    return [name for one in found for name in NAME.findall(one)]


def objects_in(
    data: bytes, said: bytes, start: int, filters: list[bytes], budget: Budget
) -> Iterator[bytes]:
    """Yield packed objects; raise ValidationError if they are written in a way that
    only hides them. All programs write them plain, or deflated once.
    """
    line_end = LINE_END.match(data, start)
    if not line_end or len(filters) > 1 or set(filters) - DEFLATED:
        raise refusing.damaged()
    if ALTERED.search(said):
        raise refusing.damaged()
    # Plain ones are looked through with the whole file.
    if filters:
        yield from inflated(data, line_end.end(), budget.spend, is_whole=True)


def inflated(
    data: bytes, start: int, spend: Callable[[int], None], *, is_whole: bool
) -> Iterator[bytes]:
    """Yield what a stream inflates to; raise ValidationError if it should, and doesn't.

    Bytes that are read are paid for, too: there are streams that inflate to nothing.
    """
    opened = zlib.decompressobj()
    for place in range(start, len(data), PIECE):
        packed = data[place : place + PIECE]
        while packed and not opened.eof:
            try:
                piece = opened.decompress(packed, PIECE)
            except zlib.error:
                break
            left = opened.unconsumed_tail
            spend(len(packed) - len(left or opened.unused_data) + len(piece))
            packed = left
            if piece:
                yield piece
        if opened.eof or packed:
            break
    if is_whole and not opened.eof:
        raise refusing.damaged()


def spelled(data: bytes, start: int, how: bytes, budget: Budget) -> bytes:
    """Return the bytes that are written as letters."""
    end = data.find(SPELLED[how], start, start + MOST_SPELLED)
    if end < 0:
        raise refusing.damaged()
    budget.spend_spare((end - start) * COST_OF_SPELLED)
    letters = data[start:end]
    try:
        if len(SPELLED[how]) > 1:
            return base64.a85decode(letters)
        return bytes.fromhex(letters.decode("ascii"))
    except ValueError:
        raise refusing.damaged() from None
