"""A PDF is looked through whole, also where no table of it leads.

Readers of PDF files differ in what they find; so this follows no structure that a file
could fake. It looks for the names of everything that acts, in the bytes as they are and
in what its streams inflate to. A name may be spelled with escapes.
"""

import re
import zlib
from typing import BinaryIO

from articles.domain.documents.examining import refusing

HEADER = re.compile(rb"%PDF-(?:1\.[0-9]|2\.[0-9])[\s%]")
# Readers look for the end of the file here, and some for its beginning there.
TAIL, HEAD = 1024, 1024
# An archive's list ends the file, and so much of a comment may follow it.
ARCHIVE_TAIL, ARCHIVE_END = 66_000, b"PK\x05\x06"
OTHER_KINDS = re.compile(rb"<\s*(?:html|script|!doctype|\?php|svg)", re.IGNORECASE)
END = rb"(?=[\s/<>\[\](){}%\x00]|$)"
ENCRYPTED = re.compile(rb"/Encrypt" + END)
ACTING = re.compile(
    rb"/(?:JavaScript|Launch|Rendition|RichMedia|OnInstantiate|SubmitForm|ImportData"
    rb"|XFA|Movie|Sound)" + END
)
# A name so short could stand in a picture by chance: so with what follows it.
SCRIPT = re.compile(
    rb"/JS\s{0,9}(?:\(\s{0,9}[A-Za-z_]{3}|<[0-9A-Fa-f]{6}|[0-9]{1,9}\s[0-9]{1,5}\sR)"
)
CARRYING = re.compile(rb"/(?:EmbeddedFiles?|GoToE|EF)" + END)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n")
# The dictionary in front of a stream is shorter than this.
BEFORE = 4096
OF_OBJECTS = re.compile(rb"/(?:ObjStm|First)" + END)
FILTERS = re.compile(rb"/Filter\s{0,9}(\[[^\]]{0,200}\]|/\w{1,40}|[0-9]+\s[0-9]+\sR)")
ALTERED = re.compile(rb"/(?:DecodeParms|DP|F)" + END)
# Objects are text: those of the longest files have some megabytes. Beyond the first
# number of bytes, streams that don't look as if they held any are left alone.
MOST_INFLATED, MOST_STREAMS, PIECE = 128_000_000, 100_000, 32_768


def examine(file: BinaryIO) -> None:
    """Raise ValidationError unless it is a PDF that does nothing by itself."""
    file.seek(0)
    data = file.read()
    if not HEADER.match(data):
        raise refusing.unknown()
    refuse_other_kinds(data)
    look_through(data)
    left = MOST_INFLATED
    for number, found in enumerate(STREAM.finditer(data)):
        if number >= MOST_STREAMS:
            raise refusing.too_much_inside()
        begun = dictionary_before(data, found.start())
        has_objects = bool(OF_OBJECTS.search(begun))
        if has_objects:
            refuse_hidden(begun)
        elif left <= 0:
            continue
        objects = inflated(data, found.end(), left)
        left -= len(objects)
        if has_objects and left <= 0:
            raise refusing.too_much_inside()
        look_through(objects)


def refuse_other_kinds(data: bytes) -> None:
    tail = data[-TAIL:]
    if b"%%EOF" not in tail:
        # Something stands behind its end, or its end is missing.
        is_cut = b"%%EOF" not in data
        raise refusing.damaged() if is_cut else refusing.ambiguous()
    behind = tail.rpartition(b"%%EOF")[2]
    if behind.strip(b"\r\n\t \x00\x1a"):
        raise refusing.ambiguous()
    if ARCHIVE_END in data[-ARCHIVE_TAIL:] or OTHER_KINDS.search(data[:HEAD]):
        raise refusing.ambiguous()


def look_through(data: bytes) -> None:
    plain = unescaped(data)
    if ENCRYPTED.search(plain):
        raise refusing.encrypted()
    if ACTING.search(plain) or SCRIPT.search(plain):
        raise refusing.acting()
    if CARRYING.search(plain):
        raise refusing.carrying()


def unescaped(data: bytes) -> bytes:
    """Return the bytes with each `#4A` of a name as the letter that it stands for."""
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), data)


def dictionary_before(data: bytes, place: int) -> bytes:
    """Return what stands between the beginning of an object and its stream."""
    before = data[max(0, place - BEFORE) : place]
    return unescaped(before[max(0, before.rfind(b"endobj")) :])


def refuse_hidden(begun: bytes) -> None:
    """Raise ValidationError for objects written in a way that only hides them.

    All programs write them plain, or deflated once.
    """
    filters = {one.strip(b"[] \r\n\t") for one in FILTERS.findall(begun)}
    if filters - {b"/FlateDecode", b"/Fl", b""} or ALTERED.search(begun):
        raise refusing.damaged()


def inflated(data: bytes, start: int, most: int) -> bytes:
    """Return what a stream inflates to, up to a limit; nothing if it doesn't."""
    if data[start] & 0x0F != 8 or int.from_bytes(data[start : start + 2]) % 31:
        return b""
    found, opened = [], zlib.decompressobj()
    for place in range(start, len(data), PIECE):
        try:
            found.append(opened.decompress(data[place : place + PIECE], most))
        except zlib.error:
            break
        most -= len(found[-1])
        if opened.eof or opened.unconsumed_tail or most <= 0:
            break
    return b"".join(found)
