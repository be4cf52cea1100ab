"""Refuse pictures that were made to be slow, before any library reads them.

Files from cameras and programs have some dozens of parts. A small file can have
millions. A library would read them one by one for minutes before it shows anything.
"""

import re
from collections.abc import Iterator
from itertools import islice

# More than the largest allowed file has in blocks of a kilobyte.
MAX_BLOCKS = 20_000
# Parts beside the picture: colours, remarks, a camera's data. A library may unpack each
# to a megabyte, or join it with all before it.
MAX_REMARKS = 500
# A progressive picture has about ten scans. Each goes over the whole picture, however
# few bytes it has.
MAX_SCANS = 64

PNG = b"\x89PNG\r\n\x1a\n"
SCAN, END = b"\xda", b"\xd9"
# The markers that end a scan. Other bytes after a 0xFF are part of the scan.
AFTER_SCAN = re.compile(rb"\xff([\xc0-\xcf\xd9-\xfe])")


def is_intricate(data: bytes) -> bool:
    """Return True if it has far more parts than any honest picture."""
    if data.startswith(b"\xff\xd8"):
        first = first_scan(data)
        return first is None or has_many_scans(data, first)
    if data.startswith(PNG):
        kinds = list(islice(png_chunks(data), MAX_BLOCKS + 1))
        remarks = sum(kind not in {b"IDAT", b"fcTL"} for kind in kinds)
        return len(kinds) > MAX_BLOCKS or remarks > MAX_REMARKS
    if data.startswith(b"GIF8"):
        return has_many(gif_blocks(data))
    return data[8:12] == b"WEBP" and has_many(webp_chunks(data))


def has_many(blocks: Iterator) -> bool:
    return next(islice(blocks, MAX_BLOCKS, None), None) is not None


def first_scan(data: bytes) -> int | None:
    """Return where a JPEG's first scan begins, or its length if it has none; None if
    far too much comes before it.
    """
    at, segments, padding = 2, 0, 0
    while segments <= MAX_REMARKS and padding <= MAX_BLOCKS:
        found = data.find(b"\xff", at)
        kind = data[found + 1 : found + 2]
        if found < 0 or not kind:
            return len(data)
        if kind == SCAN:
            return found
        padding += found - at
        if kind == b"\xff":
            at, padding = found + 1, padding + 1
        elif kind in b"\x00\x01" or b"\xd0" <= kind <= b"\xd9":
            at, padding = found + 2, padding + 2
        else:
            at, segments = after_segment(data, found), segments + 1
    return None


def has_many_scans(data: bytes, at: int) -> bool:
    """Return True if a JPEG has too many scans from `at` on.

    Like a decoder, it skips what is between scans, and stops at the picture's end:
    phones append a film.
    """
    scans = segments = 0
    while scans <= MAX_SCANS and segments <= MAX_REMARKS:
        found = AFTER_SCAN.search(data, at)
        if found is None or found[1] == END:
            return False
        scans += found[1] == SCAN
        at, segments = after_segment(data, found.start()), segments + 1
    return True


def after_segment(data: bytes, at: int) -> int:
    return at + 2 + max(2, int.from_bytes(data[at + 2 : at + 4]))


def is_read_in_steps(data: bytes, colours: int) -> bool:
    """Return True if the first scan of a JPEG has fewer colours than the picture.

    Its decoder then keeps the whole picture in memory until the last scan.
    """
    at = first_scan(data)
    return at is not None and data[at + 4 : at + 5] < bytes([colours])


def png_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the kinds of all chunks that belong to the first picture."""
    at, has_begun = len(PNG), False
    while kind := data[at + 4 : at + 8]:
        if has_begun and kind == b"fcTL":
            return
        yield kind
        has_begun = has_begun or kind == b"IDAT"
        at += 12 + int.from_bytes(data[at : at + 4])


def webp_chunks(data: bytes) -> Iterator[bytes]:
    """Yield the kinds of all chunks: each picture of an animation is a chunk."""
    at = 12
    while kind := data[at : at + 4]:
        yield kind
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size + size % 2


def gif_blocks(data: bytes) -> Iterator[int]:
    """Yield where each block before the first picture begins, and each of its parts."""
    at = 13 + colours(data[10:11])
    while (kind := data[at : at + 1]) and kind not in b",;":
        yield at
        at += 1
        if kind != b"!":
            continue
        at += 1
        while size := data[at : at + 1]:
            yield at
            at += 1 + size[0]
            if size == b"\0":
                break


def colours(flags: bytes) -> int:
    """Return the size in bytes of the colour table that `flags` announce."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0
