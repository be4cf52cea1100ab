"""The form of a ZIP archive, of which ODF and Office files are made: nothing in front,
between or behind its files, no secret, and no more inside than it says.
"""

import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO

from django.conf import settings

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.archive_headers import (
    ENCRYPTED,
    FIRST,
    begins,
    refuse_other_description,
)
from articles.domain.documents.examining.archive_unpacking import PIECE, unpack
from articles.domain.documents.examining.budget import Budget
from articles.foundation.text import UNWANTED

END, OF_LONG_ONES = b"PK\x05\x06", b"PK\x06\x07"
# Its list ends with so many bytes, as no comment may follow.
LENGTH_OF_END, LONGEST_TAIL, OF_END = 22, 65_557, struct.Struct("<4s4H2IH")
# Archives of gigabytes have a second end in front of it, of so many bytes.
LENGTH_OF_LONG_END = 20
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
MOST_FILES, LONGEST_LIST = 5_000, 3_000_000
# Unpacked it may be so many times as large as a file may be; and so many times as large
# as it is, beyond a few megabytes.
TIMES, RATIO, SMALL = 10, 150, 10_000_000
IN_MEMORY = 1_000_000
ODD = re.compile(r"[\x00-\x1f\x7f:\\]|[\u200b-\u200f\u061c]|" + UNWANTED.pattern)


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive whose form is all right. Its files are read by `read` alone."""

    zip: zipfile.ZipFile
    budget: Budget

    @property
    def names(self) -> list[str]:
        return [one.filename for one in self.zip.infolist() if not one.is_dir()]

    def has(self, name: str) -> bool:
        return name in self.zip.NameToInfo

    def is_empty(self, name: str) -> bool:
        return not self.zip.NameToInfo[name].file_size

    def begun(self, name: str, length: int) -> bytes:
        """Return the first bytes of a file."""
        with self.zip.open(name) as file:
            return file.read(length)

    def open(self, name: str):
        return self.zip.open(name)

    @contextmanager
    def copied(self, name: str) -> Iterator[Any]:
        """Give a copy of a file that can be sought as any."""
        if self.zip.NameToInfo[name].file_size > settings.NEWSROOM_DOCUMENT_BYTES:
            raise refusing.too_much_inside()
        with SpooledTemporaryFile(IN_MEMORY) as spooled:
            with self.zip.open(name) as file:
                while piece := file.read(PIECE):
                    self.budget.spend_on_unpacking(len(piece))
                    spooled.write(piece)
            yield spooled


def opened(file: BinaryIO, budget: Budget) -> Opened:
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
        unpack(file, one, budget)
    return Opened(found, budget)


def refuse_other_end(file: BinaryIO, size: int) -> None:
    """Raise ValidationError unless its list ends the file: else something follows it,
    or it was cut off.
    """
    file.seek(max(0, size - LONGEST_TAIL))
    tail = file.read()
    if not tail[-LENGTH_OF_END:].startswith(END):
        raise refusing.ambiguous() if END in tail else refusing.damaged()
    before = tail[:-LENGTH_OF_END]
    if before[-LENGTH_OF_LONG_END:].startswith(OF_LONG_ONES):
        raise refusing.damaged()
    # Read before the list is: each of its rows takes memory.
    *_mark, length, place, _comment = OF_END.unpack(tail[-LENGTH_OF_END:])
    if length > LONGEST_LIST:
        raise refusing.too_much_inside()
    # Other programs look for the list where its end says that it is.
    if place + length != size - LENGTH_OF_END:
        raise refusing.ambiguous()


def refuse_odd_names(entries: list[zipfile.ZipInfo]) -> None:
    seen = set()
    for one in entries:
        name = one.filename
        steps = name.rstrip("/").split("/")
        # The library cuts a name off at a NUL; the original has all of it.
        if (
            ODD.search(one.orig_filename)
            or ODD.search(name)
            # Some computers drop these signs, and another ending may be in front.
            or any(step != step.rstrip(" .") or not step for step in steps)
            or ending(name) != ending(one.orig_filename)
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


def ending(name: str) -> str:
    return PurePosixPath(name.lower()).suffix


def refuse_gaps(file: BinaryIO, entries: list[zipfile.ZipInfo], end: int) -> None:
    """Raise ValidationError if anything lies beside the files that are listed."""
    place = 0
    in_order = sorted(entries, key=lambda one: one.header_offset)
    following = [one.header_offset for one in in_order[1:]]
    for one, after in zip(in_order, [*following, end], strict=False):
        if one.header_offset != place:
            raise refusing.ambiguous()
        # Not what the list says: another program may go by this.
        start, is_described = begins(file, one)
        place = start + one.compress_size
        if is_described:
            refuse_other_description(file, one, place, after)
            place = after
    if place != end:
        raise refusing.ambiguous()
