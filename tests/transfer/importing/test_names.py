"""Lists and credits: commas separate, except within the names that are known."""

import time

import pytest
from hypothesis import given, settings, strategies as st

from articles.transfer.importing.names import fold, split_credit, split_names

MINISTRY = "Bundesministerium für Forschung, Technologie und Raumfahrt"
KNOWN = {fold(n) for n in (MINISTRY, "Korea, Republik", "EU", "Institut X", "A; B")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Innovation, Netzwerke", ["Innovation", "Netzwerke"]),
        ("Innovation; Netzwerke", ["Innovation", "Netzwerke"]),
        (f"{MINISTRY}, EU", [MINISTRY, "EU"]),
        ("Korea, Republik, EU", ["Korea, Republik", "EU"]),
        ("EU, korea ,REPUBLIK", ["EU", "korea, REPUBLIK"]),
        ("Korea, EU, Republik", ["Korea", "EU", "Republik"]),
        ("Institut Y, Abteilung Z; EU", ["Institut Y, Abteilung Z", "EU"]),
        ("Korea, Republik; EU", ["Korea, Republik", "EU"]),
        ("A; B, EU", ["A; B", "EU"]),
        ("Kunst und Bau, Art and Design", ["Kunst und Bau", "Art and Design"]),
        ("EU, , eu,  , EU;", ["EU"]),
        ("EU;;eu , ;", ["EU"]),
        ("USA (Ohio, Texas), EU", ["USA (Ohio, Texas)", "EU"]),
        ("USA (Ohio, EU", ["USA (Ohio", "EU"]),
        ("", []),
        (" ,;\u200b, ", []),
    ],
)
def test_a_list_is_split_by_the_known_names(text, names):
    assert split_names(text, KNOWN) == names


def test_the_longest_known_name_stays_one():
    known = {fold(name) for name in ("A", "A, B", "A, B, C", "B, C, D")}
    assert split_names("A, B, C, D", known) == ["A, B, C", "D"]


def test_known_names_may_be_a_mapping():
    assert split_names("Korea, Republik", {"korea, republik": 1}) == ["Korea, Republik"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Erika Muster, Institut Y", ("Erika Muster", "Institut Y")),
        ("Erika Muster, Institut Y, Bonn", ("Erika Muster", "Institut Y, Bonn")),
        ("Erika Muster, M.A., Institut X", ("Erika Muster, M.A.", "Institut X")),
        (f"Erika Muster, {MINISTRY}", ("Erika Muster", MINISTRY)),
        ("Erika Muster,  institut x", ("Erika Muster", "institut x")),
        ("Erika Muster", ("Erika Muster", "")),
        ("Erika Muster (A, B), Institut Y", ("Erika Muster (A, B)", "Institut Y")),
        (MINISTRY, ("", MINISTRY)),
        ("Erika Muster; Max Muster", ("Erika Muster; Max Muster", "")),
        ("", ("", "")),
        (",,", ("", "")),
    ],
)
def test_a_credit_is_split_into_name_and_organisation(text, expected):
    assert split_credit(text, KNOWN) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EUROPÄISCHE  Union\u00a0", "Europa\u0308ische Union"),
        ("„Haus“ der «Technik»", '"Haus" der "Technik"'),
        ("Côte d’Ivoire", "côte d'ivoire"),
        ("Baden–Württemberg", "Baden-Württemberg"),
        ("Straße", "STRASSE"),
        ("Korea,Republik", "Korea , Republik"),
        ("Ｅ\u00adU\u200b", "EU"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one, other):
    assert fold(one) == fold(other)


def test_different_names_stay_different():
    assert len({fold(name) for name in ("Guinea", "Guyana", "Cote", "Côte", "EU")}) == 5


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.text(alphabet="aB ,;()\u00a0ß", max_size=60))
def test_no_letter_of_a_list_is_lost_and_no_name_is_empty_or_double(text):
    names = split_names(text, {"a", "a, b"})
    folded = [fold(name) for name in names]
    assert all(folded)
    assert len(set(folded)) == len(folded)
    assert {c for c in fold(text) if c.isalpha()} == {
        c for name in folded for c in name if c.isalpha()
    }


@pytest.mark.parametrize("piece", [",", ";", "a,", "a;b,", "(,", "(", "a, b "])
def test_a_line_of_nothing_but_separators_takes_no_time(piece):
    text = piece * 20_000
    start = time.monotonic()
    split_names(text, KNOWN)
    split_credit(text, KNOWN)
    assert time.monotonic() - start < 10
