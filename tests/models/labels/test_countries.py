"""The table of countries, regions and organisations holds what the desk relies on."""

import csv
import re
import unicodedata
from collections import Counter

import pytest
from babel import Locale

from tests.conftest import ROOT

DATA = ROOT / "articles/migrations/data"
TEXT = (DATA / "countries_organisations.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TEXT.splitlines(), strict=True))
COUNTRIES = [row for row in ROWS if row["kind"] == "country"]


def fold(name):
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def aliases(row):
    return row["aliases"].split("|") if row["aliases"] else []


def names(row):
    return [row["name"], row["name_en"], *aliases(row)]


def test_the_249_countries_of_iso_3166_and_kosovo_are_there():
    assert len(COUNTRIES) == 250
    assert len({row["code"] for row in COUNTRIES} - {"XK"}) == 249
    assert {row["kind"] for row in ROWS} == {"country", "organisation", "region"}


def test_babel_knows_the_code_of_every_country():
    assert {row["code"] for row in COUNTRIES} <= Locale("de").territories.keys()


def test_every_code_is_short_and_stands_once():
    codes = [row["code"] for row in ROWS]
    assert not [code for code in codes if not re.fullmatch("[A-Z0-9-]{2,12}", code)]
    assert not [code for code, times in Counter(codes).items() if times > 1]


def test_every_slug_is_plain_ascii_and_stands_once():
    slugs = [row["slug"] for row in ROWS]
    assert not [s for s in slugs if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", s)]
    assert not [slug for slug, times in Counter(slugs).items() if times > 1]


@pytest.mark.parametrize(
    ("code", "slug"),
    [("AT", "oesterreich"), ("TR", "tuerkei"), ("FO", "faeroeer"), ("EU", "eu")],
)
def test_a_slug_is_the_german_name_as_newsrooms_spell_it(code, slug):
    assert [row["code"] for row in ROWS if row["slug"] == slug] == [code]


def test_no_name_or_code_stands_for_two_rows():
    owners = {}
    for row in ROWS:
        for name in (row["code"], *names(row)):
            owners.setdefault(fold(name), set()).add(row["code"])
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_no_alias_repeats_a_name_or_another_alias():
    for row in ROWS:
        other = [fold(alias) for alias in aliases(row)]
        assert len(set(other)) == len(other), row["code"]
        assert not {fold(row["name"]), fold(row["name_en"])} & set(other), row["code"]


def test_every_row_has_clean_names_in_both_languages():
    assert unicodedata.is_normalized("NFC", TEXT)
    for row in ROWS:
        for name in names(row):
            assert name, row["code"]
            assert name == " ".join(name.split())


def test_a_successor_exists_and_goes_on():
    successors = {row["code"]: row["successor"] for row in ROWS}
    ended = {code: after for code, after in successors.items() if after}
    assert ended
    assert all(successors.get(after) == "" for after in ended.values())


def test_rows_are_sorted_by_kind_and_code():
    order = [(row["kind"], row["code"]) for row in ROWS]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("name", "code"), [("USA", "US"), ("Großbritannien", "GB"), ("EU", "EU")]
)
def test_what_the_desk_types_finds_one_row(name, code):
    found = [row["code"] for row in ROWS if fold(name) in map(fold, names(row))]
    assert found == [code]
