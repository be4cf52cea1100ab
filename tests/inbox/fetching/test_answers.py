"""Answers that would fill the memory, never end, or aren't what they say."""

import gzip
import time
import zlib

import brotli
import pytest

from articles.inbox.fetching import Kind, Limits, NotFetched, fetch
from articles.inbox.fetching.unpacking import zstd
from tests.inbox.fetching.conftest import QUICK
from tests.inbox.fetching.hostile import (
    BARE_FEED,
    FEED,
    drip,
    packed,
    reply,
    silence,
)

ZEROS = bytes(6_000_000)
WIDE = zstd.ZstdCompressor(
    options={
        zstd.CompressionParameter.window_log: 27,
        zstd.CompressionParameter.content_size_flag: 0,
    }
)
WIDE_FEED = WIDE.compress(FEED) + WIDE.flush()
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
EMPTY_BLOCK = b"\0\0\0\xff\xff"
TOO_LARGE = {
    "/bomb-gzip": packed(gzip.compress(ZEROS)),
    "/bomb-deflate": packed(zlib.compress(ZEROS), "deflate"),
    "/bomb-br": packed(brotli.compress(ZEROS, quality=5), "br"),
    "/bomb-zstd": packed(zstd.compress(ZEROS), "zstd"),
    "/large": reply(body=ZEROS),
    "/flood-body": drip(OK + b"\r\n", b"a" * 65_536, 0),
    "/flood-chunks": drip(CHUNKED, b"fff\r\n" + b"a" * 4095 + b"\r\n", 0),
    "/flood-negative": drip(CHUNKED + b"-1\r\n", b"a" * 65_536, 0),
    "/flood-of-nothing": drip(
        OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10],
        EMPTY_BLOCK * 9999,
        0,
    ),
}
UNREADABLE = {
    "/bomb-members": packed(gzip.compress(b"") * 200),
    "/bomb-frames": packed(zstd.compress(b"") * 200, "zstd"),
    "/wide-window": packed(WIDE_FEED, "zstd"),
    "/two-codings": packed(gzip.compress(gzip.compress(FEED)), "gzip, gzip"),
    "/gzip-br": packed(b"x", "gzip, br"),
    "/two-headers": OK + b"Content-Encoding: gzip\r\nContent-Encoding: br\r\n\r\nx",
    "/unknown-coding": packed(FEED, "sdch"),
    "/no-gzip": packed(FEED),
    "/no-deflate": packed(FEED, "deflate"),
    "/no-br": packed(FEED, "br"),
    "/no-zstd": packed(FEED, "zstd"),
    "/http-0.9": FEED + b"\r\n\r\n",
    "/other-protocol": b"SSH-2.0-OpenSSH_9.9\r\n",
    "/http-3": b"HTTP/3 200 OK\r\n\r\n",
    "/no-status": b"HTTP/1.1\r\n\r\n",
    "/status-0": b"HTTP/1.1 0 Zero\r\n\r\n",
    "/status-word": b"HTTP/1.1 OK 200\r\n\r\n",
    "/switching": b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n",
    "/two-lengths": OK + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\n<rss>",
    "/transfer-gzip": OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "/transfer-twice": CHUNKED[:-2] + b"Transfer-Encoding: x\r\n\r\n0\r\n\r\n",
    "/many-headers": OK + b"A: b\r\n" * 200 + b"\r\n",
    "/long-line": OK + b"A: " + b"b" * 70_000 + b"\r\n\r\n",
    "/flood-hundred": drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 99, 0),
    "/flood-hints": drip(b"", b"HTTP/1.1 103 Early\r\nA: b\r\n\r\n" * 99, 0),
    "/flood-head": drip(OK, b"!\r\n" * 999, 0),
    "/flood-line": drip(OK + b"A: ", b"b" * 65_536, 0),
}
CUT_OFF = {
    "/cut-gzip": packed(gzip.compress(FEED * 99)[:40]),
    "/cut-deflate": packed(BARE_FEED[:-9], "deflate"),
    "/cut-br": packed(brotli.compress(FEED)[:-5], "br"),
    "/cut-zstd": packed(zstd.compress(FEED)[:-5], "zstd"),
    "/cut-to-none": OK + b"Content-Encoding: gzip\r\n\r\n",
    "/cut-body": reply(body=FEED)[:-9],
    "/cut-to-no-body": OK + b"Content-Length: 9\r\n\r\n",
    "/cut-chunk": CHUNKED + b"9\r\n<rss",
    "/cut-chunks": CHUNKED + b"4\r\n<rss\r\n",
    "/chunk-word": CHUNKED + b"xyz\r\n",
    "/cut-head": OK + b"Content-Type: text/html\r\n",
    "/cut-line": OK + b"Content-Le",
    "/cut-status": b"HTTP/1.1 2",
    "/cut-hundred": b"HTTP/1.1 100 Continue\r\n\r\n",
    "/nothing": b"",
    "/no-head": FEED,
}
TIMEOUT = {
    "/silent": silence,
    "/drip-status": drip(b"HTTP/1.1 ", b"2"),
    "/drip-head": drip(OK + b"X-A: ", b"a"),
    "/drip-lines": drip(OK, b"!\r\n"),
    "/drip-body": drip(OK + b"Content-Length: 999\r\n\r\n", b"a"),
    "/drip-open-body": drip(OK + b"\r\n", b"a"),
    "/drip-chunks": drip(CHUNKED, b"1\r\na\r\n"),
    "/drip-trailer": drip(CHUNKED + b"0\r\n", b"A: b\r\n"),
    "/drip-hundred": drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "/drip-hints": drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
}
KINDS = {
    Kind.TOO_LARGE: TOO_LARGE,
    Kind.BAD_ANSWER: UNREADABLE,
    Kind.CUT_OFF: CUT_OFF,
    Kind.TIMEOUT: TIMEOUT,
}


@pytest.fixture(scope="module")
def plays():
    return TOO_LARGE | UNREADABLE | CUT_OFF | TIMEOUT


@pytest.mark.parametrize(
    ("path", "kind"), [(path, kind) for kind, plays in KINDS.items() for path in plays]
)
def test_i7_i8_s44_s45_s46_a_hostile_answer_ends_in_time_and_is_none(
    outside, path, kind
):
    began = time.monotonic()
    is_slow = kind is Kind.TIMEOUT
    with pytest.raises(NotFetched) as failure:
        fetch(outside.at(path), limits=QUICK if is_slow else Limits(total=20))
    assert failure.value.kind is kind
    assert failure.value.reason
    assert time.monotonic() - began < (QUICK.total + 5 if is_slow else 20)


def test_the_wide_window_alone_is_refused():
    assert zstd.decompress(WIDE_FEED) == FEED
