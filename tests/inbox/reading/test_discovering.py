"""Feeds that a page leads to."""

import pytest

from articles.inbox.reading import Candidate, discover

ADDRESS = "https://news.example.org/aktuell/index.html"


def found(inside: str, address: str = ADDRESS) -> list[Candidate]:
    html = f"<html><head>{inside}</head></html>".encode()
    every = discover(html, content_type="text/html; charset=utf-8", address=address)
    return [one for one in every if one.found != "guess"]


FEED = "https://news.example.org/feed"
ALTERNATE = '<link rel="alternate" type="{}" title="T" href="/feed">'


@pytest.mark.parametrize(
    ("inside", "candidate"),
    [
        (ALTERNATE.format("application/rss+xml"), (FEED, "T", "rss", "", "declared")),
        (ALTERNATE.format("application/atom+xml"), (FEED, "T", "atom", "", "declared")),
        (ALTERNATE.format("application/feed+json"),
         (FEED, "T", "json", "", "declared")),
        (ALTERNATE.format("Application/RSS+XML; charset=utf-8"),
         (FEED, "T", "rss", "", "declared")),
        ('<LINK HREF=/feed TYPE=application/rss+xml REL="Alternate Home">',
         (FEED, "", "rss", "", "declared")),
        ("<link rel='feed' href='/feed'>", (FEED, "", "", "", "declared")),
        ('<link rel="alternate" type="application/rss+xml" hreflang="de-AT" '
         'title="F&amp;uuml;r &amp;quot;alle&amp;quot;" href="?a=1&amp;b=2">',
         (f"{ADDRESS}?a=1&b=2", 'Für "alle"', "rss", "de-AT", "declared")),
        ('<base href="https://cdn.example.org/x/"><link rel=alternate '
         'type=application/rss+xml href=feed>',
         ("https://cdn.example.org/x/feed", "", "rss", "", "declared")),
        ('<a href="/rss.xml">Abonnieren</a>',
         ("https://news.example.org/rss.xml", "Abonnieren", "", "", "link")),
        ('<a href="/news.rss"><img src=x></a>',
         ("https://news.example.org/news.rss", "", "rss", "", "link")),
        ('<a href="/aktuell?format=feed">x</a>',
         ("https://news.example.org/aktuell?format=feed", "x", "", "", "link")),
        ('<a href="/abo">RSS-Feed</a>',
         ("https://news.example.org/abo", "RSS-Feed", "", "", "link")),
        ('<a href="/abo" type="application/atom+xml">x</a>',
         ("https://news.example.org/abo", "x", "atom", "", "link")),
        ('<a href="feed:https://news.example.org/rss">x</a>',
         ("https://news.example.org/rss", "x", "", "", "link")),
    ],
)  # fmt: skip
def test_a_page_declares_feeds_or_links_to_them(inside, candidate):
    assert found(inside) == [candidate]


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<link rel="stylesheet" type="text/css" href="/feed.css">',
        '<link rel="alternate" hreflang="en" href="/en/">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<!-- <link rel="alternate" type="application/rss+xml" href="/feed"> -->',
        '<a href="/feedback">Feedback</a>',
        '<a href="/atomkraft/">Atomkraft</a>',
        '<a href="/rss.html">RSS</a>',
        '<a href="/artikel">Ein Artikel</a>',
    ],
)
def test_other_links_are_no_feeds(inside):
    assert found(inside) == []


def test_each_feed_is_named_once_and_declared_ones_come_first():
    inside = '<a href="/feed">RSS</a>' + ALTERNATE.format("application/rss+xml")
    inside += ALTERNATE.format("application/atom+xml").replace("/feed", "/atom")
    assert [(one.address[-5:], one.found) for one in found(inside)] == [
        ("/feed", "declared"),
        ("/atom", "declared"),
    ]


def test_usual_addresses_are_guesses_unless_they_are_named():
    every = discover(
        b'<a href="/rss.xml">RSS</a>', content_type="text/html", address=ADDRESS
    )
    guesses = [one.address for one in every if one.found == "guess"]
    assert "https://news.example.org/feed/" in guesses
    assert "https://news.example.org/atom.xml" in guesses
    assert "https://news.example.org/rss.xml" not in guesses
    assert every[0].found == "link"


def test_a_page_with_many_links_gives_some():
    inside = "".join(f'<a href="/{n}/rss">RSS {n}</a>' for n in range(500))
    assert len(found(inside)) == 40


def test_letters_of_a_page_are_read_by_its_own_declaration():
    html = '<meta charset="windows-1252"><a href="/rss">Für alle</a>'.encode("cp1252")
    assert (
        discover(html, content_type="text/html", address=ADDRESS)[0].title == "Für alle"
    )
