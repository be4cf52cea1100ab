"""Files of an archive, unpacked to nowhere to see that they are what its list says."""

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from articles.domain.documents.examining import refusing
from articles.domain.documents.examining.archive_headers import begins
from articles.domain.documents.examining.budget import Budget

PIECE = 256 * 1024


def unpack(file: BinaryIO, one: zipfile.ZipInfo, budget: Budget) -> None:
    """Unpack a file to nowhere: it has to have the size and sum that are listed."""
    checksum = length = 0
    budget.spend_on_unpacking(one.compress_size)
    for piece in pieces(file, one):
        length += len(piece)
        budget.spend_on_unpacking(len(piece))
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
