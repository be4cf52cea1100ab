"""Lines that cite something, as people paste them: publisher, day, title, address.

`Publisher (dd.mm.yy): Title https://…`, a link in brackets, or an address alone.
"""

import re
from dataclasses import dataclass
from datetime import date

from articles.foundation.text import clean_line
from articles.transfer.importing.document.decoding import Line, clean_lines
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.document.further_reading import (
    BULLET,
    MAX_ENTRIES,
    MAX_PUBLISHER,
    MAX_TITLE,
    SEPARATORS,
    read_reading,
    split_plain,
)
from articles.transfer.importing.document.links import MAX_URL, web_address
from articles.transfer.importing.document.remarks import Remarks

ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# Punctuation of a sentence behind an address; a parenthesis may be part of the address.
BEHIND = ".,;:!?>»“”\"'"
NOT_IN_TITLES = f"{SEPARATORS}<>|"
# A publisher that only a colon ends.
COLON = re.compile(r"([^:]{2,100}): +(\S.*)")


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of a line; missing parts are empty."""

    publisher: str = ""
    dated: date | None = None
    title: str = ""
    url: str = ""

    @property
    def at_colon(self) -> tuple[str, str] | None:
        match = None if self.publisher else COLON.fullmatch(self.title)
        return (match[1].strip(), match[2].strip()) if match else None


def read_citations(text: str, *, today: date) -> tuple[list[Citation], list[str]]:
    """Return what is cited, and the lines that can't be read, with the reason."""
    found: list[Citation] = []
    refused: list[str] = []
    lines = [line for line in clean_lines(text, Remarks()) if not line.is_blank]
    for line in lines[:MAX_ENTRIES]:
        stripped = line.text.strip()
        bullet = BULLET.match(stripped)
        entry = Line(clean_line(stripped[bullet.end() if bullet else 0 :]), line.number)
        try:
            one = cited(entry, today=today)
        except DocumentError as error:
            refused.append(str(error))
            continue
        last = found[-1] if found else None
        if last and not last.url and one == Citation(url=one.url):
            # An address below what it is the address of.
            found[-1] = Citation(last.publisher, last.dated, last.title, one.url)
        elif one != Citation():
            found.append(one)
    refused += [line.text for line in lines[MAX_ENTRIES:]]
    return found, refused


def cited(entry: Line, *, today: date) -> Citation:
    if "](" in entry.text:
        one = read_reading(entry, Remarks(), today=today)
        return Citation(one.publisher, one.dated, one.title, one.url)
    text, url = without_address(entry.text)
    publisher, dated, title = split_plain(text, today=today)
    title = title.strip(NOT_IN_TITLES)
    return Citation(publisher[:MAX_PUBLISHER], dated, title[:MAX_TITLE], url)


def without_address(text: str) -> tuple[str, str]:
    """Return the rest of a line, and the last address that stands in it."""
    *_others, last = (None, *ADDRESS.finditer(text))
    if last is None:
        return text, ""
    raw = last[0].rstrip(BEHIND)
    while raw.endswith(")") and raw.count(")") > raw.count("("):
        raw = raw[:-1].rstrip(BEHIND)
    url = web_address(raw if "://" in raw else f"https://{raw}")
    if not url or len(url) > MAX_URL:
        return text, ""
    before, after = text[: last.start()], text[last.start() + len(raw) :]
    return clean_line(f"{before.rstrip('<([ ')} {after.lstrip('>)] .,;')}"), url
