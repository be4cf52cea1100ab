"""Other sites show as many whole sentences of a page as there is room for."""

import pytest

from articles.domain.content import whole_sentences
from articles.domain.content.sentences import LENGTH

FILLING = (
    "Danach folgt ein weiterer Satz, der so lang ist, dass er nicht mehr passt. " * 3
)


def test_a_short_text_stays_as_it_is():
    assert whole_sentences("Kurz und\n gut") == "Kurz und gut"


@pytest.mark.parametrize(
    "begun",
    [
        "Am 12. Februar 2020 war es so weit.",
        "Es gab 30 Länder, z. B. Frankreich.",
        "Prof. Dr. A. Muster sprach von „guten Zahlen“.",
        "The project, i.e. its 12 partners, met Mrs. Miller in Bonn.",
        "Was nun? Die Frage bleibt.",
        "Das Abkommen gilt seit 2020.",
        "Er sagte: „Es ist vollbracht.“",
    ],
)
def test_a_longer_one_ends_with_a_sentence(begun):
    found = whole_sentences(f"{begun} {FILLING}")
    assert found.startswith(begun)
    assert found.endswith((".", "?", "“"))
    assert len(found) <= LENGTH


def test_as_many_sentences_as_fit_are_shown():
    assert whole_sentences("Eins. Zwei. Drei drei drei.", 12) == "Eins. Zwei."


def test_a_sentence_that_is_too_long_is_left_between_two_clauses():
    long = "Der Rat hat in seiner Sitzung nach langer Debatte am Ende doch beschlossen"
    text = f"{long}, dass alle Länder, die daran teilnehmen, {'sehr ' * 20}viel zahlen."
    found = whole_sentences(text)
    assert found == f"{long}, dass alle Länder, die daran teilnehmen\N{NO-BREAK SPACE}…"
    assert len(found) <= LENGTH


def test_a_text_without_any_end_is_left_between_words():
    found = whole_sentences("Wort " * 100)
    assert found.endswith("Wort\N{NO-BREAK SPACE}…")
    assert len(found) <= LENGTH
