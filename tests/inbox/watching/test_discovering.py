"""The feeds of a homepage are found, and each is read before it is proposed."""

import pytest

from articles.inbox.fetching import NotFetched
from articles.inbox.watching.discovering import discover
from tests.inbox.watching.server import feed as said

HTML = {"Content-Type": "text/html; charset=utf-8"}
DECLARED = (
    b"<!doctype html><html><head><title>Institut</title>"
    b"<link rel=alternate type=application/rss+xml href=/a.rss title=Alles>"
    b"<link rel=alternate type=application/rss+xml href=/gone.rss></head></html>"
)


def test_the_feeds_that_a_page_names_are_read(source):
    source.plays |= {"/": (200, HTML, DECLARED), "/a.rss": said("Eins", "Zwei")}
    [found] = discover(source.address("/"))
    assert (found.address, found.title) == (source.address("/a.rss"), "Quelle")
    assert (found.entries, found.kind, found.is_guess) == (2, "RSS/Atom", False)


def test_a_feeds_own_address_is_taken_as_it_is(source):
    source.plays["/a.rss"] = said("Eins")
    [found] = discover(source.address("/a.rss"))
    assert found.address == source.address("/a.rss")


def test_usual_addresses_are_tried_where_a_page_names_none(source):
    source.plays |= {"/": (200, HTML, b"<title>x</title>"), "/feed": said("Eins")}
    [found] = discover(source.address("/"))
    assert (found.address, found.is_guess) == (source.address("/feed"), True)


def test_a_page_without_a_feed_has_none(source):
    source.plays["/"] = (200, HTML, b"<title>x</title>")
    assert discover(source.address("/")) == []


def test_a_page_that_can_not_be_had_says_why(source):
    with pytest.raises(NotFetched) as refused:
        discover("http://127.0.0.1:9/")
    assert refused.value.reason
