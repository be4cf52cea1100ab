"""The form of a ZIP archive, of which ODF and Office files are made: nothing in front,
between or behind its files, no secret, and no more inside than it says.
"""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings

from articles.domain.documents.examining import refusing
from articles.foundation.text import UNWANTED

FIRST, END = b"PK\x03\x04", b"PK\x05\x06"
# Its list ends with so many bytes, as no comment may follow.
LENGTH_OF_END, LONGEST_TAIL, LOCAL = 22, 65_557, struct.Struct("<4s5H3I2H")
# Blocks that may follow a file's data: its checksum and its sizes, once more.
LONGEST_DESCRIPTOR = 24
ENCRYPTED, DESCRIBED = 0x1 | 0x40 | 0x2000, 0x8
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
MOST_FILES = 5_000
# Unpacked it may be so many times as large as a file may be; and so many times as large
# as it is, beyond a few megabytes.
TIMES, RATIO, SMALL = 10, 150, 10_000_000
PIECE = 256 * 1024
ODD = re.compile(r"[\x00-\x1f\x7f:\\]|[\u200b-\u200f\u061c]|" + UNWANTED.pattern)


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive whose form is all right. Its files are read by `read` alone."""

    zip: zipfile.ZipFile

    @property
    def names(self) -> list[str]:
        return [one.filename for one in self.zip.infolist() if not one.is_dir()]

    def has(self, name: str) -> bool:
        return name in self.zip.NameToInfo

    def read(self, name: str) -> bytes:
        return self.zip.read(name)

    def open(self, name: str):
        return self.zip.open(name)


def opened(file: BinaryIO) -> Opened:
    """Return the archive; raise ValidationError for one that isn't as it should be."""
    file.seek(0)
    if file.read(len(FIRST)) != FIRST:
        raise refusing.unknown()
    size = file.seek(0, 2)
    refuse_other_end(file, size)
    try:
        found = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise refusing.damaged() from None
    if found.comment:
        raise refusing.ambiguous()
    entries = found.infolist()
    refuse_odd_names(entries)
    refuse_bombs(entries, size)
    refuse_gaps(file, entries, found.start_dir)
    for one in entries:
        unpack(file, one)
    return Opened(found)


def refuse_other_end(file: BinaryIO, size: int) -> None:
    """Raise ValidationError unless its list ends the file: else something follows it,
    or it was cut off.
    """
    file.seek(max(0, size - LONGEST_TAIL))
    tail = file.read()
    if not tail[-LENGTH_OF_END:].startswith(END):
        raise refusing.ambiguous() if END in tail else refusing.damaged()


def refuse_odd_names(entries: list[zipfile.ZipInfo]) -> None:
    seen = set()
    for one in entries:
        name = one.filename
        steps = name.rstrip("/").split("/")
        # The library cuts a name off at a NUL; the original has all of it.
        if (
            ODD.search(one.orig_filename)
            or ODD.search(name)
            or not all(step.strip(" .") for step in steps)
            or len(name) > 250
            or name.casefold() in seen
            or stat.S_ISLNK(one.external_attr >> 16)
        ):
            raise refusing.hiding(name)
        seen.add(name.casefold())
        if one.flag_bits & ENCRYPTED:
            raise refusing.encrypted()
        if one.compress_type not in METHODS:
            raise refusing.damaged()


def refuse_bombs(entries: list[zipfile.ZipInfo], size: int) -> None:
    inside = sum(one.file_size for one in entries)
    is_huge = inside > TIMES * settings.NEWSROOM_DOCUMENT_BYTES
    is_dense = inside > SMALL and inside > RATIO * size
    if len(entries) > MOST_FILES or is_huge or is_dense:
        raise refusing.too_much_inside()


def refuse_gaps(file: BinaryIO, entries: list[zipfile.ZipInfo], end: int) -> None:
    """Raise ValidationError if anything lies beside the files that are listed."""
    place = 0
    for one in sorted(entries, key=lambda one: one.header_offset):
        if one.header_offset != place:
            raise refusing.ambiguous()
        # Not what the list says: another program may go by this.
        start, described = begins(file, one)
        place = start + one.compress_size
        if described:
            place = after_description(file, place, entries, end)
    if place != end:
        raise refusing.ambiguous()


def begins(file: BinaryIO, one: zipfile.ZipInfo) -> tuple[int, bool]:
    """Return where a file's data begin, and whether a description follows them."""
    file.seek(one.header_offset)
    header = file.read(LOCAL.size)
    if len(header) < LOCAL.size:
        raise refusing.damaged()
    mark, _version, flags, method, *_rest, named, more = LOCAL.unpack(header)
    name = file.read(named)
    if mark != FIRST or method != one.compress_type or flags & ENCRYPTED:
        raise refusing.ambiguous()
    known = {one.orig_filename.encode(it, "replace") for it in ("utf-8", "cp437")}
    if name not in known:
        raise refusing.ambiguous()
    is_described = bool(flags & DESCRIBED)
    return one.header_offset + LOCAL.size + named + more, is_described


def after_description(
    file: BinaryIO, place: int, entries: list[zipfile.ZipInfo], end: int
) -> int:
    """Return where the next file begins, behind a description of the last one."""
    following = [one.header_offset for one in entries if one.header_offset >= place]
    after = min(following, default=end)
    if not 0 <= after - place <= LONGEST_DESCRIPTOR:
        raise refusing.ambiguous()
    return after


def unpack(file: BinaryIO, one: zipfile.ZipInfo) -> None:
    """Unpack a file to nowhere: it has to have the size and sum that are listed."""
    checksum = length = 0
    for piece in pieces(file, one):
        length += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if length > one.file_size:
            raise refusing.too_much_inside()
    if length != one.file_size or checksum != one.CRC:
        raise refusing.damaged()


def pieces(file: BinaryIO, one: zipfile.ZipInfo) -> Iterator[bytes]:
    start, _described = begins(file, one)
    file.seek(start)
    left = one.compress_size
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    while left:
        packed = file.read(min(PIECE, left))
        if not packed:
            raise refusing.damaged()
        left -= len(packed)
        if one.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        try:
            while packed:
                yield inflating.decompress(packed, PIECE)
                packed = inflating.unconsumed_tail
        except zlib.error:
            raise refusing.damaged() from None
    is_deflated = one.compress_type == zipfile.ZIP_DEFLATED
    if is_deflated and (inflating.unused_data or not inflating.eof):
        raise refusing.ambiguous()
