"""A feed's document cut into its entries, and put together again, well-formed, with the
newest of them. So a huge or broken document costs no more than a whole one.
"""

import heapq
import re
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from articles.inbox.reading.documents.judging import feed_start
from articles.inbox.reading.documents.tidying import ILLEGAL, MOST_TAGS, PREFIXES, Tidy
from articles.inbox.reading.shapes import MOST_ENTRIES
from articles.inbox.reading.taming import ALL_ENTRIES, ONE_ENTRY

MARK = re.compile(
    r"<(?:!--|!\[CDATA\[|\?|(?P<end>/?)(?P<name>(?:[A-Za-z_][\w.-]*+:)?(?:item|entry))"
    r"(?=[\s/>]))",
    re.IGNORECASE,
)
DATE = re.compile(
    r"<(?:[A-Za-z]+:)?(?:pubDate|published|issued|date|created|updated|modified)"
    r"(?:\s[^<>]{0,200})?>\s*(?:<!\[CDATA\[)?([^<\]]{4,80})",
    re.IGNORECASE,
)
# The longest text around the entries, and the most tags in all of them.
AROUND, ALL_TAGS = 200_000, 100_000
PROLOG = b'<?xml version="1.0" encoding="utf-8"?>'
ROOT_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)


@dataclass
class Sliced:
    """A document without its entries, and those: each well-formed by itself."""

    head: str = ""
    entries: list[bytes] = field(default_factory=list)
    tail: str = ""
    # The document around its entries as the source wrote it.
    around: str = ""
    left_out: int = 0
    odd: set[str] = field(default_factory=set)

    def document(self, entries: list[bytes]) -> bytes:
        return b"".join((PROLOG, self.head.encode(), *entries, self.tail.encode()))


class Places:
    """The beginnings and ends of a document's entries; few bytes for each."""

    def __init__(self, text: str, start: int):
        self.starts, self.ends = array("L"), array("L")
        self.is_cut = False
        self.find(text, start)

    def find(self, text: str, start: int) -> None:
        at, name, opened = start, "", -1
        while found := MARK.search(text, at):
            at = found.end()
            if not found["name"]:
                at = after(text, found)
                if at == -1:
                    self.is_cut = True
                    break
                continue
            name = name or found["name"]
            if found["name"] != name:
                continue
            if opened != -1:
                self.add(opened, found.start())
                opened = -1
            if not found["end"]:
                opened = found.start()
            elif self.ends:
                self.ends[-1] = min(text.find(">", at) + 1 or len(text), len(text))
        if opened != -1:
            # An entry without an end may have half an address: it isn't readable yet.
            if ROOT_END.search(text[-500:]) and not self.is_cut:
                self.add(opened, len(text))
            else:
                self.is_cut = True
                self.rest = opened

    rest = -1

    def add(self, start: int, end: int) -> None:
        self.starts.append(start)
        self.ends.append(end)


def after(text: str, found: re.Match) -> int:
    """Return where a comment, CDATA section or instruction ends; -1 if it doesn't."""
    ending = {"<!--": "-->", "<?": "?>"}.get(found[0], "]]>")
    end = text.find(ending, found.end())
    return end + len(ending) if end != -1 else -1


def slice_document(text: str, instant: Callable[[str], float]) -> Sliced:
    """Return a document's entries, the newest if there are too many.

    `instant` gives the seconds that a date says, for comparing.
    """
    start = feed_start(text)
    places = Places(text, start)
    chosen = newest(text, places, instant)
    sliced = Sliced(left_out=len(places.starts) - len(chosen))
    if places.is_cut:
        sliced.odd.add("cut")
    outside = list(between(text, start, places))
    sliced.around = "".join(outside)
    prefixes: set[str] = set()
    for number in chosen:
        start, end = places.starts[number], places.ends[number]
        made = tidy(text[start : min(end, start + 2 * ONE_ENTRY)], len(chosen))
        sliced.entries.append("".join(made.pieces).encode())
        prefixes |= made.prefixes
        if made.is_crossed or made.is_open_ended:
            sliced.odd.add("repaired")
        if made.is_shortened or end - start > 2 * ONE_ENTRY:
            sliced.odd.add("too_large")
    frame(sliced, outside, prefixes)
    return sliced


def between(text: str, start: int, places: Places) -> Iterator[str]:
    """Yield what stands before, between and after the entries, up to a limit."""
    at, left = start, AROUND
    end = places.rest if places.rest != -1 else len(text)
    for number in range(len(places.starts) + 1):
        is_last = number == len(places.starts)
        to = end if is_last else places.starts[number]
        part = text[at : min(to, at + left)]
        if number == 0 or part.strip():
            yield part
        left -= len(part)
        if is_last or left <= 0:
            return
        at = places.ends[number]


def tidy(markup: str, entries: int) -> Tidy:
    """Return an entry, well-formed. The more there are, the less each may have."""
    made = Tidy(
        longest=min(ALL_ENTRIES // entries, ONE_ENTRY),
        most_tags=min(ALL_TAGS // entries, MOST_TAGS),
    )
    made.take(ILLEGAL.sub("", markup))
    made.is_crossed = made.is_crossed or len(made.stack) > 0
    made.finish()
    return made


def frame(sliced: Sliced, outside: list[str], prefixes: set[str]) -> None:
    """Make the document around its entries, and declare the prefixes that they use."""
    around = Tidy(most_tags=1_000)
    around.take(ILLEGAL.sub("", outside[0]))
    head = list(around.pieces)
    for part in outside[1:]:
        around.take(ILLEGAL.sub("", part))
    if around.stack or around.is_open_ended:
        sliced.odd.add("cut")
    if around.is_crossed:
        sliced.odd.add("repaired")
    around.finish()
    sliced.tail = "".join(around.pieces[len(head) :])
    root = head[0] if head and head[0].startswith("<") else ""
    used = around.prefixes | prefixes
    missing = (one for one in sorted(used) if f" xmlns:{one}=" not in root)
    declared = "".join(
        f" xmlns:{one}={quoteattr(PREFIXES.get(one, f'urn:undeclared:{one}'))}"
        for one in missing
    )
    sliced.head = "".join([f"{root[:-1]}{declared}>" if root else "", *head[1:]])


def newest(text: str, places: Places, instant: Callable[[str], float]) -> list[int]:
    """Return the numbers of the newest entries, in the document's order."""
    count = len(places.starts)
    if count <= MOST_ENTRIES:
        return list(range(count))

    def age(number: int) -> tuple[float, int]:
        found = DATE.search(text, places.starts[number], places.ends[number])
        return instant(found[1]) if found else float("-inf"), -number

    return sorted(heapq.nlargest(MOST_ENTRIES, range(count), key=age))
