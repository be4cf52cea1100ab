"""Read a document's lines that say the facts of a call, such as `Fördergeber: …`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, override

from articles.foundation.languages import SOURCE, offered
from articles.foundation.text import clean_line, fold
from articles.models import (
    Applicant,
    CallFacts,
    Source,
    WebAddressValidator,
    given,
)
from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import (
    DocumentError,
    check_length,
    shortened,
)
from articles.transfer.importing.document.remarks import Remarks, Unread

FACTS = "facts"

# The names of the lines, in small letters and without spaces, by the section's.
NAMES = {
    "facts.reference": (
        "förderkennzeichen",
        "referenznummer",
        "kennziffer",
        "reference",
        "referencenumber",
    ),
    "facts.funder": ("fördergeber", "funder"),
    "facts.eligible": ("antragsberechtigt", "eligible", "whomayapply"),
    "facts.amount": ("fördersumme", "amount"),
    "facts.apply_at": ("antrag", "antragstellung", "apply", "applyat"),
}


def read_facts(named: Mapping[str, Line], remarks: Remarks) -> dict[str, Any]:
    """Return the parts of the row that these lines say, the funder by its name.

    `remarks` refuse a line that isn't clear, or keep it.
    """
    found = {
        part: line
        for section in NAMES
        if (line := named.get(section)) and (part := section.partition(".")[2])
    }
    facts: dict[str, Any] = {}
    for part, line in found.items():
        if text := clean_line(line.text):
            facts[part] = read_part(part, Line(text, line.number), remarks)
    return {part: value for part, value in facts.items() if value}


def read_part(part: str, line: Line, remarks: Remarks) -> str | list[str]:
    if part == "eligible":
        return read_eligible(line, remarks)
    try:
        check_length(line.text, longest(part), line.number)
        if part == "apply_at":
            refuse_no_address(line)
    except DocumentError as error:
        remarks.refuse(Unread(FACTS, 0, part, line.text, error))
        # A source of that name can't be made.
        return "" if part == "funder" else line.text
    return line.text


def longest(part: str) -> int:
    if part == "funder":
        return given(Source._meta.get_field("names").longest)
    column: Any = CallFacts._meta.get_field(part)
    return column.max_length


def refuse_no_address(line: Line) -> None:
    try:
        WebAddressValidator()(line.text)
    except ValidationError as error:
        raise DocumentError(
            _("“%(text)s” is no address of the web.") % {"text": shortened(line.text)},
            _("Correct it, or leave the line out."),
            line.number,
        ) from error


def read_eligible(line: Line, remarks: Remarks) -> list[str]:
    """Return the codes of those who are named, in their order."""
    known, found = applicants(), set()
    for name in filter(None, map(clean_line, line.text.replace(";", ",").split(","))):
        if code := known.get(fold(name)):
            found.add(code)
        else:
            error = none_of_them(name, line)
            remarks.refuse(Unread(FACTS, 0, "eligible", name, error))
    return [code for code in Applicant.values if code in found]


def none_of_them(name: str, line: Line) -> DocumentError:
    names = ", ".join(str(one.label) for one in Applicant)
    return DocumentError(
        _("“%(text)s” is none of those who may apply.") % {"text": shortened(name)},
        _("Known are: %(names)s. Choose from these, or leave the line out.")
        % {"names": names},
        line.number,
    )


def applicants() -> dict[str, str]:
    """Return the codes by themselves and by their names, in the site's languages."""
    return applicants_in((*offered(), SOURCE))


@cache
def applicants_in(codes: tuple[str, ...]) -> dict[str, str]:
    found = {code: code for code in Applicant.values}
    for code in codes:
        with override(code):
            found |= {fold(str(one.label)): one.value for one in Applicant}
    return found
