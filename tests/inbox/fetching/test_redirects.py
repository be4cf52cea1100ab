"""Redirects are followed to five further places, and only the first server gets what
was meant for it.
"""

import pytest

from articles.inbox.fetching import Kind, Limits, NotFetched, fetch
from articles.inbox.fetching.client import is_same_server
from articles.inbox.fetching.places import read_place
from tests.inbox.fetching.hostile import FEED, conditional, reply


@pytest.fixture(scope="module")
def plays():
    moved = {
        status: reply(f"{status} Moved", Location="/feed")
        for status in (301, 302, 303, 307, 308)
    }
    steps = {
        f"/step-{n}": reply("301 Moved", Location=f"/step-{n - 1}") for n in range(1, 9)
    }
    return {
        "/feed": reply(body=FEED),
        "/known": conditional,
        "/step-0": reply(body=FEED),
        "/loop": reply("302 Found", Location="/loop"),
        "/mixed": reply("301 Moved", Location="/302"),
        "/mixed-turned": reply("302 Found", Location="/301"),
        "/nowhere": reply("302 Found"),
        "/empty": reply("302 Found", Location=" "),
        "/choices": reply("300 Choices", Location="/feed"),
        "/no-host": reply("301 Moved", Location="http://[::1"),
        "/umlaut": b"HTTP/1.1 301 Moved\r\nLocation: /\xc3\xa4 b?x=\xc3\xbc#c\r\n\r\n",
        "/%C3%A4%20b?x=%C3%BC": reply(body=b"umlaut"),
        "/latin": b"HTTP/1.1 301 Moved\r\nLocation: /\xe4\r\n\r\n",
        "/%C3%A4": reply(body=b"latin"),
        "/relative/a": reply("301 Moved", Location="../feed"),
    } | {f"/{status}": told for status, told in moved.items()} | steps  # fmt: skip


def last(server):
    return server.asked[-1].lower()


@pytest.mark.parametrize("status", [301, 308])
def test_a_permanent_redirect_says_where_it_moved(outside, status):
    answer = fetch(outside.at(f"/{status}"))
    assert answer.asked == outside.at(f"/{status}")
    assert answer.address == answer.moved_to == outside.at("/feed")
    assert answer.body == FEED


@pytest.mark.parametrize("path", ["/302", "/303", "/307", "/mixed", "/mixed-turned"])
def test_i5_with_a_temporary_redirect_nothing_has_moved(outside, path):
    answer = fetch(outside.at(path))
    assert (answer.address, answer.moved_to) == (outside.at("/feed"), "")


def test_without_a_redirect_nothing_has_moved(outside):
    answer = fetch(outside.at("/feed"))
    assert (answer.address, answer.moved_to) == (outside.at("/feed"), "")


def test_s39_five_redirects_are_followed_and_no_sixth(outside):
    assert fetch(outside.at("/step-5")).moved_to == outside.at("/step-0")
    for path in ("/step-6", "/loop"):
        before = len(outside.asked)
        with pytest.raises(NotFetched) as failure:
            fetch(outside.at(path))
        assert failure.value.kind is Kind.TOO_MANY_REDIRECTS
        assert failure.value.address == outside.at(path)
        assert len(outside.asked) == before + 6
    with pytest.raises(NotFetched):
        fetch(outside.at("/step-1"), limits=Limits(redirects=0))


@pytest.mark.parametrize("path", ["/nowhere", "/empty", "/choices"])
def test_a_redirect_to_nowhere_is_an_answer(outside, path):
    answer = fetch(outside.at(path))
    assert answer.status in {300, 302}
    assert answer.address == outside.at(path)


def test_a_redirect_to_no_address_is_refused(outside):
    with pytest.raises(NotFetched) as failure:
        fetch(outside.at("/no-host"))
    assert failure.value.kind is Kind.REFUSED_ADDRESS


@pytest.mark.parametrize(
    ("path", "body"),
    [("/umlaut", b"umlaut"), ("/latin", b"latin"), ("/relative/a", FEED)],
)
def test_a_location_is_read_as_servers_write_it(outside, path, body):
    assert fetch(outside.at(path)).body == body


def test_i7_another_server_gets_no_validator_no_password_and_no_other_header(outside):
    said = {
        "etag": '"a"',
        "modified": "Tue, 10 Nov 2026 08:00:00 GMT",
        "headers": {"Authorization": "Bearer secret", "X-Hub": "secret"},
    }
    ours = (b"if-none-match:", b"if-modified-since:", b"authorization:", b"x-hub:")
    fetch(outside.at("/302"), **said)
    assert all(name in last(outside) for name in ours)
    fetch(outside.at("/to/" + outside.at("/feed", "out.test")), **said)
    assert not any(name in last(outside) for name in ours)
    # Nor on the way back.
    there_and_back = "/to/" + outside.at("/to/" + outside.at("/feed"), "out.test")
    fetch(outside.at(there_and_back), **said)
    assert b"host: 127.0.0.1" in last(outside)
    assert not any(name in last(outside) for name in ours)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("http://a.test/x", "http://a.test/y", True),
        ("http://a.test/", "https://a.test/", True),
        ("https://a.test/", "http://a.test/", False),
        ("http://a.test/", "http://a.test:443/", False),
        ("http://a.test/", "http://b.test/", False),
        ("http://a.test/", "http://www.a.test/", False),
    ],
)
def test_a_server_is_the_same_by_name_and_port(one, other, is_same):
    assert is_same_server(read_place(one), read_place(other)) is is_same


def test_what_is_sent_by_post_is_sent_once(outside):
    before = len(outside.asked)
    answer = fetch(outside.at("/307"), method="POST", body=b"hub.secret=x")
    assert (answer.status, answer.body) == (307, b"")
    assert answer.headers["LOCATION"] == "/feed"
    assert len(outside.asked) == before + 1
