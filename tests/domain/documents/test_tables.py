"""A cell that a spreadsheet would calculate is refused; a number isn't one."""

import io

import pytest
from django.core.exceptions import ValidationError

from articles.domain.documents.examining import examine
from tests.support.files.documents import refusal


@pytest.mark.parametrize(
    "cell",
    [
        "=1", "@SUM(1)", "+A1", "-A1", "-2+3+cmd|' /C calc'!A1", "-(A1)", "+1*A1",
        "\u00a0=1", "\u3000=1", "\u200b=1", "\uff1d1", "\uff0bA1", "\uff0dA1", "\uff20",
        "  =1", "'=1", "\"=1\"", "\"\"\"=1\"", "\" =1\"", "\t=1", "\r=1", "\"\n=1\"",
        " " * 600 + "=1", "-" + "1" * 200 + "+A1",
    ],
)  # fmt: skip
def test_a_cell_that_begins_a_formula_is_refused(cell):
    for table in (cell, f"a;{cell};b", f"a,{cell}\r\nb", f"a\tb\r\n{cell}\tb"):
        assert refusal(table.encode(), "a.csv") == "calculating"


def test_a_cell_is_read_whole_where_two_pieces_meet():
    for length in range(262_120, 262_150, 3):
        before = b"x" * length
        assert refusal(before + b";-12 345,67;+1,5e-10;-\r\n", "a.csv") == ""
        assert refusal(before + b";-12 345,67+A1", "a.csv") == "calculating"


def test_numbers_with_signs_and_dashes_are_no_formulas():
    cells = (
        "-12,5", "+1", "-1.5E-10", "-", "--", "- 5 %", "-5 €", "+49 (0)30 1234-56",
        '"-1,5"', "a@b.example", "a=b", "x-1", "\u2013", "-1/2", "-5\u202f°", "1-2",
    )  # fmt: skip
    assert refusal(";".join(cells).encode(), "a.csv") == ""


def test_a_table_does_not_set_its_own_separator():
    for first in ("sep=^", "\ufeffSEP =;", '"sep=|"', "\r\nsep=^"):
        assert refusal(f"{first}\r\na^b".encode(), "a.csv") == "separating"


def test_the_sentence_names_the_cell():
    with pytest.raises(ValidationError) as refused:
        examine(io.BytesIO(b"a;b\r\n1;- keine Angabe;2"), "a.csv")
    assert "- keine Angabe" in refused.value.messages[0]
