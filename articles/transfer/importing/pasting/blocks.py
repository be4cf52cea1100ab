"""The blocks of a page or of a Word document, as lines that a document is read from;
and those that may not belong to the text.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from articles.foundation.languages import offered, row_of
from articles.foundation.markup import clean_html
from articles.foundation.text import clean_line
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.links import web_address

# Elements without an end tag.
VOID = {"br", "hr", "img"}
# Inside of one block, these begin another line.
LINES = {"li", "tr", "br", "p"}
# One that nothing closes goes on to the end, as browsers read it.
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# Longer lines are sentences of the text.
LONGEST_ASIDE = 200


@dataclass(frozen=True, slots=True)
class Block:
    """One element of a text as a whole, and its lines: items with a bullet, links in
    brackets.
    """

    html: str
    lines: tuple[Line, ...]


def blocks_of(html: str) -> list[Block]:
    """Return the blocks of `html`, one below the other, without empty ones."""
    if not html.strip():
        return []
    reader = Reader(clean_html(COMMENT.sub("", html)))
    return reader.blocks


class Reader(HTMLParser):
    """Reads a sanitised text: all of its elements are closed."""

    def __init__(self, html: str):
        super().__init__()
        self.blocks: list[Block] = []
        self.number = self.depth = 0
        self.source: list[str] = []
        self.texts: list[str] = [""]
        self.links: list[tuple[str, int]] = []
        self.feed(html)
        self.close()
        self.end_block()

    def handle_starttag(self, tag, attrs):
        if not self.depth and tag not in VOID:
            self.end_block()
        self.source.append(self.get_starttag_text() or "")
        if tag in LINES and self.depth:
            self.texts.append("- " if tag == "li" else "")
        if tag == "a":
            target = dict(attrs).get("href") or ""
            self.links.append((target, len(self.texts[-1])))
        if tag not in VOID:
            self.depth += 1

    def handle_endtag(self, tag):
        self.source.append(f"</{tag}>")
        self.depth -= 1
        if tag == "a" and self.links:
            target, start = self.links.pop()
            line = self.texts[-1]
            text = line[start:]
            if text.strip():
                target = web_address(target) or "#"
                self.texts[-1] = f"{line[:start]}[{text}]({target})"
        if not self.depth:
            self.end_block()

    def handle_data(self, data):
        self.source.append(data.replace("&", "&amp;").replace("<", "&lt;"))
        self.texts[-1] += re.sub(r"\s+", " ", data)

    def end_block(self):
        texts = [text for text in map(clean_line, self.texts) if text not in {"", "-"}]
        if texts:
            first = self.number + 1
            self.number += len(texts) + 1
            lines = [Line(text, first + n) for n, text in enumerate(texts)]
            # As in a file, a blank line ends it.
            lines.append(Line("", self.number))
            self.blocks.append(Block("".join(self.source), tuple(lines)))
        self.source, self.texts = [], [""]


def asides_in(html: str) -> list[str]:
    """Return the lines that begin like those of web pages, such as “Photo: …”."""
    beginnings = {word for code in offered() for word in row_of(code).asides.split()}
    lines = [line.text for block in blocks_of(html) for line in block.lines]
    return [text for text in lines if is_aside(text, beginnings)]


def is_aside(line: str, beginnings: set[str]) -> bool:
    before, colon, _after = line.partition(":")
    is_short = bool(colon) and len(line) <= LONGEST_ASIDE
    return is_short and "-".join(before.casefold().split()) in beginnings
