"""A text read once for all checks: its passages, links and tables."""

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from articles.foundation.text import clean_line

BLOCKS = {"p", "h2", "h3", "h4", "li", "td", "th", "caption"}
VOID = {"br", "hr", "img"}
QUOTATIONS = {"blockquote", "q"}


@dataclass(slots=True)
class Passage:
    """One block. `own` is the part of its text that is in its `language`; a `language`
    of "" means the article's. `unquoted` is the part of `own` outside of quotations.
    """

    tag: str
    language: str
    inside: tuple[str, ...]
    parts: list[str] = field(default_factory=list)
    own_parts: list[str] = field(default_factory=list)
    unquoted_parts: list[str] = field(default_factory=list)
    plain: int = 0
    text: str = ""
    own: str = ""
    unquoted: str = ""

    def read(self) -> None:
        self.text = clean_line("".join(self.parts))
        self.own = clean_line("".join(self.own_parts))
        self.unquoted = clean_line("".join(self.unquoted_parts))

    @property
    def is_bold(self) -> bool:
        """Return whether all its letters are bold."""
        return not self.plain

    @property
    def level(self) -> int:
        """Return the rank of a heading, 0 for anything else."""
        return int(self.tag[1]) if self.tag[0] == "h" else 0


@dataclass(slots=True)
class Link:
    target: str
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return clean_line("".join(self.parts))


class Text(HTMLParser):
    """Parser of a sanitised body, which is well-formed."""

    def __init__(self, body: str):
        super().__init__()
        self.passages: list[Passage] = []
        self.links: list[Link] = []
        # For each table: a flag for heading cells, and the table's first words.
        self.tables: list[list] = []
        self.open: list[tuple[str, str]] = []
        self.passage: Passage | None = None
        self.link: Link | None = None
        self.feed(body)
        self.close()
        for passage in self.passages:
            passage.read()
        self.passages = [one for one in self.passages if one.text]

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag in VOID:
            self.handle_data(" ")
            return
        around = self.open[-1][1] if self.open else ""
        self.open.append((tag, said.get("lang") or around))
        if tag in BLOCKS:
            self.begin(tag)
        if tag == "a":
            self.link = Link(said.get("href") or "")
            self.links.append(self.link)
        elif tag == "table":
            self.tables.append([False, ""])
        elif tag == "th" and self.tables:
            self.tables[-1][0] = True

    def begin(self, tag: str):
        tags = tuple(name for name, _language in self.open[:-1])
        self.passage = Passage(tag, self.open[-1][1], tags)
        self.passages.append(self.passage)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if self.open:
            self.open.pop()
        if tag in BLOCKS:
            self.passage = None
        elif tag == "a":
            self.link = None

    def handle_data(self, data):
        if self.passage is None and data.strip():
            self.open.append(("p", self.open[-1][1] if self.open else ""))
            self.begin("p")
            self.open.pop()
        if self.passage:
            self.note(self.passage, data)
        if self.link:
            self.link.parts.append(data)
        if self.tables and any(tag == "table" for tag, _language in self.open):
            self.tables[-1][1] += data[:60]

    def note(self, passage: Passage, data: str):
        passage.parts.append(data)
        if not self.open or self.open[-1][1] == passage.language:
            passage.own_parts.append(data)
            if not any(tag in QUOTATIONS for tag, _language in self.open):
                passage.unquoted_parts.append(data)
        if not any(tag == "strong" for tag, _language in self.open):
            passage.plain += len(data.strip())


@lru_cache(maxsize=8)
def read(body: str) -> Text:
    """Parse a body, cached: several checks need it, also while the user types."""
    return Text(body)


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a passage, by which writers find it in the text."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0]} …"
