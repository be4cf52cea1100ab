"""Read a document in the portal's plain-text form: its words, not their meaning.

Lists of names stay as they stand; splitting them needs the known names (`names`).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext as _

from articles.domain.content import TABLE
from articles.foundation.text import clean_line
from articles.models import KINDS, given
from articles.transfer.importing.document.body import read_body
from articles.transfer.importing.document.credit import Credit, read_credit
from articles.transfer.importing.document.days import DAY, ImpossibleDayError, read_day
from articles.transfer.importing.document.deadlines import DEADLINES, read_deadlines
from articles.transfer.importing.document.decoding import MAX_BYTES, Line, decode
from articles.transfer.importing.document.error import (
    DocumentError,
    check_length,
    shortened,
)
from articles.transfer.importing.document.facts import read_facts
from articles.transfer.importing.document.further_reading import Reading, read_readings
from articles.transfer.importing.document.remarks import Remarks, Unread
from articles.transfer.importing.document.sections import (
    CREDIT,
    FURTHER_READING,
    MAX_LINE,
    is_navigation,
    section_of,
    single_line,
    split_sections,
)

__all__ = [
    "MAX_BYTES",
    "Credit",
    "Document",
    "DocumentError",
    "Line",
    "Reading",
    "parse",
]

MAX_HEADLINE = 250
DATE_LINE = re.compile(rf"({DAY})(?: ?\| ?(.*))?")


class BodyReader(Protocol):
    def __call__(self, lines: list[Line], remarks: Remarks, *, after: int) -> str: ...


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of a document. A line that it lacks has the text "" and no number."""

    language: str
    headline: str
    dated: date
    body_html: str
    further_reading: tuple[Reading, ...]
    credit: Credit | None
    labels: dict[str, Line]
    # Rows of the content, with the parts that the line says.
    deadlines: tuple[dict[str, Any], ...]
    # The parts of a row of the content, the funder by its name.
    facts: dict[str, Any]
    # Other lines that say one field of the content, by its name.
    lines: dict[str, Line]
    links_without_target: int
    notes: tuple[str, ...]
    # Parts of these rows that hold a text as it was typed.
    unread: tuple[Unread, ...] = ()


def parse(data: bytes, *, language: str, today: date, about: str = "") -> Document:
    """Return what stands in `data`, or raise `DocumentError`. `about` names the story
    for ever.
    """
    remarks = Remarks()
    lines = decode(data, remarks)
    return document_of(lines, remarks, language=language, today=today, about=about)


def document_of(
    lines: list[Line],
    remarks: Remarks,
    *,
    language: str,
    today: date,
    about: str = "",
    read: BodyReader = read_body,
) -> Document:
    """Return what stands in these lines; `read` makes the HTML of those of the text."""
    headline, date_line, below = split_head(lines)
    dated, beside = read_date_line(date_line, today=today)
    body, sections = split_foot(below)
    reading = sections.pop(FURTHER_READING, [])
    named = {section: single_line(block) for section, block in sections.items()}
    due = named.pop(DEADLINES, Line())
    return Document(
        language=language,
        headline=read_headline(headline),
        dated=dated,
        body_html=read(body, remarks, after=date_line.number),
        further_reading=read_readings(reading, remarks, today=today),
        credit=read_credit(named.get(CREDIT, Line()), today=today),
        labels={
            name: beside if kind.is_beside_date else named.get(name, Line())
            for name, kind in KINDS.items()
        },
        deadlines=read_deadlines(due, remarks, about=about, today=dated),
        facts=read_facts(named, remarks),
        lines={name: line for name, line in named.items() if name in TABLE},
        links_without_target=remarks.links_without_target,
        notes=remarks.in_words(),
        unread=tuple(remarks.unread),
    )


def split_head(lines: list[Line]) -> tuple[Line, Line, list[Line]]:
    """Return the headline, the date line and all lines below it."""
    written = (line for line in lines if not line.is_blank)
    headline = next(written)
    if is_date_line(headline):
        raise DocumentError(
            _("There is no headline above the date line."),
            _("Write it on a line of its own, above the date."),
            headline.number,
        )
    second = next(written, None)
    if second is None or not is_date_line(second):
        raise without_date_line(headline, second, list(written))
    return headline, second, lines[second.number :]


def is_date_line(line: Line) -> bool:
    return DATE_LINE.fullmatch(clean_line(line.text)) is not None


def without_date_line(
    headline: Line, second: Line | None, below: list[Line]
) -> DocumentError:
    if second and any(is_date_line(line) for line in below):
        return DocumentError(
            _("“%(text)s” stands between the headline and the date line.")
            % {"text": shortened(clean_line(second.text))},
            _("Move it below the date line, or join it to the headline."),
            second.number,
        )
    return DocumentError(
        _("There is no date line below the headline."),
        _("Write one such as “12.02.2020 | category, category”."),
        (second or headline).number,
    )


def read_headline(line: Line) -> str:
    headline = clean_line(line.text)
    if len(headline) > MAX_HEADLINE:
        raise DocumentError(
            _("The headline is longer than %(limit)d characters.")
            % {"limit": MAX_HEADLINE},
            _("Shorten it, or put the date line right below it."),
            line.number,
        )
    return headline


def read_date_line(line: Line, *, today: date) -> tuple[date, Line]:
    day, categories = given(DATE_LINE.fullmatch(clean_line(line.text))).groups()
    try:
        dated = read_day(day, today=today)
    except ImpossibleDayError as error:
        remedy = _("Correct the date of the article.")
        raise DocumentError(str(error), remedy, line.number) from error
    if not categories:
        return dated, Line()
    check_length(categories, MAX_LINE, line.number)
    return dated, Line(categories, line.number)


def split_foot(lines: list[Line]) -> tuple[list[Line], dict[str, list[Line]]]:
    """Return the lines of the text, and those below it by section."""
    end = len(lines)
    while end and (lines[end - 1].is_blank or is_navigation(lines[end - 1].text)):
        end -= 1
    lines = lines[:end]
    foot = next((i for i, line in enumerate(lines) if section_of(line.text)), end)
    return lines[:foot], split_sections(lines[foot:])
