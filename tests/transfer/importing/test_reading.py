"""Entries for further reading are read however loosely they are written."""

from datetime import date

import pytest
from django.utils.translation import override

from articles.transfer.importing.document.decoding import Line
from articles.transfer.importing.document.error import DocumentError
from articles.transfer.importing.document.further_reading import (
    MAX_ENTRIES,
    read_readings,
)
from articles.transfer.importing.document.remarks import Remarks

TODAY = date(2026, 5, 1)
DAY = date(2020, 2, 11)
URL = "https://example.org/a"


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


def readings(text, remarks=None):
    lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 7)]
    return read_readings([Line("", 6), *lines], remarks or Remarks(), today=TODAY)


def facts(text, remarks=None):
    (entry,) = readings(text, remarks)
    return entry.publisher, entry.dated, entry.title, entry.url


def refusal(text):
    with pytest.raises(DocumentError) as caught:
        readings(text)
    return caught.value


@pytest.mark.parametrize(
    "written",
    [
        f"- Plattform (11.02.20): [Titel]({URL})",
        f"-\u00a0Plattform  ( 11.2.2020 ) : [ Titel ](<{URL}>).",
        f"* Plattform (2020-02-11) [Titel]( {URL} )",
        f"– Plattform, (11.02.20): [Titel]({URL})",
        f"•\tPlattform (11.02.20) – [Titel]({URL});",
        f"Plattform (11.02.20): [Titel]({URL})",
        f"- Plattform (11.02.20):\n  [Titel]({URL})",
        f"- Plattform (11.02.20): Titel [{URL}]({URL})",
    ],
)
def test_publisher_day_title_and_address_are_found(written):
    assert facts(written) == ("Plattform", DAY, "Titel", URL)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"- Plattform: [Titel]({URL})", ("Plattform", None, "Titel", URL)),
        (f"- (11.02.20): [Titel]({URL})", ("", DAY, "Titel", URL)),
        (f"-[Titel]({URL})", ("", None, "Titel", URL)),
        ("- Plattform (11.02.20): Titel", ("Plattform", DAY, "Titel", "")),
        ("- Titel: Untertitel", ("", None, "Titel: Untertitel", "")),
        ("- Plattform (11.02.20)", ("", DAY, "Plattform", "")),
        (f"- Plattform (11.02.20): {URL}", ("Plattform", DAY, URL, URL)),
        (f"- []({URL})", ("", None, URL, URL)),
    ],
)
def test_all_but_the_title_may_be_missing(written, expected):
    assert facts(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"- A (B) (11.02.20): [C]({URL})", ("A (B)", DAY, "C", URL)),
        (f"- A (02/2020): [B]({URL})", ("A (02/2020)", None, "B", URL)),
        (f"- A: B, C (11.02.20): [D]({URL})", ("A: B, C", DAY, "D", URL)),
        (f"- A: [B (C) [D]: E]({URL})", ("A", None, "B (C) [D]: E", URL)),
        (f"- A: [B ] C]({URL})", ("A", None, "B ] C", URL)),
        (f"- A: [B]({URL}_(c))", ("A", None, "B", f"{URL}_(c)")),
        (f"- A: [B]({URL}_(c)", ("A", None, "B", f"{URL}_(c")),
        (f"- A: [B]({URL}", ("A", None, "B", URL)),
        (f"- A: [B]({URL}) (PDF)", ("A", None, "B (PDF)", URL)),
        ("- A (11.02.20): B (12.02.20)", ("A", DAY, "B (12.02.20)", "")),
    ],
)
def test_brackets_and_parentheses_may_stand_anywhere(written, expected):
    assert facts(written) == expected


@pytest.mark.parametrize("target", ["#", "", " "])
def test_a_dead_link_is_kept_without_address_and_counted(target):
    remarks = Remarks()
    assert facts(f"- A: [B]({target})", remarks) == ("A", None, "B", "")
    assert remarks.in_words() == ("1 link without target",)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "data:,x",
        "ftp://example.org/a",
        "mailto:redaktion@example.org",
        "../a",
        "siehe oben",
    ],
)
def test_a_target_that_is_no_web_address_is_kept_without_address_and_noted(target):
    remarks = Remarks()
    assert facts(f"- A: [B]({target})", remarks) == ("A", None, "B", "")
    assert remarks.links_without_target == 1
    assert target in remarks.in_words()[1]


def test_an_entry_that_never_had_a_link_is_no_link_without_target():
    remarks = Remarks()
    assert facts("- A (11.02.20): B", remarks)[3] == ""
    assert remarks.in_words() == ()


@pytest.mark.parametrize("day", ["31.02.20", "11.02.2050"])
def test_a_day_that_cannot_be_stays_text_and_is_noted(day):
    remarks = Remarks()
    assert facts(f"- A ({day}): [B]({URL})", remarks) == (f"A ({day})", None, "B", URL)
    plain = f"A ({day}): B"
    assert facts(f"- {plain}", remarks) == ("", None, plain, "")
    for note in remarks.in_words():
        assert note.startswith(f"line 7: “{day}” is not")
    assert len(remarks.in_words()) == 2


def test_entries_stand_on_lines_of_their_own_with_or_without_bullets():
    text = f"- A: [B]({URL})\n\n- C\n  D\nE: [F]({URL})\nG: [H]({URL})\n-\n"
    entries = readings(text)
    assert [(entry.title, entry.number) for entry in entries] == [
        ("B", 7),
        ("F", 9),
        ("H", 12),
    ]
    assert entries[1].publisher == "C D E"


def test_a_paragraph_among_the_entries_is_refused_and_not_lost():
    error = refusal(f"- A: [B]({URL})\n\nEin Absatz.")
    assert str(error).startswith("line 9: “Ein Absatz.” is not an entry")


def test_several_links_in_an_entry_are_refused():
    error = refusal(f"- A: [B]({URL}), [C]({URL})")
    assert (error.line, "several links" in error.reason) == (7, True)


@pytest.mark.parametrize(
    "written", ["- [](#)", "- : []()", "- [\u200b]()", "- (11.02.20)"]
)
def test_an_entry_that_says_nothing_is_refused(written):
    assert refusal(written).line == 7


def test_titles_and_publishers_have_a_limit():
    assert refusal(f"- A: [{'x' * 501}]({URL})").line == 7
    assert refusal(f"- {'x' * 201}: [A]({URL})").line == 7


def test_an_address_longer_than_any_real_one_is_left_out():
    assert facts(f"- A: [B]({URL}{'x' * 2000})") == ("A", None, "B", "")


def test_the_list_has_a_limit():
    assert len(readings("- a\n" * MAX_ENTRIES)) == MAX_ENTRIES
    assert refusal("- a\n" * (MAX_ENTRIES + 1)).line == 7 + MAX_ENTRIES
