"""The facts of an item are few, short, and the same after they were stored."""

import pytest

from articles.inbox.likeness import Facts, facts_of
from articles.inbox.likeness.facts import MOST

TITLE = "Norwegen tritt dem Netz bei"
TEXT = "In Oslo wurden am 12. März 14,5 Millionen Euro zugesagt."


def test_figures_places_and_words_are_facts():
    found = facts_of(TITLE, TEXT, "de").keys
    assert {"k:NO", "t:oslo", "d:03-12", "n:14500000", "w:norve"} <= found


def test_both_languages_have_the_same_facts():
    german = facts_of(TITLE, TEXT, "de")
    english = facts_of("Norway joins", "On 12 March, Oslo pledged EUR 14.5m.", "en")
    told = {"k:NO", "t:oslo", "d:03-12", "n:14500000"}
    assert told <= german.keys & english.keys


def test_stored_facts_are_the_same_again():
    facts = facts_of(TITLE, TEXT, "de")
    again = Facts.from_stored(facts.stored())
    assert again == facts
    assert hash(again) == hash(facts)
    assert again.kinds == facts.kinds
    assert facts.words["w:norve"] == "Norwegen"


def test_a_long_text_has_few_short_facts():
    words = " ".join(f"Wort{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(600))
    figures = " ".join(str(n) for n in range(100, 400))
    facts = facts_of("Titel", f"{figures} {words}", "de")
    assert len(facts.keys) <= MOST
    assert max(map(len, facts.keys)) <= 40
    assert facts.kinds == {"n:", "w:"}


@pytest.mark.parametrize("language", ["", "de-at", "nl", "xx"])
def test_any_language_has_facts(language):
    assert "n:2537" in facts_of("2537", "", language).keys
