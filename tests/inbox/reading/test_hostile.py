"""Documents that cost hours in a naive reader cost seconds here, and little memory."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.inbox.reading import (
    MOST_ENTRIES,
    NotAFeed,
    discover,
    main_text,
    pages_in,
    read_opml,
)
from tests.inbox.reading.sources import ADDRESS, reading

# Both far above what is measured: 1.8 s and 50 MiB.
MOST_SECONDS, MOST_MEMORY = 10, 120
RSS = "<rss version='2.0'><channel><title>x</title>"
ITEM = f"{RSS}<item><title>T</title><description>"
HTML = f"{ITEM}<![CDATA["
END = "</description></item></channel></rss>"
JSON = '{"version":"https://jsonfeed.org/version/1","items":['
ENTRIES = 500


def filled(before: str, part: str, after: str = "") -> Callable[[int], str]:
    """Return a document of any size that repeats a part."""
    room = len(before) + len(after)
    return lambda size: before + part * ((size - room) // len(part)) + after


def entries(part: str, *, opening="<![CDATA[", closing="]]>") -> Callable[[int], str]:
    """Return a document of 500 entries that repeat a part."""

    def made(size: int) -> str:
        inside = part * (size // ENTRIES // len(part) or 1)
        return RSS + "".join(
            f"<item><title>{number}</title><description>{opening}{inside}{closing}"
            "</description></item>"
            for number in range(ENTRIES)
        )

    return made


def numbered(part: str, before: str = RSS, after: str = "") -> Callable[[int], str]:
    """Return a document that repeats a part with a number in it."""
    return lambda size: (
        before + "".join(part.format(n) for n in range(size // len(part))) + after
    )


FEEDS = {
    "deep": filled(RSS, "<a>"),
    "deep in an entry": filled(ITEM, "<a>"),
    "deep HTML": filled(HTML, "<div>"),
    "HTML opened again": filled(HTML, "<p><b>"),
    "HTML opened again, 500 times": entries("<b>x<p>"),
    "tables in tables, 500 times": entries("<table><td>"),
    "attributes, 500 times": entries(f"<a {'b=1 ' * 400}>"),
    "ampersands, 500 times": entries("&"),
    "less-thans, 500 times": entries("<"),
    "text, 500 times": entries("<p>Hello world and so on.</p>"),
    "XHTML, 500 times": entries("<p>Hello world.</p>", opening="", closing=""),
    "emoji, 500 times": entries("😀 x"),
    "one huge text": filled(ITEM, "Hello world ", END),
    "one huge text of entities": filled(ITEM, "&amp;", END),
    "one huge text, escaped": filled(ITEM, "&lt;p&gt;", END),
    "escaped comments": filled(ITEM, "&lt;!--"),
    "escaped comments, 500 times": entries("&lt;!--", opening="", closing=""),
    "one huge title": filled(f"{RSS}<item><title>", "&amp;lt;"),
    "one huge author": filled(f"{RSS}<item><author>", "a"),
    "many authors": filled(f"{RSS}<item>", f"<author>{'a' * 180}</author>"),
    "many categories": numbered("<category>{}</category>", f"{RSS}<item>"),
    "many entries": numbered("<item><guid>{}</guid><title>T</title></item>"),
    "many dates": numbered("<item><pubDate>1 Nov 20{} 10:00</pubDate></item>"),
    "entries in entries": filled(RSS, "<item>"),
    "empty entries": filled(RSS, "<item/>"),
    "ends of entries": filled(RSS, "</item>"),
    "one huge attribute": filled("<rss version='2.0' a='", "x", "'><channel/></rss>"),
    "a huge attribute of >": filled(
        "<rss version='2.0' a='", ">", "'><channel/></rss>"
    ),
    "many attributes": filled(f"{RSS}<item ", 'a="b" '),
    "many namespaces": numbered(' xmlns:a{0}="u{0}"', "<rss", "><channel/></rss>"),
    "many prefixes": numbered("<item><p{}:a/></item>"),
    "comments that never end": filled(RSS, "<!--"),
    "CDATA that never ends": filled(ITEM, "<![CDATA["),
    "instructions that never end": filled(RSS, "<?"),
    "declarations": filled("", "<!"),
    "a doctype that never ends": filled("<!DOCTYPE ", "<?x?>"),
    "less-thans": filled(RSS, "<"),
    "quotes": filled(RSS, "<a '"),
    "comments": filled("", "<!-- -->"),
    "blanks": filled("", " "),
    "zeros": filled("", "\0"),
    "references": filled(ITEM, "&#150;"),
    "hours": filled(RSS, "<skipHours>"),
    "JSON of empty objects": filled(JSON, "{},", "{}]}"),
    "JSON of lists": filled(JSON, "[],", "[]]}"),
    "deep JSON": filled(JSON, "["),
    "JSON of many entries": numbered('{{"id":"{}"}},', JSON, '{"id":"x"}]}'),
    "JSON of one huge text": filled(f'{JSON}{{"content_text":"', "a <", '"}]}'),
    "JSON of one huge HTML": filled(f'{JSON}{{"content_html":"', "<b><p>", '"}]}'),
    "JSON of one number": filled('{"a":', "1", "}"),
}
PAGES = {
    "deep": filled("<html>", "<div>"),
    "opened again": filled("<html>", "<b><p>"),
    "lists in lists": filled("<html>", "<ul><li>"),
    "tables in tables": filled("<html>", "<table><td>"),
    "links": filled("<html>", '<a href="/feed">x</a>'),
    "open links": filled("<html>", "<a href=/feed>"),
    "attributes": numbered(" a{}=1", "<html><p"),
    "less-thans": filled("<html>", "<"),
    "ampersands": filled("<html>", "&"),
    "scripts": filled("<html>", "<script>"),
    "comments": filled("<html>", "<!--"),
    "titles": filled("<html>", "<title>"),
    "headlines": filled("<html>", "<h1>"),
    "metas": filled("<html>", "<meta name=a>"),
    "times": filled("<html>", "<time datetime=1>"),
    "quotes": filled("<html>", "<a '"),
    "text": filled("<html>", "<p>Hello world.</p>"),
    "a sitemap": numbered(
        "<url><loc>https://news.example.org/{}</loc></url>", "<urlset>"
    ),
    "an empty sitemap": filled("<urlset>", "<url>"),
    "a list of feeds": filled("<opml>", '<outline text="a">'),
    "a list of quotes": filled("<opml>", "<outline '"),
}


@contextlib.contextmanager
def bounded(seconds: float, megabytes: float):
    """Fail if what runs inside takes longer, or needs more memory where Linux tells."""
    status = Path("/proc/self/status")
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    before, began = memory(status, "VmRSS"), time.process_time()
    yield
    assert time.process_time() - began < seconds
    assert memory(status, "VmHWM") - before < megabytes


def memory(status: Path, name: str) -> float:
    """Return megabytes; 0 where nobody tells."""
    lines = status.read_text().splitlines() if status.exists() else []
    found = (line.split()[1] for line in lines if line.startswith(f"{name}:"))
    return int(next(found, "0")) / 1024


def check_feed(name: str, size: int, *, seconds: float, megabytes: float) -> None:
    body = FEEDS[name](size).encode()
    with bounded(seconds, megabytes), contextlib.suppress(NotAFeed):
        assert len(reading(body).entries) <= MOST_ENTRIES


def check_page(name: str, size: int, *, seconds: float, megabytes: float) -> None:
    body = PAGES[name](size).encode()
    given = {"content_type": "text/html", "address": ADDRESS}
    with bounded(seconds, megabytes):
        discover(body, **given)
    with bounded(seconds, megabytes):
        main_text(body, **given)
    with bounded(seconds, megabytes):
        pages_in(body, address=ADDRESS, below="/")
    for read in (read_opml, reading):
        with bounded(seconds, megabytes), contextlib.suppress(NotAFeed):
            read(body)


@pytest.mark.parametrize("name", FEEDS)
def test_i8_s47_s48_s49_s50_a_hostile_feed_is_read_in_time(name):
    check_feed(name, 300_000, seconds=MOST_SECONDS / 4, megabytes=MOST_MEMORY)


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_in_time(name):
    check_page(name, 300_000, seconds=MOST_SECONDS / 4, megabytes=MOST_MEMORY)


@pytest.mark.long
@pytest.mark.parametrize("name", FEEDS)
def test_a_hostile_feed_of_five_megabytes_is_read_in_time(name):
    check_feed(name, 5_000_000, seconds=MOST_SECONDS, megabytes=MOST_MEMORY)


@pytest.mark.long
@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_of_five_megabytes_is_read_in_time(name):
    check_page(name, 5_000_000, seconds=MOST_SECONDS, megabytes=MOST_MEMORY)
