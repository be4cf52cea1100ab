"""A PDF is looked through whole, also where no table of it leads.

Readers of PDF files differ in what they find; so this follows no structure that a file
could fake. It looks for the names of everything that acts, in the bytes as they are and
in what its streams inflate to. A name may be spelled with escapes.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.budget import Budget
from articles.domain.documents.examining.pdf.names import SHOWING, SPACE, Names, cut
from articles.domain.documents.examining.pdf.objects import Stream, streams
from articles.domain.documents.examining.pdf.streams import (
    OF_OBJECTS,
    contents,
    filters_of,
)

HEADER = re.compile(rb"%PDF-(?:1\.[0-9]|2\.[0-9])[\s%]")
# Readers look for the end of the file here, and some for its beginning there.
TAIL, HEAD = 1024, 1024
# An archive's list ends the file, and so much of a comment may follow it.
ARCHIVE_TAIL, ARCHIVE_END = 66_000, b"PK\x05\x06"
OTHER_KINDS = re.compile(rb"<\s*(?:html|script|!doctype|\?php|svg)", re.IGNORECASE)
MOST_STREAMS = 100_000
# Of one stream, where those objects are looked for that opening the file calls.
MOST_OBJECTS, MOST_NUMBERS, LONGEST_ACTION = 32_000_000, 1_000_000, 2_000
COST_OF_NUMBERS = 4
FIRST = re.compile(rb"/First" + SPACE + rb"*+([0-9]{1,9})")


def examine(file: BinaryIO, budget: Budget) -> None:
    """Raise ValidationError unless it is a PDF that does nothing by itself."""
    file.seek(0)
    data = file.read()
    if not HEADER.match(data):
        raise refusing.unknown()
    refuse_other_kinds(data)
    budget.spend(len(data))
    names = Names(budget)
    names.look_through(cut(data))
    packed: list[Stream] = []
    for count, stream in enumerate(streams(data, budget)):
        if count >= MOST_STREAMS:
            raise refusing.too_much_work()
        said = names.unescaped(stream.said)
        names.look_through(contents(data, said, stream.start, budget))
        if OF_OBJECTS.search(said):
            packed.append(Stream(said, stream.start))
    if names.opened:
        refuse_opened(data, packed, names)


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


def refuse_opened(data: bytes, packed: list[Stream], names: Names) -> None:
    """Raise ValidationError unless the objects that opening the file calls only show a
    page, each of them in all versions that the file has of it.
    """
    found: dict[int, bool] = dict.fromkeys(names.opened, False)
    for number in found:
        mark = rb"(?<![0-9.+-])0{0,30}%d" % number + SPACE + rb"{1,9}[0-9]{1,5}" + SPACE
        for one in re.finditer(mark + rb"{0,9}obj" + SPACE + rb"*+", data):
            found[number] = True
            refuse_unless_showing(
                names.unescaped(data[one.end() : one.end() + LONGEST_ACTION])
            )
    for number, said in packed_objects(data, packed, names):
        found[number] = True
        refuse_unless_showing(names.unescaped(said))
    if not all(found.values()):
        raise refusing.damaged()


def refuse_unless_showing(said: bytes) -> None:
    if not SHOWING.match(said.lstrip(b"\x00\t\n\f\r ")):
        raise refusing.acting()


def packed_objects(
    data: bytes, packed: list[Stream], names: Names
) -> Iterator[tuple[int, bytes]]:
    """Yield the beginnings of those packed objects that opening the file calls."""
    for stream in packed:
        # Nothing says for sure where plain ones end.
        if not filters_of(stream.said):
            raise refusing.damaged()
        text = bytearray()
        for piece in contents(data, stream.said, stream.start, names.budget):
            text += piece
            if len(text) > MOST_OBJECTS:
                raise refusing.too_much_work()
        firsts = FIRST.findall(stream.said)
        if len(firsts) != 1 or int(firsts[0]) > MOST_NUMBERS:
            raise refusing.damaged()
        names.budget.spend(COST_OF_NUMBERS * int(firsts[0]))
        yield from by_number(bytes(text), int(firsts[0]), names.opened)


def by_number(text: bytes, first: int, wanted: set[int]) -> Iterator[tuple[int, bytes]]:
    """Read the row of numbers and places that packed objects begin with."""
    row = text[:first].split()
    try:
        for number, place in zip(row[::2], row[1::2], strict=False):
            if int(number) in wanted:
                begun = first + int(place)
                yield int(number), text[begun : begun + LONGEST_ACTION]
    except ValueError:
        raise refusing.damaged() from None
