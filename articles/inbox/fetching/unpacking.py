"""Bodies unpacked while they stream, never more of them in memory than allowed.

The decoders of urllib3 take a body that was cut for a whole one, and let a body of zstd
ask for 128 MB of memory. So these are our own, on the same libraries.
"""

import sys
import zlib
from collections.abc import Callable
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# In HTTP a window has at most 8 MB (RFC 9659).
ZSTD_OPTIONS: dict[int, int] = {zstd.DecompressionParameter.window_log_max: 23}
# Packed files may follow each other; honest ones are few.
MOST_MEMBERS = 100
ERRORS = (zlib.error, zstd.ZstdError, brotli.error)


class TooLarge(Exception):
    """It has more bytes than are allowed."""


class Unreadable(Exception):
    """It is packed in another way than it says, or than we know."""


class CutShort(Exception):
    """It ended before its end."""


class Decoder(Protocol):
    is_whole: bool

    def feed(self, raw: bytes, most: int) -> bytes:
        """Return what comes out, at most about so much. With b"": what is left."""

    @property
    def has_more(self) -> bool: ...


class Zlib:
    """gzip, and what is called deflate: zlib's own form or the bare one."""

    def __init__(self, window: int | None):
        self.window, self.begin = window, b""
        self.packed, self.members = b"", 0
        self.decoder = zlib.decompressobj(window) if window else None
        self.is_whole = False

    def feed(self, raw: bytes, most: int) -> bytes:
        data = self.packed + raw
        if self.decoder is None:
            if len(data) < 2:
                self.packed = data
                return b""
            is_zlib = data[0] & 15 == 8 and int.from_bytes(data[:2]) % 31 == 0
            self.window = zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
            self.decoder = zlib.decompressobj(self.window)
        found = self.decoder.decompress(data, most)
        self.is_whole, self.packed = self.decoder.eof, self.decoder.unconsumed_tail
        if self.is_whole:
            self.follow(self.decoder.unused_data)
        return found

    def follow(self, rest: bytes) -> None:
        """Begin with the next member of gzip. Other bytes behind the end are none."""
        self.packed = b""
        if self.window == zlib.MAX_WBITS | 16 and rest.startswith(b"\x1f\x8b"):
            self.members += 1
            if self.members > MOST_MEMBERS:
                raise Unreadable("too many members")
            self.decoder = zlib.decompressobj(self.window)
            self.packed, self.is_whole = rest, False

    @property
    def has_more(self) -> bool:
        return bool(self.packed) and self.decoder is not None


class Brotli:
    def __init__(self) -> None:
        self.decoder, self.is_whole = brotli.Decompressor(), False

    def feed(self, raw: bytes, most: int) -> bytes:
        if self.is_whole:
            return b""
        found = self.decoder.process(raw, output_buffer_limit=most)
        self.is_whole = self.decoder.is_finished()
        return found

    @property
    def has_more(self) -> bool:
        return not self.is_whole and not self.decoder.can_accept_more_data()


class Zstd:
    def __init__(self) -> None:
        self.decoder = zstd.ZstdDecompressor(options=ZSTD_OPTIONS)
        self.packed, self.members, self.is_whole = b"", 0, False

    def feed(self, raw: bytes, most: int) -> bytes:
        data, self.packed = self.packed + raw, b""
        if self.decoder.eof:
            if not data:
                return b""
            self.members += 1
            if self.members > MOST_MEMBERS:
                raise Unreadable("too many frames")
            self.decoder = zstd.ZstdDecompressor(options=ZSTD_OPTIONS)
        found = self.decoder.decompress(data, max_length=most)
        if self.decoder.eof:
            self.packed = self.decoder.unused_data
        self.is_whole = self.decoder.eof and not self.packed
        return found

    @property
    def has_more(self) -> bool:
        return bool(self.packed) or not (self.decoder.needs_input or self.decoder.eof)


class Plain:
    is_whole, has_more = True, False

    def feed(self, raw: bytes, most: int) -> bytes:
        return raw


DECODERS: dict[str, Callable[[], Decoder]] = {
    "": Plain,
    "identity": Plain,
    "gzip": lambda: Zlib(zlib.MAX_WBITS | 16),
    "x-gzip": lambda: Zlib(zlib.MAX_WBITS | 16),
    "deflate": lambda: Zlib(None),
    "br": Brotli,
    "zstd": Zstd,
}
# A small body may be larger when it is packed.
OVERHEAD = 65_536
ACCEPTED = "gzip, deflate, br, zstd"


class Body:
    """Unpacks an answer into `found`, at most `most` bytes of it.

    `packed` counts the bytes received: those that unpack to nothing end, too.
    """

    def __init__(self, coding: str, most: int, found: bytearray):
        self.most, self.packed, self.found = most, 0, found
        known = DECODERS.get(coding.strip().lower())
        if known is None:
            raise Unreadable(f"unknown coding: {coding[:50]}")
        self.decoder = known()

    def add(self, raw: bytes) -> None:
        """Unpack more; raises TooLarge, Unreadable."""
        self.packed += len(raw)
        try:
            self.take(raw)
            while self.decoder.has_more:
                self.take(b"")
        except ERRORS as error:
            raise Unreadable(str(error)) from error
        if self.packed > self.most + OVERHEAD:
            raise TooLarge

    def take(self, raw: bytes) -> None:
        self.found += self.decoder.feed(raw, self.most - len(self.found) + 1)
        if len(self.found) > self.most:
            del self.found[self.most :]
            raise TooLarge

    def end(self) -> None:
        """Raises CutShort if something is missing."""
        if not self.decoder.is_whole:
            raise CutShort
