"""Lines below a document's text say the facts of a call."""

from datetime import date

import pytest
from django.utils.translation import override

from articles.transfer.importing import DocumentError
from articles.transfer.importing.document.document import parse
from articles.transfer.importing.meaning import Meaning
from tests.support import factories
from tests.transfer.importing.document.reading import HEAD

GERMAN = """\
Förderkennzeichen: A-1
Fördergeber: Musterfonds
Antragsberechtigt: Unternehmen; Hochschulen
Fördersumme: bis zu 50.000 Euro, je Vorhaben
Antrag: https://example.org/antrag
"""
ENGLISH = """\
Reference: A-1
Funder: Musterfonds
Eligible: universities, companies
Amount: bis zu 50.000 Euro, je Vorhaben
Apply: https://example.org/antrag
"""
SAID = {
    "reference": "A-1",
    "funder": "Musterfonds",
    "eligible": ["universities", "companies"],
    "amount": "bis zu 50.000 Euro, je Vorhaben",
    "apply_at": "https://example.org/antrag",
}


def read(text: str):
    return parse(f"{HEAD}{text}".encode(), language="de", today=date(2026, 5, 1))


@pytest.mark.parametrize("lines", [GERMAN, ENGLISH], ids=["German", "English"])
def test_each_line_says_its_part(lines):
    document = read(lines)
    assert document.facts == SAID
    assert document.body_html == "<p>Text</p>"


def test_without_such_lines_there_are_none():
    assert read("Antrag:\nReference:  \n").facts == read("Source: A\n").facts == {}


UNCLEAR = {
    "Antrag: example.org": "keine Adresse im Web",
    "Apply: javascript:alert(1)": "keine Adresse im Web",
    "Eligible: everybody, companies": "„everybody“ gehört nicht zu denen",
    "Reference: " + "x" * 101: "länger als 100 Zeichen",
    "Amount: " + "x" * 201: "länger als 200 Zeichen",
    "Funder: " + "x" * 201: "länger als 200 Zeichen",
    "Amount: 1\nFördersumme: 2": "Es gibt zwei Zeilen",
}


@pytest.mark.parametrize(("line", "why"), UNCLEAR.items())
def test_a_line_that_is_not_clear_says_why(line, why):
    with override("de"), pytest.raises(DocumentError, match=r".") as told:
        read(line)
    assert why in str(told.value)
    assert told.value.line


@pytest.mark.django_db
@pytest.mark.both
def test_a_funder_is_the_source_of_that_name_or_a_new_one():
    known = factories.source("Musterfonds")
    meaning = Meaning()
    [row] = meaning.of(read(GERMAN))["facts"]
    assert row == SAID | {"funder": str(known.key)}
    [row] = meaning.of(read("Funder: Fonds X\n"))["facts"]
    made = meaning.known["source"].find("Fonds X")
    assert row["funder"] == str(made.key)
    assert meaning.of(read(""))["facts"] == []
