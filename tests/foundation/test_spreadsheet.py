"""A table shows as text what a spreadsheet would compute, however long it is."""

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.utils import translation
from django.utils.html import format_html

from articles.foundation import spreadsheet
from articles.foundation.spreadsheet import cell

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
    "\u00ad=1",
    "\u2060 \u200e“=1",
    "﹦1",
    "﹢1+1",
    "\u00ad﹢1",
    "﹣1",
    "﹫SUM(1)",
    "|calc",
    "%0A=1",
    "\u22121+1",
    "\u3164=1",
    "\u115f\uffa0=1",
    "\u2800@SUM(1)",
    "\u034f=1",
    "\ufe0f+1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_s36_what_begins_like_a_formula_is_shown_as_text(text):
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


COLUMNS = (("was", lambda row: row[0]), ("wer", lambda row: row[1]))


@pytest.mark.parametrize("answer", [spreadsheet.whole, spreadsheet.streamed])
def test_s36_a_table_holds_no_formula_however_it_is_sent(answer):
    rows = [(text, text) for text in FORMULAS]
    sent = answer("Probe Größe", COLUMNS, rows)
    text = b"".join(sent).decode()
    assert sent["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="probe-groesse-' in sent["Content-Disposition"]
    assert text.startswith("\ufeff")
    head, *found = csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert head == ["Was", "Wer"]
    assert len(found) == len(FORMULAS)
    assert all(one.startswith("'") for row in found for one in row)


def test_a_long_table_is_sent_in_parts_in_the_language_of_who_asked():
    with translation.override("en"):
        sent = spreadsheet.streamed("x", COLUMNS, ((True, n) for n in range(1_200)))
    first, *others = sent
    assert first.decode().startswith('\ufeff"Was","Wer"\r\n"Yes","0"')
    assert len(others) == 2
    assert b"".join(others).endswith(b'"Yes","1199"\r\n')


def test_a_table_without_rows_has_its_head():
    assert b"".join(spreadsheet.streamed("x", COLUMNS, [])).decode().count("\n") == 1
