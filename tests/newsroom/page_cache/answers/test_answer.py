"""The cache gives each client the form of a page that fits."""

import gzip
from hashlib import md5

import pytest

from articles.site.shared import CODINGS, preferred
from newsroom.page_cache import Asked
from newsroom.page_cache.answers.answer import Impression
from tests.site.shared.http.test_codings import UNPACK

BODY = b"<p>Text</p>" * 100
DATE = "Wed, 25 Nov 2026 12:00:00 GMT"
LATER, EARLIER = DATE.replace("12:00:00", "12:00:01"), DATE.replace("12:0", "11:0")


def held(body: bytes = BODY, status: int = 200, **more) -> Impression:
    headers = [
        ("Content-Type", "text/html"),
        ("Content-Length", str(len(body))),
        ("ETag", '"tag"'),
        ("Vary", "Accept-Encoding"),
        ("Content-Security-Policy", "default-src 'self'"),
        *more.items(),
    ]
    one = Impression(status, headers, body, made=0)
    for coding, compress in CODINGS.items():
        one.take(coding, compress(body))
    return one


def ask(method: str = "GET", **headers) -> Asked:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Asked(method, "testserver", "/de/", headers=told)


def test_the_form_is_the_one_that_the_client_takes():
    for accepted, coding in {
        "gzip, deflate, br, zstd": "br",
        "gzip, zstd": "zstd",
        "gzip": "gzip",
        "x-gzip": "gzip",
        "br;q=0.5, gzip;q=0.8": "gzip",
        "br;q=0, zstd;q=0, *": "gzip",
        "GZIP;Q=0.1": "gzip",
    }.items():
        status, headers, body = held().answer(ask(accept_encoding=accepted))[:3]
        told = dict(headers)
        assert (status, told["Content-Encoding"]) == (200, coding), accepted
        assert told["Content-Length"] == str(len(body))
        assert UNPACK[coding](body) == BODY
        # As Django's: the bytes are others, so the tag says no more than the content.
        assert told["ETag"] == 'W/"tag"'


@pytest.mark.parametrize(
    "accepted",
    [
        "",
        "identity",
        "gzip;q=0",
        "gzip; q=0.000, br;q=0",
        "identity, gzip;q=0.5, br;q=0.5",
        "gzip;q=much",
        "*;q=0",
        "deflate",
        "gzip," * 200,
    ],
)
def test_who_takes_no_other_form_gets_it_as_it_is(accepted):
    _status, headers, body = held().answer(ask(accept_encoding=accepted))[:3]
    assert body == BODY
    assert "Content-Encoding" not in dict(headers)
    assert dict(headers)["ETag"] == '"tag"'


def test_what_is_short_or_gets_no_shorter_is_given_as_it_is():
    noise = b"".join(md5(bytes([n])).digest() for n in range(30))
    for body in (b"short", noise):
        given = held(body).answer(ask(accept_encoding="gzip, br"))
        assert given.body == body
        assert "Content-Encoding" not in dict(given.headers)


def test_a_form_that_is_not_there_is_noted_and_the_next_best_given():
    one = Impression(200, [], BODY, made=0)
    one.take("gzip", gzip.compress(BODY))
    given = one.answer(ask(accept_encoding="br, gzip"))
    assert dict(given.headers)["Content-Encoding"] == "gzip"
    assert one.wanted == {"br"}


@pytest.mark.parametrize(
    "tags", ['"tag"', 'W/"tag"', '"a", "tag"', 'W/"a",W/"tag" , "b"', "*"]
)
def test_who_has_it_is_told_so_without_a_body(tags):
    for method in ("GET", "HEAD"):
        status, headers, body = held().answer(ask(method, if_none_match=tags))[:3]
        told = dict(headers)
        assert (status, body) == (304, b"")
        assert told["ETag"] == '"tag"'
        assert told["Vary"] == "Accept-Encoding"
        assert not {"Content-Type", "Content-Length"} & set(told)
        assert "Content-Security-Policy" in told


@pytest.mark.parametrize("tags", ["", '"other"', "tag", 'W/"x", "y"', '"*"'])
def test_who_has_another_gets_it(tags):
    assert held().answer(ask(if_none_match=tags)).status == 200


def test_a_date_counts_only_where_no_tag_is_told():
    one = held(**{"Last-Modified": DATE})
    for told, status in {DATE: 304, LATER: 304, EARLIER: 200, "soon": 200}.items():
        assert one.answer(ask(if_modified_since=told)).status == status
    both = ask(if_modified_since=DATE, if_none_match='"other"')
    assert one.answer(both).status == 200
    # A page without a date can't be validated by one.
    assert held().answer(ask(if_modified_since=LATER)).status == 200


def test_only_what_is_there_can_be_unmodified():
    for status in (301, 410):
        assert held(status=status).answer(ask(if_none_match="*")).status == status


def test_a_head_says_what_a_get_would_and_has_no_body():
    for accepted in ("gzip", "identity"):
        asked = {"accept_encoding": accepted}
        get, head = held().answer(ask(**asked)), held().answer(ask("HEAD", **asked))
        assert (head.status, head.headers, head.body) == (200, get.headers, b"")


def test_a_copy_says_when_it_was_made_and_how_old_it_is():
    told = dict(held().as_copy(ask(), now=90.5).headers)
    assert told["Newsroom-Copy"] == "1970-01-01T00:00:00Z"
    assert told["Age"] == "90"


def test_the_best_form_comes_first():
    assert preferred("br, gzip, zstd") == preferred("*") == tuple(CODINGS)


def test_what_is_there_as_it_is_alone_lacks_a_form_to_be_sent_in():
    one = Impression(200, [], BODY, made=0)
    for accepted, lacks in {
        "br": True,
        "gzip, br": True,
        "": False,
        "x": False,
    }.items():
        assert one.lacks_form(ask(accept_encoding=accepted)) == lacks
    one.take("gzip", gzip.compress(BODY))
    assert not one.lacks_form(ask(accept_encoding="gzip, br"))
    assert one.lacks_form(ask(accept_encoding="br"))
