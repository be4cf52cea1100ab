"""The tables of synonyms hold what they promise: their form, and no word for itself."""

import pytest

from articles.domain.search.synonyms.meanings import LONGEST
from articles.domain.search.synonyms.tables import (
    BAR,
    FOLDER,
    Row,
    key_in,
    rows_in,
    table_of,
)

FILES = sorted(FOLDER.glob("*/*.tsv"))
LANGUAGES = sorted({path.parent.name for path in FILES})


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_each_row_has_two_sides_and_nothing_twice(path):
    rows = [
        line
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith(("#", "%"))
    ]
    assert len(set(rows)) == len(rows)
    for row in rows:
        *means, typed = row.split("\t")
        assert len(means) == (path.name != "same.tsv"), row
        for side in (*means, typed):
            parts = side.split(BAR)
            assert all(part == part.strip() and part for part in parts), row
            assert len(set(parts)) == len(parts), row


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-2:]))
def test_nothing_means_itself_or_is_longer_than_what_is_looked_for(path):
    language = path.parent.name
    for base, endings, row in rows_in(path):
        means = {key_in(one, language) for one in row.means}
        for typed in (base + ending for ending in endings):
            key = key_in(typed, language)
            assert row in table_of(language)[key], typed
            assert 0 < len(key) <= LONGEST, typed
            assert key not in means, typed
        assert "" not in row.means


def test_the_tables_have_what_readers_look_for():
    assert len(LANGUAGES) == 2
    for language in LANGUAGES:
        assert len(table_of(language)) > 400


def test_a_language_without_tables_has_no_synonyms():
    assert table_of("fr") == {}


def test_capitals_and_places_count_where_a_row_says_so():
    [polish] = table_of("en")[("polish",)]
    assert polish.is_typed("Polish", is_last=True)
    assert polish.is_typed("POLISH", is_last=True)
    assert not polish.is_typed("polish", is_last=False)
    [burger] = table_of("de")[("hamburger",)]
    assert burger.is_typed("hamburger", is_last=False)
    assert not burger.is_typed("Hamburger", is_last=True)
    assert Row(("x",)).is_typed("anything", is_last=True)


def test_inflections_are_typed_too():
    table = table_of("de")
    words = "französisch französische französischem Franzose Franzosen Französinnen"
    for word in words.split():
        [row] = table[key_in(word, "de")]
        assert row.means == ("Frankreich",)
    assert ("russ",) not in table
