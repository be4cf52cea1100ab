"""Requests say who asks, and nothing of the surroundings; answers come as they are."""

import gzip
import re
import zlib

import brotli
import pytest

from articles.inbox.fetching import Limits, fetch
from articles.inbox.fetching.unpacking import zstd
from tests.inbox.fetching.hostile import (
    BARE_FEED,
    FEED,
    conditional,
    drip,
    packed,
    reply,
)

ZLIB = zlib.compress(FEED)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
CHUNKS = b"\r\n5;a=b\r\n<rss \r\n%x\r\n%b\r\n0\r\nA: b\r\n\r\n" % (
    len(FEED) - 5,
    FEED[5:],
)
READABLE = {
    "/feed": reply(body=FEED),
    "/gzip": packed(gzip.compress(FEED)),
    "/x-gzip": packed(gzip.compress(FEED), "X-GZip"),
    "/gzip-members": packed(gzip.compress(FEED[:9]) + gzip.compress(FEED[9:])),
    "/gzip-and-rest": packed(gzip.compress(FEED) + b"\0\0\0\0"),
    "/zlib": packed(zlib.compress(FEED), "deflate"),
    "/bare": packed(BARE_FEED, "deflate"),
    "/br": packed(brotli.compress(FEED), "br"),
    "/zstd": packed(zstd.compress(FEED), "zstd"),
    "/zstd-frames": packed(zstd.compress(FEED[:9]) + zstd.compress(FEED[9:]), "zstd"),
    "/identity": packed(FEED, "identity"),
    "/chunked": CHUNKED + CHUNKS,
    "/chunked-and-length": CHUNKED + b"Content-Length: 3\r\n" + CHUNKS,
    "/until-closed": b"HTTP/1.0 200 OK\r\n\r\n" + FEED,
    "/bare-lines": b"HTTP/1.1 200 OK\nContent-Length: %d\n\n%b" % (len(FEED), FEED),
    "/no-reason": b"HTTP/1.1 200\r\nContent-Length: %d\r\n\r\n%b" % (len(FEED), FEED),
    "/odd-lines": b"HTTP/1.1 200 OK\r\nodd\r\n: x\r\n a\r\nB\xe4: c\r\n\r\n%b" % FEED,
    "/hundred": b"HTTP/1.1 100 Continue\r\nA: b\r\n\r\n" + reply(body=FEED),
    "/hints": b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" * 2 + reply(body=FEED),
    "/mail-headers": reply(
        body=FEED, Content_Type="multipart/mixed", Content_Transfer_Encoding="base64"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def plays():
    return READABLE | {
        "/known": conditional,
        "/slowly": split(packed(ZLIB, "deflate")),
        "/empty": reply(),
        "/empty-gzip": packed(b""),
        "/none": reply("204 No Content"),
        "/gone": reply("410 Gone", b"<p>gone</p>"),
        "/busy": b"HTTP/1.1 503 Busy\r\nRetry-After: 9\r\nContent-Encoding: x\r\n\r\nx",
        "/large-error": reply("500 Error", bytes(100_000)),
        "/cut-error": reply("404 Not Found", FEED)[:-9],
        "/drip-error": drip(b"HTTP/1.1 429 Slow\r\nRetry-After: 9\r\n\r\n", b"a"),
        "/cookie": reply(Set_Cookie="a=b"),
        "/tags": reply(ETag=f'"{"a" * 2000}"', Last_Modified="a\x01b"),
        "/twice": b"HTTP/1.0 200 OK\r\nLink: <a>\r\nDate: x\r\nLink: <b>\r\n\r\n",
    }


def split(answer):
    def play(connection, _head):
        for number in range(len(answer)):
            connection.sendall(answer[number : number + 1])

    return play


@pytest.mark.parametrize("path", [*READABLE, "/slowly"])
def test_an_answer_is_read_as_it_was_meant(outside, path):
    answer = fetch(outside.at(path))
    assert (answer.status, answer.body, answer.is_cut) == (200, FEED, False)


def test_i6_a_request_says_who_asks_and_no_more(outside, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("default login user password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.8:9")
    fetch(outside.at("/cookie"))
    fetch(outside.at("/feed?a=b"), accept="application/rss+xml")
    assert outside.asked[-1].decode().split("\r\n") == [
        "GET /feed?a=b HTTP/1.1",
        f"Host: 127.0.0.1:{outside.port}",
        "User-Agent: Newsroom/9.9 (+https://news.example.org)",
        "Accept: application/rss+xml",
        "Accept-Encoding: gzip, deflate, br, zstd",
        "Connection: close",
        "",
        "",
    ]


def test_the_product_names_its_version_and_the_site(settings_of_the_product):
    assert re.fullmatch(
        r"Newsroom/[0-9.]+\S* \(\+http://127\.0\.0\.1:8000\)", settings_of_the_product
    )


@pytest.fixture
def settings_of_the_product():
    from newsroom import settings  # noqa: PLC0415 (a fixture replaces what it holds)

    return settings.NEWSROOM_USER_AGENT


def test_i3_validators_go_back_byte_for_byte(outside):
    first = fetch(outside.at("/known"))
    assert first.etag == 'W/"a,\xe4"'
    assert first.modified == "Tue, 10 Nov 2026  08:00:00 GMT"
    again = fetch(outside.at("/known"), etag=first.etag, modified=first.modified)
    assert (again.status, again.body, again.etag) == (304, b"", first.etag)
    assert b'\r\nIf-None-Match: W/"a,\xe4"\r\n' in outside.asked[-1]
    modified = b"\r\nIf-Modified-Since: Tue, 10 Nov 2026  08:00:00 GMT\r\n"
    assert modified in outside.asked[-1]


def test_what_cannot_be_sent_back_is_no_validator(outside):
    answer = fetch(outside.at("/tags"))
    assert (answer.etag, answer.modified) == ("", "")
    fetch(outside.at("/feed"), etag='"a"\r\nX: y', modified="ā")
    assert b"If-" not in outside.asked[-1]
    with pytest.raises(ValueError, match="X-A"):
        fetch(outside.at("/feed"), headers={"X-A": "b\r\nX-C: d"})


def test_a_caller_replaces_no_header_of_ours(outside):
    fetch(
        outside.at("/feed"), headers={"host": "in.test", "USER-AGENT": "x", "X-A": "b"}
    )
    head = outside.asked[-1].lower()
    assert head.count(b"\r\nhost: 127.0.0.1") == head.count(b"host:") == 1
    assert head.count(b"user-agent: newsroom/9.9") == head.count(b"user-agent:") == 1
    assert b"x-a: b" in head


def test_a_body_is_sent_with_its_length(outside):
    said = {"Content-Type": "application/x-www-form-urlencoded"}
    fetch(outside.at("/feed"), method="post", body=b"hub.mode=publish", headers=said)
    head, _end, body = outside.asked[-1].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /feed ")
    assert b"Content-Length: 16" in head
    assert body in {b"", b"hub.mode=publish"}


def test_head_asks_for_no_body(outside):
    answer = fetch(outside.at("/gzip"), method="HEAD")
    assert (answer.status, answer.body, answer.is_cut) == (200, b"", False)
    assert outside.asked[-1].startswith(b"HEAD ")


@pytest.mark.parametrize("path", ["/empty", "/empty-gzip", "/none"])
def test_an_answer_that_is_empty_says_so(outside, path):
    answer = fetch(outside.at(path))
    assert (answer.body, answer.is_cut) == (b"", False)


def test_headers_are_found_in_any_capitals(outside):
    headers = fetch(outside.at("/twice")).headers
    assert headers["LINK"] == headers["link"] == "<a>, <b>"
    assert "x" not in headers


@pytest.mark.parametrize(
    ("path", "status", "is_cut"),
    [("/gone", 410, False), ("/busy", 503, True), ("/large-error", 500, True),
     ("/cut-error", 404, True), ("/drip-error", 429, True), ("/missing", 404, False)],
)  # fmt: skip
def test_the_status_of_an_error_counts_whatever_its_body(outside, path, status, is_cut):
    answer = fetch(outside.at(path), limits=Limits(total=2))
    assert (answer.status, answer.is_cut) == (status, is_cut)
    assert len(answer.body) <= 65_536


def test_a_caller_may_want_the_beginning_alone(outside):
    answer = fetch(outside.at("/gzip"), limits=Limits(size=9, cuts=True))
    assert (answer.body, answer.is_cut) == (FEED[:9], True)
    whole = fetch(outside.at("/gzip"), limits=Limits(size=len(FEED), cuts=True))
    assert (whole.body, whole.is_cut) == (FEED, False)
