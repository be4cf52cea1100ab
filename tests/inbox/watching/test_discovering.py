"""The feeds of a homepage are found, and each is read before it is proposed."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.inbox.fetching import NotFetched
from articles.inbox.watching.discovering import discover
from tests.inbox.watching.server import feed as said

HTML = {"Content-Type": "text/html; charset=utf-8"}
DECLARED = (
    b"<!doctype html><html><head><title>Institut</title>"
    b"<link rel=alternate type=application/rss+xml href=/a.rss title=Alles>"
    b"<link rel=alternate type=application/rss+xml href=/gone.rss></head></html>"
)


def test_i15_the_feeds_that_a_page_names_are_read(source):
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


def test_i15_a_page_without_a_feed_has_none(source):
    source.plays["/"] = (200, HTML, b"<title>x</title>")
    assert discover(source.address("/")) == []


def test_a_page_that_can_not_be_had_says_why(source):
    with pytest.raises(NotFetched) as refused:
        discover("http://127.0.0.1:9/")
    assert refused.value.reason


def discovered(address: str) -> list[str]:
    told = StringIO()
    call_command("discover", address, stdout=told)
    return told.getvalue().splitlines()


def test_i15_the_command_lists_what_each_feed_really_has(source):
    dated = (
        b"<?xml version='1.0'?><rss version='2.0'><channel><title>Alt\x1b[31m</title>"
        b"<language>de</language><item><title>A</title><guid>a</guid>"
        b"<pubDate>Mon, 02 Nov 2026 09:00:00 +0100</pubDate></item></channel></rss>"
    )
    both = DECLARED.replace(b"/gone.rss", b"/b.rss")
    source.plays |= {"/": (200, HTML, both), "/a.rss": said("Eins", "Zwei")}
    source.plays["/b.rss"] = (200, {"Content-Type": "text/xml"}, dated)
    first, facts, second, others = discovered(source.address("/"))
    assert (first, second) == (source.address("/a.rss"), source.address("/b.rss"))
    assert facts.startswith("    “Quelle”, RSS/Atom, language: not said, 2 entries")
    assert "RSS/Atom, language: de, 1 entry, newest: 2026-11-02 09:00" in others
    assert "\x1b" not in others


def test_the_command_says_of_a_guess_that_it_is_one(source):
    source.plays |= {"/": (200, HTML, b"<title>x</title>"), "/feed": said("Eins")}
    assert discovered(source.address("/"))[1].endswith("no page names it")


def test_the_command_says_plainly_that_there_is_none(source):
    source.plays["/"] = (200, HTML, b"<title>x</title>")
    with pytest.raises(CommandError, match="No feed was found at") as none:
        discovered(source.address("/"))
    assert none.value.returncode == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:9/", "Port 9 isn’t allowed"),
        ("kein Link", "This isn’t a web address"),
        ("http://127.0.0.1/", "isn’t on the public internet"),
    ],
)
def test_the_command_says_why_a_page_can_not_be_had(source, address, said):
    with pytest.raises(CommandError, match=said):
        discovered(address)
    assert source.asked == []
