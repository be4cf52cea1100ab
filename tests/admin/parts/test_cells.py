"""Cells of tables: what a spreadsheet would reckon is shown as text."""

from datetime import UTC, date, datetime

import pytest
from django.utils.html import format_html

from articles.admin.parts.cells import cell

FORMULAS = [
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1)",
    "+1+1",
    "-2+3|cmd",
    " =1+1",
    "\t=1+1",
    "\r=1",
    '"=1+1',
    "'=1+1",
    "\u00a0=1",
    "＝1+1",
    "\ufeff=1",
    "|calc",
    "%0A=1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_like_a_formula_is_shown_as_text(text):
    assert cell(text).startswith("'")
    assert cell(format_html("<b>{}</b>", text)).startswith("'")


@pytest.mark.parametrize("text", ["Kopf", "A = B", "3 + 4", "„Zitat“", "", "*", "–"])
def test_other_text_stays_as_it_is(text):
    assert cell(text) == text


def test_values_are_said_as_programs_read_them():
    assert cell(None) == ""
    assert cell(-5) == "-5"
    assert cell(date(2027, 2, 1)) == "2027-02-01"
    assert cell(datetime(2027, 2, 1, 8, tzinfo=UTC)) == "2027-02-01T09:00:00+01:00"
    assert cell(format_html("<a href='/x'>{}</a><br>zwei", "Eins & ")) == "Eins & zwei"
