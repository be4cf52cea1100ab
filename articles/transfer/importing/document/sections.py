"""The named lines below the text, in both languages, and the navigation words.

They count only below the date line and where a line begins; `document` reads them.
"""

import re

from django.utils.translation import gettext as _

from articles.domain.content import TABLE
from articles.foundation.text import clean_line
from articles.models import KINDS
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import (
    DocumentError,
    check_length,
    shortened,
)

FURTHER_READING, CREDIT = "further_reading", "credit"
# Without spaces and in small letters, as `section_of` compares them. Lines of labels
# are called by the name of their kind, other lines by the field that they say.
NAMES = (
    {
        FURTHER_READING: ("zumnachlesen", "furtherreading", "furtherreadings"),
        CREDIT: ("redaktion", "edited", "editedby"),
    }
    | {kind.name: kind.line_names for kind in KINDS.values()}
    | {name: field.headings for name, field in TABLE.items() if field.headings}
)
SECTIONS = {name: section for section, names in NAMES.items() for name in names}
LONGEST_NAME = 60
# Enough for every country there is; a longer list is none that someone wrote.
MAX_LINE = 5_000
NAVIGATION = {
    "zurück",
    "weitere informationen",
    "back",
    "further information",
    "more information",
}
LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def section_of(text: str) -> tuple[str, str] | None:
    """Return the section that a line begins and what follows its name, or None."""
    name, colon, value = text.partition(":")
    if len(name) > LONGEST_NAME:
        return None
    section = SECTIONS.get("".join(name.split()).casefold())
    if section and (colon or section == FURTHER_READING):
        return section, clean_line(value)
    return None


def is_navigation(text: str) -> bool:
    """Tell whether a line is nothing but the portal's way back or onwards."""
    text = clean_line(text)
    if match := LINK.fullmatch(text):
        text = match[1]
    return text.strip(" .:«»‹›<>←→").casefold() in NAVIGATION


def split_sections(lines: list[Line]) -> dict[str, list[Line]]:
    """Return the lines of each section, first what follows its name.

    The first of `lines` begins a section.
    """
    sections: dict[str, list[Line]] = {}
    current: list[Line] = []
    for line in lines:
        if found := section_of(line.text):
            section, value = found
            if section in sections:
                raise appears_twice(line, sections[section][0].number)
            current = sections[section] = [Line(value, line.number)]
        else:
            current.append(line)
    return sections


def appears_twice(line: Line, first: int | None) -> DocumentError:
    name = clean_line(line.text.partition(":")[0])
    return DocumentError(
        _("There are two lines “%(name)s:”, line %(first)d and line %(second)d.")
        % {"name": name, "first": first, "second": line.number},
        _("Make one of them."),
        line.number,
    )


def single_line(lines: list[Line]) -> Line:
    """Return the only line of a section; text below it would be lost."""
    check_length(lines[0].text, MAX_LINE, lines[0].number)
    for line in lines[1:]:
        if not line.is_blank and not is_navigation(line.text):
            raise DocumentError(
                _("“%(text)s” stands below the text, but nothing says what it is.")
                % {"text": shortened(clean_line(line.text))},
                _("Move it into the text, or give it a name such as “Themen:”."),
                line.number,
            )
    return lines[0]
