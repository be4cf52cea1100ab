"""The filters of the words that languages have, which are shipped."""

from importlib.metadata import version

import pytest

from articles.domain.search.language import known_words
from articles.domain.search.language.known_words import FOLDER, is_known, made, places


def test_they_are_made_from_the_dictionaries_in_use():
    made_from = (FOLDER / "made_from.txt").read_text().strip()
    now = f"simplemma {version('simplemma')}"
    assert made_from == now, "Run bin/known-words."


@pytest.mark.parametrize(
    ("word", "language"),
    [("Patent", "de"), ("Länder", "de"), ("laender", "de"), ("coal", "en")],
)
def test_a_word_of_the_language_is_known(word, language):
    assert is_known(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [("Wasserstof", "de"), ("Univerität", "de"), ("resaerch", "en")],
)
def test_a_misspelt_word_is_not(word, language):
    assert not is_known(word, language)


def test_a_language_without_a_dictionary_knows_none(monkeypatch):
    monkeypatch.setattr(known_words, "filter_of", lambda _dictionary: b"")
    assert not is_known("Patent", "de")


def test_few_strings_that_are_no_words_count_as_words():
    bits = made(
        f"wort{'abcdefghij'[n % 10]}{chr(97 + n % 26)}{'x' * (n % 7)}"
        for n in range(2_000)
    )
    other = [f"zzq{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}q" for n in range(676)]
    wrong = sum(
        all(bits[place >> 3] >> (place & 7) & 1 for place in places(one, len(bits)))
        for one in other
    )
    assert wrong <= len(other) // 20
