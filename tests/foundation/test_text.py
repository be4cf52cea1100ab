"""Text: without what no reader sees and no feed can carry."""

import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given, strategies as st

from articles.foundation.text import clean_line, clean_text, filed_as, fold

FORBIDDEN = [
    *range(0x09), *range(0x0E, 0x20), 0x0B, 0x0C, *range(0x7F, 0xA0),
    *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029,
    0xFEFF, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF,
]  # fmt: skip


@pytest.mark.parametrize("code", FORBIDDEN, ids=hex)
def test_r27_what_no_feed_can_carry_is_taken_out(code):
    text = clean_text(f"a{chr(code)}b")
    assert text in {"ab", "a\nb"}
    assert clean_line(f"a{chr(code)}b") in {"ab", "a b"}


@pytest.mark.parametrize(
    "blank",
    ["", " \t\n", "\u200b", "\u00ad", "\u2060\u200d", "\u3164", "\u2800", "\ufe0f"],
)
def test_r27_what_leaves_no_ink_is_nothing(blank):
    assert clean_text(blank) == clean_line(blank) == ""


@pytest.mark.parametrize(
    "text", ["👨‍👩‍👧", "می‌خواهم", "Schiff\u00adfahrt", "a\u0301\u0323b"]
)
def test_r27_marks_that_belong_to_a_text_stay_in_it(text):
    assert clean_line(text) == unicodedata.normalize("NFC", text)


def test_the_only_line_break_is_the_newline():
    assert clean_text("a\r\nb\rc\u2028d\u2029e\x85f\x0bg") == "a\nb\nc\nd\ne\nf\ng"
    assert clean_line(" a\r\nb \u00a0\tc ") == "a b c"


def test_a_letter_and_its_accent_are_one_character():
    assert clean_text("Pru\u0308fung") == "Prüfung"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text())
def test_what_is_clean_can_stand_in_a_feed(text):
    element = ElementTree.Element("title")
    element.text = clean_text(text)
    again = ElementTree.fromstring(ElementTree.tostring(element, encoding="utf-8"))  # noqa: S314 - ours
    assert (again.text or "") == clean_text(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("USA", "usa"),
        ("Straße", "STRASSE"),
        ("Der „Verband“", 'Der "Verband"'),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Nord–Süd", "Nord-Süd"),
        (" EU \n Kommission", "EU Kommission"),
        ("ＥＵ", "EU"),
        ("Pru\u0308fung", "Prüfung"),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Zölle", "Zolle"), ("EU", "E U")])
def test_two_names_stay_two(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_names_are_filed_as_in_a_dictionary():
    names = ["Zypern", "Österreich", "Oman", "„Polarstern“", "Ålandinseln", "Øresund",
             "Łódź", "Straße", "Strasburg", "(neu) Amt", "3D-Druck", "Ägypten",
             "Œuvre"]  # fmt: skip
    assert sorted(names, key=filed_as) == [
        "3D-Druck", "Ägypten", "Ålandinseln", "Łódź", "(neu) Amt", "Œuvre", "Oman",
        "Øresund", "Österreich", "„Polarstern“", "Strasburg", "Straße", "Zypern",
    ]  # fmt: skip
