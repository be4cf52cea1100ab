"""Nothing dangerous is left in any field, and the text is whole."""

import json
import re
from dataclasses import asdict
from html import escape
from pathlib import Path

import pytest

from articles.foundation.text import UNWANTED
from articles.inbox.reading import Reading
from tests.inbox.reading.sources import atom, item, reading, rss

NAUGHTY = (
    Path(__file__).resolve().parents[4] / "shared" / "corpora" / "blns" / "blns.json"
)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
ALLOWED = re.compile(
    r"(?:a|p|br|ul|ol|li|h[1-6]|blockquote|table|thead|tbody|tr|th|td|caption)"
)
ATTRIBUTES = re.compile(r"""(?: href="https?://[^"<>]+"| (?:col|row)span="\d{1,2}")*""")


def strings(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    is_many = isinstance(value, list | tuple) or hasattr(value, "__iter__")
    return [text for one in value for text in strings(one)] if is_many else []


def check_safe(found: Reading) -> None:
    for text in strings(asdict(found)):
        assert not UNWANTED.search(text)
        assert "<script" not in text.lower()
    addresses = [found.homepage, found.hub, found.self_address]
    for entry in found.entries:
        addresses += [entry.link, entry.link_key, *(one[0] for one in entry.enclosures)]
        for _end, name, rest in TAG.findall(entry.html):
            assert ALLOWED.fullmatch(name)
            assert ATTRIBUTES.fullmatch(rest)
        for line in (entry.title, entry.summary, entry.author, entry.guid):
            assert "\n" not in line
        assert entry.title
        assert len(entry.summary) <= 300
        assert len(entry.text.encode()) <= 50_000
        assert entry.published is None or entry.published.year >= 1990
    assert all(re.match(r"https?://|$", one) for one in addresses)


ATTACKS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<p onclick='alert(1)' style='x' class='y'>Text</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#x6A;avascript:alert(1)'>x</a>",
    "<a href='java&#x202e;script:alert(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='https://user:pass@evil.example/'>x</a>",
    "<a href='\\\\evil.example'>x</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<object data=x></object><embed src=x><form action=x><input></form>",
    "<base href='https://evil.example'><meta http-equiv=refresh content=0>",
    "<style>@import 'https://evil.example'</style>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<xmp><script>alert(1)</script></xmp>",
    "<p>a\u202eb\u2066c\x9bd\x7f</p>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;",
    "<\u202escript>alert(1)</script>",
    "&lt;&#x202e;script&gt;alert(1)",
    "<template><script>alert(1)</script></template>",
    "<script",
    "<script>",
    "<a href='https://x.example/\"onmouseover=alert(1)'>x</a>",
]


def everywhere(attack: str) -> list[str]:
    """Return feeds of all formats that have a text in every field."""
    text = escape(attack)
    inside = "".join(
        f"<{name}>{text}</{name}>"
        for name in ("link", "description", "content:encoded", "author", "pubDate",
                     "dc:creator", "dc:date", "dc:language", "comments", "category")
    )  # fmt: skip
    inside += f'<enclosure url="{text}" type="{text}" length="{text}"/>'
    channel = f"<language>{text}</language><ttl>{text}</ttl><link>{text}</link>"
    channel += f'<atom:link rel="hub" href="{text}"/>'
    entry = f"<id>{text}</id><title type='html'>{text}</title><updated>{text}</updated>"
    entry += f'<link href="{text}"/><summary type="html">{text}</summary>'
    entry += f'<content type="html" xml:base="{text}">{text}</content>'
    entry = (
        f"<entry xml:lang='{text}'>{entry}<author><name>{text}</name></author></entry>"
    )
    names = ("id", "url", "title", "content_html", "summary", "date_published",
             "language", "content_text", "external_url", "date_modified")  # fmt: skip
    one = dict.fromkeys(names, attack) | {
        "authors": [{"name": attack}],
        "attachments": [{"url": attack, "mime_type": attack, "size_in_bytes": attack}],
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [one, {"id": attack}],
    }
    feed |= dict.fromkeys(("title", "language", "home_page_url", "feed_url"), attack)
    return [
        rss(item(inside, title=text, guid=text), channel=channel),
        atom(entry, head=f"<subtitle>{text}</subtitle>"),
        json.dumps(feed),
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_dangerous_is_left_in_any_field(attack):
    for body in everywhere(attack):
        check_safe(reading(body))


def test_any_naughty_string_may_stand_in_any_field():
    if not NAUGHTY.exists():
        pytest.skip("the list of naughty strings isn't there (shared/corpora/blns)")
    for string in json.loads(NAUGHTY.read_text(encoding="utf-8")):
        for body in everywhere(string):
            check_safe(reading(body))


def html_of(written: str) -> str:
    return (
        reading(rss(item(f"<description>{escape(written)}</description>")))
        .entries[0]
        .html
    )


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Ein Absatz.", "<p>Ein Absatz.</p>"),
        ("Eins.\n\nZwei &amp; drei.", "<p>Eins.</p><p>Zwei &amp; drei.</p>"),
        ("<div>Eins</div><div>Zwei</div>", "<p>Eins</p><p>Zwei</p>"),
        ("<h2>Kopf</h2><ul><li>A<li>B</ul>",
         "<h2>Kopf</h2><ul><li>A</li><li>B</li></ul>"),
        ("<p><b>Fett</b> und <em>mehr</em></p>", "<p>Fett und mehr</p>"),
        ("<p>A<img src=x.png>B</p>", "<p>AB</p>"),
        ("<p><a href='/a?b=1&amp;c=2' rel=x>L</a></p>",
         '<p><a href="https://news.example.org/a?b=1&amp;c=2">L</a></p>'),
        ("<blockquote>Z</blockquote>", "<blockquote>Z</blockquote>"),
        ("<table><tr><td colspan=2 width=9>A</td></tr></table>",
         '<table><tbody><tr><td colspan="2">A</td></tr></tbody></table>'),
        ("&lt;p&gt;Zweifach&lt;/p&gt;", "<p>Zweifach</p>"),
        ("5 &lt; 6 und A&B", "<p>5 &lt; 6 und A&amp;B</p>"),
    ],
)  # fmt: skip
def test_html_is_kept_as_far_as_it_is_text(written, html):
    assert html_of(written) == html


def test_text_has_paragraphs_with_blank_lines_between():
    written = "<h2>Kopf</h2><p>Eins<br>zwei</p><table><tr><td>A<td>B</table>"
    entry = reading(rss(item(f"<description>{escape(written)}</description>"))).entries[
        0
    ]
    assert entry.text == "Kopf\n\nEins\nzwei\n\nA | B"


def test_a_summary_ends_with_a_whole_word():
    words = "Wort " * 200
    entry = reading(rss(item(f"<description>{words}</description>"))).entries[0]
    assert entry.summary.endswith("Wort…")
    assert 290 < len(entry.summary) <= 300


def test_a_text_is_bounded_by_bytes():
    words = "Größe " * 20_000
    entry = reading(rss(item(f"<description>{words}</description>"))).entries[0]
    assert 49_900 < len(entry.text.encode()) <= 50_000


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        ("<description>Der Anfang des Textes.</description>", "Der Anfang des Textes."),
        ("<link>https://news.example.org/a</link>", "https://news.example.org/a"),
        (f"<description>{'Wort ' * 60}</description>", f"{'Wort ' * 17}Wort…"),
    ],
)
def test_a_title_is_never_empty(inside, title):
    for told in ("", " ", "&lt;img src=x&gt;", "\u200b"):
        assert reading(rss(item(inside, title=told))).entries[0].title == title
    assert reading(rss(item(title=""))).entries[0].title
