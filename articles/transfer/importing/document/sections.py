"""The named lines below the text, and the navigation words: in German and English, and
in the languages of the newsroom as its own pages print them.

They count only below the date line and where a line begins; `document` reads them.
"""

import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _, override

from articles.domain.content import TABLE
from articles.foundation.languages import offered
from articles.foundation.text import clean_line
from articles.models import KINDS
from articles.transfer.importing.document import facts
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
    | facts.NAMES
    | {name: field.headings for name, field in TABLE.items() if field.headings}
)
LONGEST_NAME = 60
# Enough for every country there is; a longer list is none that someone wrote.
MAX_LINE = 5_000
NAVIGATION = {
    "zurück",
    "weitere informationen",
    "back",
    "further information",
    "more information",
    "retour",
    "informations complémentaires",
    "indietro",
    "ulteriori informazioni",
}
LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")


def printed_names() -> Iterator[tuple[str, str]]:
    """Yield the lines' names on pages in the active language, with their sections."""
    yield _("Further reading"), FURTHER_READING
    yield _("Edited:"), CREDIT
    yield _("Source:"), "source"
    yield _("Deadlines and dates"), "deadlines"
    for kind in KINDS.values():
        if kind.line_names:
            yield kind.title, kind.name
            yield str(kind.model._meta.verbose_name), kind.name


@cache
def sections_in(codes: tuple[str, ...]) -> dict[str, str]:
    """Return the section of each name, without spaces and in small letters."""
    found: dict[str, str] = {}
    for code in codes:
        with override(code):
            found |= {bare(name): section for name, section in printed_names()}
    known = {name: section for section, names in NAMES.items() for name in names}
    return found | known


@cache
def navigation_in(codes: tuple[str, ...]) -> frozenset[str]:
    found = set(NAVIGATION)
    for code in codes:
        with override(code):
            words = (_("Back to all articles"), _("More on this topic"))
            found |= {word.casefold() for word in words}
    return frozenset(found)


def bare(name: str) -> str:
    return "".join(name.split()).casefold().rstrip(":")


def section_of(text: str) -> tuple[str, str] | None:
    """Return the section that a line begins and what follows its name, or None."""
    name, colon, value = text.partition(":")
    if len(name) > LONGEST_NAME:
        return None
    section = sections_in(offered()).get(bare(name))
    if section and (colon or section == FURTHER_READING):
        return section, clean_line(value)
    return None


def is_navigation(text: str) -> bool:
    """Tell whether a line is nothing but the portal's way back or onwards."""
    text = clean_line(text)
    if match := LINK.fullmatch(text):
        text = match[1]
    return text.strip(" .:«»‹›<>←→").casefold() in navigation_in(offered())


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
