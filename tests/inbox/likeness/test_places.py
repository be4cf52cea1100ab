"""Places are found by names, adjectives, people and towns, in both languages."""

import runpy
import sys

import pytest

from articles.inbox.likeness import places_in
from articles.inbox.likeness.places import read_table
from tests.conftest import ROOT

ROWS = read_table()


def codes(text):
    return list(dict.fromkeys(place.code for place in places_in(text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Frankreichs Hochschulen, Germany's universities", ["FR", "DE"]),
        ("eine französische und eine deutsch-israelische Gruppe", ["FR", "DE", "IL"]),
        ("Französinnen, Norweger und Inderinnen", ["FR", "NO", "IN"]),
        ("French, Dutch and South African partners", ["FR", "NL", "ZA"]),
        ("Franco-German, Korean–German", ["DE", "KR"]),
        ("the Poles, two Swedes", ["PL", "SE"]),
        ("im Vereinigten Königreich, US-amerikanisch", ["GB", "US"]),
        ("eine Londoner Firma, das Dresdner Institut", ["GB", "DE"]),
        ("in München, near Munich, in Rehovot, aus Rechovot", ["DE", "IL"]),
        ("Den Haag and New York", ["NL", "US"]),
    ],
)
def test_a_place_is_found_however_it_is_named(text, found):
    assert codes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Der Roman spielt nirgends, us and them",
        "Latin American and South American studies, the Indian Ocean",
        "New Mexico, Northern Ireland",
        "Lateinamerikanische Literatur; die Bergen; Essen und Reading",
        "Die Kommission in Brüssel",
    ],
)
def test_what_is_spelled_alike_is_no_place(text):
    assert codes(text) == []


def test_a_town_has_one_key_in_each_language():
    german, english = places_in("Tiflis"), places_in("Tbilisi")
    assert [(it.kind, it.code, it.key) for it in german + english] == [
        ("town", "GE", "tbilisi")
    ] * 2


def test_every_row_is_found_by_its_own_names():
    wrong = [
        row["code"]
        for row in ROWS
        if row["kind"] == "country"
        and {codes(f"in {row[language]}.")[0] for language in ("de", "en")}
        != {row["code"]}
    ]
    assert wrong == []


def test_the_table_is_the_one_that_its_program_makes(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["places"])
    made = runpy.run_path(str(ROOT / "bin/places"))
    countries = list(made["countries"]())
    taken = {name for row in countries for name in row["names"].split("|")}
    assert ROWS[:-1] == [*countries, *made["towns"](taken)]
