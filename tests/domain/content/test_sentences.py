"""A text is cut where a sentence ends, not at an abbreviation or an ordinal."""

from itertools import pairwise

import pytest
from django.utils.translation import override

from articles.domain.content import whole_sentences
from articles.domain.content.sentences import ends_of

SENTENCES = {
    "de": [
        ["Das Treffen war am 12. Februar in Bonn.", "Es kamen 40 Staaten."],
        ["Beteiligt sind z. B. Frankreich und d. h. Paris.", "Mehr folgt."],
        ["Beteiligt sind z.B. Frankreich, Polen u. a. Staaten.", "Mehr folgt."],
        ["Den Vertrag schloss Dr. Ada Beispiel für ca. 3 Mio. Euro.", "Er gilt."],
        ["Ludwig XIV. Ballsaal wird saniert!", "Wann?", "Bald."],
        ["Er sagte: „Wir fangen an.“", "„Sofort“, so die Ministerin."],
        ["Das Programm begann 2020.", "Die EU zahlt."],
        ["Die U.S. National Science Foundation macht mit.", "Die NSF zahlt."],
        ["Die Max-Planck-Ges. Deutschland und Abt. Physik laden ein.", "Kommt!"],
        ["Es bleibt bei Nr. 5 und St. Petersburg …", "Oder auch nicht."],
        ["Es kostet 1.000 Euro.", "Öffnet wird am 3. Oktober."],
    ],
    "en": [
        ["The U.S. Congress met on 12 February.", "Forty states came."],
        ["Several states, e.g. France, i.e. Paris, took part.", "More will follow."],
        ["Dr. Ada Sample met Mr. Doe at St. Andrews.", "Both were pleased."],
        ["They started in group 12.", "Then came 2020.", "It was over."],
        ["“We are starting now.”", "“At once”, the minister said."],
        ["It costs approx. 3.5 million.", "Who pays?", "Nobody!", "Perhaps."],
        ["Prof. J. R. Sample et al. Found it.", "It is true."],
    ],
}
CASES = [(code, case) for code, cases in SENTENCES.items() for case in cases]


@pytest.mark.parametrize(("language", "sentences"), CASES)
def test_sentences_end_where_a_reader_sees_it(language, sentences):
    text = " ".join(sentences)
    places = [0, *ends_of(text, language), len(text)]
    pieces = [text[start:end].strip() for start, end in pairwise(places)]
    assert pieces == sentences


def test_as_many_sentences_as_fit_are_shown():
    text = "Erster Satz ist das. Zweiter Satz ist das. Dritter Satz ist das."
    assert whole_sentences(text, 200, "de") == text
    assert whole_sentences(text, len(text), "de") == text
    assert whole_sentences(text, 50, "de") == text[:42]
    assert whole_sentences(text, 42, "de") == text[:42]
    assert whole_sentences(text, 41, "de") == text[:20]


def test_of_a_long_first_sentence_stands_what_a_clause_says():
    text = "Die Staaten haben beschlossen, dass sie einander mehr als bisher zuhören."
    assert whole_sentences(text, 50, "de") == "Die Staaten haben beschlossen\xa0…"
    # As many words as fit remain if a comma divides too little, or if there is none.
    assert whole_sentences(text, 67, "de") == f"{text[:64]}\xa0…"
    assert whole_sentences(text.replace(",", ""), 33, "de") == (
        "Die Staaten haben beschlossen\xa0…"
    )


def test_a_very_short_sentence_is_not_all_that_is_said():
    text = "Endlich. Nach zwanzig Jahren ist das Abkommen aller Staaten unterschrieben."
    assert whole_sentences(text, 50, "de") == (
        "Endlich. Nach zwanzig Jahren ist das Abkommen\xa0…"
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_text_of_any_kind_is_longer_than_was_asked_for(language):
    for text in ("", "x" * 400, "A. " * 200, "… " * 200, "1. 2. 3. " * 90, "a, " * 90):
        for length in (10, 140):
            assert len(whole_sentences(text, length, language)) <= length


def test_a_text_is_read_in_the_active_language_if_no_other_is_named():
    text = f"It was in group 12. Then it ended. {'And so on. ' * 20}"
    with override("en"):
        assert whole_sentences(text, 22) == "It was in group 12."
    with override("de"):
        assert whole_sentences(text, 22) != "It was in group 12."
        assert whole_sentences(text, 22, "en") == "It was in group 12."


def test_lines_become_one():
    assert whole_sentences(" Eins.\nZwei. ") == "Eins. Zwei."
