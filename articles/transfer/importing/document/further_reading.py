"""The entries of the list for further reading, however loosely they are written."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from articles.foundation.text import clean_line
from articles.transfer.importing.document.days import DAY, ImpossibleDayError, read_day
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import (
    DocumentError,
    check_length,
    shortened,
)
from articles.transfer.importing.document.links import (
    Link,
    bare,
    find_links,
    web_address,
)
from articles.transfer.importing.document.remarks import Remarks
from articles.transfer.importing.document.sections import is_navigation

BULLET = re.compile(r"[-*–—•·](?:\s+|$|(?=\[))")
DAY_IN_PARENTHESES = re.compile(rf"\( ?({DAY}) ?\)")
SEPARATORS = " :,;–—-"
MAX_ENTRIES = 200
MAX_PUBLISHER = 200
MAX_TITLE = 500


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry. `url` is "" where the document has no web address."""

    publisher: str
    dated: date | None
    title: str
    url: str
    number: int


def read_readings(
    lines: list[Line], remarks: Remarks, *, today: date
) -> tuple[Reading, ...]:
    entries = split_entries(lines)
    if len(entries) > MAX_ENTRIES:
        raise DocumentError(
            _("There are more than %(limit)d entries for further reading.")
            % {"limit": MAX_ENTRIES},
            _("Keep those that readers need."),
            entries[MAX_ENTRIES].number,
        )
    return tuple(read_reading(entry, remarks, today=today) for entry in entries)


def split_entries(lines: list[Line]) -> list[Line]:
    """Return the entries without bullets; one may run over several lines.

    A line without a bullet continues the entry right above it, unless both have a
    link: then the bullet was forgotten.
    """
    entries: list[list[Line]] = []
    is_continued = False
    for line in lines:
        text = line.text.strip()
        has_link = "](" in text
        if line.is_blank or is_navigation(text):
            is_continued = False
        elif bullet := BULLET.match(text):
            entries.append([Line(text[bullet.end() :], line.number)])
            is_continued = True
        elif is_continued and not (has_link and holds_link(entries[-1])):
            entries[-1].append(Line(text, line.number))
        elif has_link or line is lines[0]:
            entries.append([Line(text, line.number)])
            is_continued = True
        else:
            raise no_entry(text, line.number)
    joined = (
        Line(clean_line(" ".join(part.text for part in entry)), entry[0].number)
        for entry in entries
    )
    return [entry for entry in joined if entry.text]


def holds_link(entry: list[Line]) -> bool:
    return any("](" in line.text for line in entry)


def no_entry(text: str, line: int) -> DocumentError:
    return DocumentError(
        _("“%(text)s” is not an entry for further reading, so it would be lost.")
        % {"text": shortened(text)},
        _("Begin the line with “- ”, or move it into the text above."),
        line,
    )


def read_reading(entry: Line, remarks: Remarks, *, today: date) -> Reading:
    """Read `Publisher (dd.mm.yy): [title](url)`; all but the title may be missing."""
    text, number = entry.text, entry.number
    link = find_link(entry)
    url = ""
    if link is None:
        publisher, dated, title = split_plain(text, today=today)
        url = web_address(title)
    else:
        publisher, dated, title = split_linked(text, link, today=today)
        url = web_address(link.target)
        if not url:
            remarks.link_without_target(link.target, line=number)
    publisher, title = clean_line(publisher), clean_line(title) or url
    if not title:
        publisher, title = "", publisher
    check_length(title, MAX_TITLE, number)
    check_length(publisher, MAX_PUBLISHER, number)
    remark_on_impossible_day(text, dated, remarks, number, today=today)
    if not title:
        raise no_entry(text, number)
    return Reading(publisher, dated, title, url, number)


def find_link(entry: Line) -> Link | None:
    """Return the one link of an entry, even if its brackets are not in pairs."""
    text = entry.text
    links = find_links(text)
    if len(links) > 1:
        raise DocumentError(
            _("The entry “%(text)s” has several links, of which it can have one.")
            % {"text": shortened(text)},
            _("Give each link a line of its own, beginning with “- ”."),
            entry.number,
        )
    if links:
        return links[0]
    start, middle = text.find("["), text.rfind("](")
    if not 0 <= start < middle:
        return None
    close = text.rfind(")", middle)
    close = len(text) if close < 0 else close
    target = bare(text[middle + 2 : close])
    return Link(text[start + 1 : middle].strip(), target, start, close + 1)


def split_linked(text: str, link: Link, *, today: date) -> tuple[str, date | None, str]:
    """Return publisher, day and title of an entry with a link.

    Its words are the title; unless they are an address, which word processors link.
    """
    before, rest = text[: link.start], text[link.end :].strip(" .,;")
    if before.strip(SEPARATORS) and web_address(link.text):
        return split_plain(f"{before.strip(SEPARATORS)} {rest}".strip(), today=today)
    publisher, dated = split_publisher(before, today=today)
    return publisher, dated, " ".join(part for part in (link.text, rest) if part)


def split_publisher(text: str, *, today: date) -> tuple[str, date | None]:
    """Return publisher and day of what stands before a link."""
    text = text.strip().rstrip(SEPARATORS)
    *_others, last = (None, *DAY_IN_PARENTHESES.finditer(text))
    if last and last.end() == len(text):
        dated = day_or_none(last[1], today=today)
        if dated:
            return text[: last.start()].rstrip(SEPARATORS), dated
    return text, None


def split_plain(text: str, *, today: date) -> tuple[str, date | None, str]:
    """Return publisher, day and title of an entry without a link.

    Only a day tells where a title begins: a colon may as well be part of it.
    """
    for match in DAY_IN_PARENTHESES.finditer(text):
        dated = day_or_none(match[1], today=today)
        if dated:
            publisher = text[: match.start()].rstrip(SEPARATORS)
            return publisher, dated, text[match.end() :].strip(SEPARATORS)
    return "", None, text


def day_or_none(text: str, *, today: date) -> date | None:
    try:
        return read_day(text, today=today)
    except ImpossibleDayError:
        return None


def remark_on_impossible_day(
    text: str, dated: date | None, remarks: Remarks, line: int, *, today: date
) -> None:
    if dated or not (match := DAY_IN_PARENTHESES.search(text)):
        return
    try:
        read_day(match[1], today=today)
    except ImpossibleDayError as error:
        remarks.add(_("%(reason)s It was left as text.") % {"reason": error}, line=line)
