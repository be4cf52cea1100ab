"""The other parts of a ZIP archive beside its list: a header in front of each file, and
sometimes its sizes behind it. Some programs go by these, so they have to agree.
"""

import struct
import zipfile
from typing import BinaryIO

from articles.domain.documents.examining import refusing

FIRST = b"PK\x03\x04"
HEADER, FIELD = struct.Struct("<4s5H3I2H"), struct.Struct("<2H")
DESCRIPTION, LONG_DESCRIPTION = struct.Struct("<3I"), struct.Struct("<I2Q")
DESCRIPTION_MARK = b"PK\x07\x08"
ENCRYPTED, DESCRIBED = 0x1 | 0x40 | 0x2000, 0x8
# Fields of a header: sizes of 64 bits, where the short ones say `ELSEWHERE`; a name.
LONG_SIZES, UNICODE_NAME, ELSEWHERE = 0x1, 0x7075, 0xFFFFFFFF


def begins(file: BinaryIO, one: zipfile.ZipInfo) -> tuple[int, bool]:
    """Return where a file's data begin, and whether a description follows them.

    Raise ValidationError if the header and the list disagree.
    """
    file.seek(one.header_offset)
    header = file.read(HEADER.size)
    if len(header) < HEADER.size:
        raise refusing.damaged()
    mark, _version, flags, method, _time, _day, *said, named, more = HEADER.unpack(
        header
    )
    name, fields = file.read(named), fields_of(file.read(more))
    known = {one.orig_filename.encode(it, "replace") for it in ("utf-8", "cp437")}
    other_name = fields.get(UNICODE_NAME, b"")[5:]
    if (
        mark != FIRST
        or method != one.compress_type
        or flags & ENCRYPTED
        or name not in known
        or other_name not in {b"", one.filename.encode()}
    ):
        raise refusing.ambiguous()
    is_described = bool(flags & DESCRIBED)
    refuse_other_sizes(one, tuple(said), fields, is_described=is_described)
    return one.header_offset + HEADER.size + named + more, is_described


def fields_of(data: bytes) -> dict[int, bytes]:
    found, place = {}, 0
    while place + FIELD.size <= len(data):
        key, length = FIELD.unpack_from(data, place)
        place += FIELD.size
        found[key] = data[place : place + length]
        place += length
    return found


def refuse_other_sizes(
    one: zipfile.ZipInfo,
    said: tuple[int, int, int],
    fields: dict[int, bytes],
    *,
    is_described: bool,
) -> None:
    checksum, packed, size = said
    if ELSEWHERE in {packed, size}:
        long_ones = fields.get(LONG_SIZES, b"")
        if len(long_ones) < 16:
            raise refusing.ambiguous()
        size, packed = struct.unpack_from("<2Q", long_ones)
    real = (one.CRC, one.compress_size, one.file_size)
    for given, right in zip((checksum, packed, size), real, strict=True):
        # They aren't known yet, if they follow behind the data.
        if given != right and not (is_described and given == 0):
            raise refusing.ambiguous()


def refuse_other_description(
    file: BinaryIO, one: zipfile.ZipInfo, place: int, after: int
) -> None:
    """Raise ValidationError unless it says the same once more, and nothing else."""
    real = (one.CRC, one.compress_size, one.file_size)
    bare = {DESCRIPTION.pack(*real), LONG_DESCRIPTION.pack(*real)}
    file.seek(place)
    length = after - place
    if not 0 < length <= LONG_DESCRIPTION.size + len(DESCRIPTION_MARK):
        raise refusing.ambiguous()
    if file.read(length).removeprefix(DESCRIPTION_MARK) not in bare:
        raise refusing.ambiguous()
