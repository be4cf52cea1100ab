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


def read_facts(named: Mapping[str, Line]) -> dict[str, Any]:
    """Return the parts of the row that these lines say, the funder by its name;
    DocumentError for a line that isn't clear.
    """
    found = {
        part: line
        for section in NAMES
        if (line := named.get(section)) and (part := section.partition(".")[2])
    }
    said = {part: clean_line(line.text) for part, line in found.items()}
    for part in said.keys() - {"eligible"}:
        check_length(said[part], longest(part), found[part].number)
    facts: dict[str, Any] = {part: text for part, text in said.items() if text}
    if "apply_at" in facts:
        refuse_no_address(found["apply_at"], facts["apply_at"])
    if "eligible" in facts:
        facts["eligible"] = read_eligible(found["eligible"])
    return facts


def longest(part: str) -> int:
    if part == "funder":
        return given(Source._meta.get_field("names").longest)
    column: Any = CallFacts._meta.get_field(part)
    return column.max_length


def refuse_no_address(line: Line, address: str) -> None:
    try:
        WebAddressValidator()(address)
    except ValidationError as error:
        raise DocumentError(
            _("“%(text)s” is no address of the web.") % {"text": shortened(address)},
            _("Correct it, or leave the line out."),
            line.number,
        ) from error


def read_eligible(line: Line) -> list[str]:
    """Return the codes of those who are named, in their order."""
    known, found = applicants(), set()
    for part in filter(None, map(clean_line, line.text.replace(";", ",").split(","))):
        code = known.get(fold(part))
        if code is None:
            names = ", ".join(str(one.label) for one in Applicant)
            raise DocumentError(
                _("“%(text)s” is none of those who may apply.")
                % {"text": shortened(part)},
                _("Known are: %(names)s. Choose from these, or leave the line out.")
                % {"names": names},
                line.number,
            )
        found.add(code)
    return [code for code in Applicant.values if code in found]


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
