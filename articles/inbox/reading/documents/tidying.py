"""XML of others as well-formed XML of a bounded size, so that the library's parser
always takes it: bare `&`, names of HTML's entities, unclosed and crossed elements,
prefixes that nobody declared, attributes without quotes.
"""

import re
from collections import Counter
from html.entities import html5
from xml.sax.saxutils import escape, quoteattr

from articles.inbox.reading.taming import MARK_COST, ONE_ENTRY, affordable, marks

# The longest text that is kept outside of the elements that hold articles.
SHORT = 4_000
MOST_TAGS = 3_000
DEEPEST = 200
# Elements of one name in an entry, outside its content: the more there are, the longer
# the library takes for each.
MOST_ALIKE = 10
LONGEST_ATTRIBUTES = 8_000
CONTENT = frozenset({
    "description", "content", "encoded", "summary", "body", "div", "fullitem",
    "subtitle", "tagline",
})  # fmt: skip
# They hold people, whose names the library takes apart by a slow pattern.
PEOPLE = frozenset({
    "author", "contributor", "creator", "email", "managingeditor", "name", "owner",
    "publisher", "webmaster",
})  # fmt: skip
LONGEST_NAME = 200
# Elements that nobody asks for, and that entries may have by the thousand.
UNASKED = frozenset({
    "category", "comment", "comments", "image", "items", "keywords", "point",
    "scenes", "skipdays", "skiphours", "subject", "tags", "textinput", "thumbnail",
    "transcript", "chapters", "where",
})  # fmt: skip
PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
NAME = r"[A-Za-z_][A-Za-z0-9_.-]*+(?::[A-Za-z_][A-Za-z0-9_.-]*+)?"
TOKEN = re.compile(
    r"<(?:!--|!\[CDATA\[|\?|!|"
    rf"""(?P<end>/?)(?P<name>{NAME})(?P<rest>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>|"""
    # With a quote that never ends.
    rf"(?P<end2>/?)(?P<name2>{NAME})(?P<rest2>(?:\s[^<>]*+)?)>)"
)
ATTRIBUTE = re.compile(rf"""({NAME})\s*=\s*("[^"]*+"|'[^']*+'|[^\s"'>]++)""")
REFERENCE = re.compile(
    r"&(?:#(\d{1,8}|[xX][0-9a-fA-F]{1,7});|([A-Za-z][A-Za-z0-9]{1,31});)?"
)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def character(found: re.Match) -> str:
    """Return what stands for a reference in well-formed XML; a bare `&` is one."""
    if number := found[1]:
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        if 0x80 <= code < 0xA0:
            # Windows-1252 has letters there; nobody means the controls.
            return bytes([code]).decode("cp1252", "replace")
        if not 0 < code < 0x110000 or ILLEGAL.match(chr(code)):
            return ""
        return escape(chr(code)) if code > 127 else found[0].lower()
    if name := found[2]:
        if name in {"amp", "lt", "gt", "quot", "apos"}:
            return found[0]
        if known := html5.get(f"{name};"):
            return escape(known)
        return f"&amp;{name};"
    return "&amp;"


def legal(text: str) -> str:
    """Return text for between tags."""
    if "&" in text:
        text = REFERENCE.sub(character, text)
    return text.replace("<", "&lt;").replace("]]>", "]]&gt;")


class Tidy:
    """Writes a part of a document anew. `stack` holds the elements that are open."""

    def __init__(self, *, longest: int = ONE_ENTRY, most_tags: int = MOST_TAGS):
        self.most_tags = most_tags
        self.pieces: list[str] = []
        self.stack: list[str] = []
        self.counts: Counter[str] = Counter()
        self.prefixes: set[str] = set()
        self.left = longest
        self.tags = 0
        # The depth at which an element that isn't kept began, or one with content.
        self.hidden_at = self.content_at = 0
        # True if an element never began or never ended; True if something was left out.
        self.is_crossed = self.is_shortened = self.is_open_ended = False

    def take(self, markup: str) -> None:
        at = 0
        while found := TOKEN.search(markup, at):
            self.add_text(markup[at : found.start()])
            at = self.take_token(markup, found)
        self.add_text(markup[at:])

    def take_token(self, markup: str, found: re.Match) -> int:
        """Write what begins here, and return where it ends."""
        opening = found[0]
        if name := found["name"] or found["name2"]:
            if found["end"] or found["end2"]:
                self.end(name)
            else:
                self.begin(name, found["rest"] or found["rest2"] or "")
            return found.end()
        is_cdata = opening == "<![CDATA["
        ending = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}.get(opening, ">")
        end = markup.find(ending, found.end())
        if end == -1:
            self.is_open_ended = True
            end = len(markup)
        if is_cdata:
            self.add_literal(markup[found.end() : end])
        return end + len(ending)

    def add_text(self, text: str) -> None:
        if text and not self.hidden_at:
            self.pieces.append(legal(self.within(text)))

    def add_literal(self, text: str) -> None:
        if text and not self.hidden_at:
            self.pieces.append(escape(self.within(text)))

    def within(self, text: str) -> str:
        """Return as much of a text as its element may have."""
        if self.content_at:
            most = max(self.left, 0)
            kept = affordable(text, most)
            self.left -= len(kept) + MARK_COST * marks(kept)
        else:
            inside = local(self.stack[-1]) if self.stack else ""
            kept = text[: LONGEST_NAME if inside in PEOPLE else SHORT]
        self.is_shortened = self.is_shortened or len(text) > len(kept)
        return kept

    def begin(self, name: str, rest: str) -> None:
        self.tags += 1
        if self.content_at:
            self.left -= MARK_COST
        is_empty = rest.endswith("/")
        bare = local(name)
        if len(self.stack) >= DEEPEST or self.tags > self.most_tags:
            # Its end is dropped too, for nothing of that name is open then.
            self.is_shortened = True
            return
        if not self.content_at and not self.hidden_at:
            self.counts[bare] += 1
            if bare in UNASKED or self.counts[bare] > MOST_ALIKE:
                self.hidden_at = len(self.stack) + 1
            elif bare in CONTENT:
                self.content_at = len(self.stack) + 1
        self.stack.append(name)
        if not self.hidden_at:
            self.pieces.append(f"<{name}{self.attributes(rest)}>")
            self.note_prefix(name)
        if is_empty:
            self.close()

    def attributes(self, rest: str) -> str:
        if not rest.strip("/ \t\r\n"):
            return ""
        found: dict[str, str] = {}
        for name, value in ATTRIBUTE.findall(rest[:LONGEST_ATTRIBUTES]):
            bare = value[1:-1] if value[:1] in "\"'" else value.removesuffix("/")
            if name == "xmlns" or name.startswith("xmlns:"):
                # An empty namespace can't have a prefix; these two have theirs.
                if name in {"xmlns:xml", "xmlns:xmlns"} or (":" in name and not bare):
                    continue
                if ":" in name and local(name) in PREFIXES:
                    self.prefixes.discard(local(name))
            else:
                self.note_prefix(name)
            found.setdefault(name, bare)
        return "".join(
            f" {name}={quoteattr(REFERENCE.sub(plain_character, value))}"
            for name, value in found.items()
        )

    def note_prefix(self, name: str) -> None:
        prefix, colon, _local = name.partition(":")
        if colon and prefix not in {"xml", "xmlns"}:
            self.prefixes.add(prefix)

    def end(self, name: str) -> None:
        if name not in self.stack[-DEEPEST:]:
            self.is_crossed = True
            return
        while self.stack[-1] != name:
            self.is_crossed = True
            self.close()
        self.close()

    def close(self) -> None:
        depth = len(self.stack)
        name = self.stack.pop()
        if not self.hidden_at:
            self.pieces.append(f"</{name}>")
        if depth == self.hidden_at:
            self.hidden_at = 0
        if depth == self.content_at:
            self.content_at = 0

    def finish(self) -> None:
        """Close what is open."""
        while self.stack:
            self.close()


def plain_character(found: re.Match) -> str:
    """Return the character of a reference, for a value that is escaped after it."""
    written = character(found)
    known = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
    if written in known:
        return known[written]
    if written.startswith("&#"):
        number = written[2:-1]
        return chr(int(number[1:], 16) if number[0] == "x" else int(number))
    return written.replace("&amp;", "&")


def local(name: str) -> str:
    return name.rpartition(":")[2].lower()
