"""A body as lines of readable text, for comparing; and the same lines with markup."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from articles.foundation.markup.figures import Mention, mention_in

BLOCKS = {"p", "h2", "h3", "h4", "li", "blockquote", "tr", "caption"}
# Elements around lines; a removed line says nothing about them.
AROUND = {"ul", "ol", "table", "thead", "tbody", "tfoot"}
SIGNS = {"h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "blockquote": "> "}


class Lines(HTMLParser):
    """Reads a sanitised body. `lines` are pairs: the text, and the same with tags.

    `titles` has the titles of pictures, by their keys, and of our own articles, by the
    way links name them.
    """

    def __init__(self, html: str, titles: Mapping[str, str] | None = None):
        super().__init__()
        self.titles = titles or {}
        self.lines: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.marked: list[str] = []
        self.lists: list[str] = []
        self.links: list[str] = []
        self.feed(html)
        self.close()
        self.end_line()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "img":
            self.add_picture(self.get_starttag_text() or "")
            return
        if tag in BLOCKS:
            self.end_block()
            self.text.append(SIGNS.get(tag, ""))
        elif tag == "br":
            self.end_line()
        elif tag in {"td", "th"}:
            self.text.append("| ")
        elif tag == "a":
            self.links.append(attributes.get("href") or "")
        if "lang" in attributes:
            self.text.append(f"[{attributes['lang']}] ")
        if tag in {"ul", "ol"}:
            self.lists.append(tag)
        if tag not in AROUND:
            inside = self.lists[-1] if tag == "li" and self.lists else ""
            self.marked.append(f"{inside}{self.get_starttag_text()}")

    def handle_endtag(self, tag):
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag == "a" and self.links:
            target = self.links.pop()
            target = self.titles.get(target, target)
            self.text.append(f" <{target}>" if target else "")
        if tag in BLOCKS:
            self.end_block()
        elif tag not in AROUND:
            self.marked.append(f"</{tag}>")

    def add_picture(self, tag: str):
        if mention := mention_in(tag):
            self.end_line()
            self.text.append(said_of(mention, self.titles.get(mention.key)))
            self.marked.append(tag)
            self.end_line()

    def handle_data(self, data):
        data = re.sub(r"\s+", " ", data)
        self.text.append(data)
        self.marked.append(data)

    def end_block(self):
        # "## " and "- " of an empty line wait for the text that follows.
        if "".join(self.text).strip() not in {"", *map(str.strip, SIGNS.values())}:
            self.end_line()

    def end_line(self):
        text = "".join(self.text).strip()
        if text:
            self.lines.append((text, "".join(self.marked).strip()))
        self.text, self.marked = [], []


def said_of(mention: Mention, title: str | None) -> str:
    """Return a figure as one line, including the text's own words for it."""
    said = title or mention.key
    if mention.caption:
        said = f"{said} – {mention.caption}"
    if mention.alt:
        said = _("%(picture)s (alternative text: %(alt)s)") % {
            "picture": said,
            "alt": mention.alt,
        }
    return _("[Picture: %(picture)s]") % {"picture": said}


def text_of(html: str, titles: Mapping[str, str] | None = None) -> str:
    """Return a body as readable lines: “## ” headings, “- ” items, links in < >."""
    return "\n".join(text for text, _marked in Lines(html, titles).lines)
