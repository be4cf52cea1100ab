"""A word to avoid is listed once in a language, and differs from the word to use."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.foundation.refusal import Refused
from articles.models import AvoidedWord, HouseWord
from tests.support import factories

pytestmark = pytest.mark.django_db


def stored() -> set[tuple[str, str]]:
    return set(AvoidedWord.objects.values_list("language", "word"))


def faults(word: str, avoid: str) -> dict[str, list[str]]:
    row = HouseWord(word=word, avoid=avoid, language="de")
    with pytest.raises(ValidationError) as error:
        row.full_clean()
    return error.value.message_dict


def test_the_words_of_a_row_are_stored_with_it():
    row = factories.house_word("Mobiltelefon", "Handy", "Handys")
    assert stored() == {("de", "Handy"), ("de", "Handys")}
    first = AvoidedWord.objects.get(word="Handy")
    row.avoid = "Handy\nHandies"
    row.save()
    assert stored() == {("de", "Handy"), ("de", "Handies")}
    assert AvoidedWord.objects.get(word="Handy") == first
    row.language = "en"
    row.save()
    assert stored() == {("en", "Handy"), ("en", "Handies")}
    row.delete()
    assert stored() == set()


def test_a_row_that_no_form_made_is_stored_clean_as_well():
    row = factories.house_word("Mobiltelefon", " Handy ", "", "Handy", "Handys")
    row.refresh_from_db()
    assert row.avoid == "Handy\nHandys"


def test_a_word_is_avoided_once_in_a_language():
    row = factories.house_word("Mobiltelefon", "Handy")
    factories.house_word("mobile phone", "Handy", language="en")
    factories.house_word("praktisch", "handy")
    before = stored()
    with pytest.raises(Refused) as refusal:
        factories.house_word("Telefon", "Fernsprecher", "Handy")
    assert refusal.value.code == "listed"
    assert stored() == before
    with pytest.raises(IntegrityError), transaction.atomic():
        AvoidedWord.objects.create(house_word=row, language="de", word="handy")


@pytest.mark.parametrize(
    "empty", [{"word": ""}, {"avoid": ""}], ids=lambda values: next(iter(values))
)
def test_the_database_refuses_a_row_without_words(empty):
    values = {"word": "Mobiltelefon", "avoid": "Handy", "language": "de"} | empty
    with pytest.raises(IntegrityError), transaction.atomic():
        HouseWord.objects.create(**values)


def test_words_are_cleaned_and_each_stands_there_once():
    row = HouseWord(
        word=" Mobil  telefon ",
        avoid="Handy\r\n\n Handy \nHand  y\u200b",
        language="de",
    )
    row.full_clean()
    assert (row.word, row.avoid) == ("Mobil telefon", "Handy\nHand y\u200b")


def test_wrong_words_are_named_each_with_what_to_do():
    [equal] = faults("Handy", "Handys\nHandy")["avoid"]
    assert "„Handy“ ist das Wort, das zu verwenden ist. Streichen Sie es hier" in equal
    long, none = faults("Mobiltelefon", f"{'x' * 101}\n…")["avoid"]
    assert "ist zu lang" in long
    assert "höchstens 100 Zeichen" in long
    assert "„…“ hat keinen Buchstaben" in none
    assert set(faults("", "")) == {"word", "avoid"}
    assert set(faults("Mobiltelefon", " \n ")) == {"avoid"}
    assert set(faults("Mobiltelefon", "\u200b")) == {"avoid"}
    assert set(faults("…", "Handy")) == {"word"}
    assert set(faults("\u200b", "Handy")) == {"word"}
    assert set(faults("x" * 101, "Handy")) == {"word"}
