"""The tags of a web page, found without a tree of them: a page may have a million."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from articles.foundation.markup import web_address
from articles.inbox.reading.documents import decode
from articles.inbox.reading.plain import line_of
from articles.inbox.reading.taming import without_comments

LONGEST = 2_000_000
MOST_LINKS = 10_000
LONGEST_TAG, LONGEST_TEXT = 8_000, 2_000
TAG = re.compile(r"<(meta|link|base|html|a|time)(\s[^<>]*)?>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:.-]*+)\s*=\s*("[^"]*+"|'[^']*+'|[^\s"'>]++)""")
TITLE = re.compile(r"<title\b[^<>]*>([^<]{1,1000})", re.IGNORECASE)
HEADING = re.compile(r"<h1\b[^<>]*>", re.IGNORECASE)


class Tag(NamedTuple):
    name: str
    attributes: dict[str, str]
    end: int

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


class Page:
    """A page's text, its tags, and the address by which relative ones are meant."""

    def __init__(self, body: bytes, content_type: str, address: str):
        self.html = without_comments(decode(body[:LONGEST], content_type).text)
        self.tags = list(tags_of(self.html))
        bases = (one.get("href") for one in self.tags if one.name == "base")
        self.base = web_address(next(bases, ""), address) or address

    def named(self, name: str) -> Iterator[Tag]:
        return (one for one in self.tags if one.name == name)

    def meta(self, *names: str) -> str:
        """Return the content of the first meta element that has one of these names."""
        for name in names:
            for one in self.named("meta"):
                called = one.get("name") or one.get("property") or one.get("itemprop")
                if called.lower() == name and one.get("content").strip():
                    return one.get("content")
        return ""

    def title(self) -> str:
        found = TITLE.search(self.html)
        return line_of(found[1]) if found else ""

    def heading(self) -> str:
        found = HEADING.search(self.html)
        return self.text_until(found.end(), "</h1") if found else ""

    def text_until(self, start: int, ending: str) -> str:
        inside = self.html[start : start + LONGEST_TEXT]
        return line_of(inside[:at] if (at := inside.lower().find(ending)) >= 0 else "")

    def links(self) -> Iterator[tuple[str, str, Tag]]:
        """Yield the links of the page: address, text and tag."""
        for one in self.named("a"):
            href = one.get("href")
            # A scheme of its own that some readers of feeds have.
            href = re.sub(
                r"^feed:(//)?(?=https?:)|^feed:", "", href.strip(), flags=re.I
            )
            if address := web_address(href, self.base):
                yield address, self.text_until(one.end, "</a"), one


def tags_of(html: str) -> Iterator[Tag]:
    for number, found in enumerate(TAG.finditer(html)):
        if number >= MOST_LINKS:
            return
        attributes: dict[str, str] = {}
        for name, value in ATTRIBUTE.findall((found[2] or "")[:LONGEST_TAG]):
            bare = value[1:-1] if value[:1] in "\"'" else value
            attributes.setdefault(name.lower(), unescape(bare))
        yield Tag(found[1].lower(), attributes, found.end())
