"""Spellings of a word count as the same word; no test here queries a database."""

from articles.domain.search.language.forms import form
from articles.domain.search.language.grammar.spellings import other_spellings
from articles.domain.search.language.words import chains, words_of
from articles.domain.search.query.parsing import parse


def forms(text: str, language: str = "de") -> list[str]:
    return [word.form for word in words_of(text, language)]


def joined(text: str) -> list[str]:
    return [word.form for chain in chains(text, "de") for word in chain.joined]


def test_a_form_has_neither_case_nor_accents_but_its_umlauts():
    assert form("Häuser") == form("HAEUSER") == form("Ha\u0308user") == "haeuser"
    assert form("Straße") == "strasse"
    assert form("Café") == "cafe"
    assert form("Ørsted") == "oersted"
    assert form("Was\u00adser") == "wasser"


def test_signs_of_gender_are_no_letters():
    text = "Forscher*innen ForscherInnen Forscher:in Forscher_innen Forscher/-innen"
    assert forms(text) == ["forscherinnen"] * 2 + ["forscherin"] + ["forscherinnen"] * 2
    assert forms("Berlin/Inland") == ["berlin", "inland"]
    assert forms("sign:in", "en") == ["sign", "in"]


def test_thousands_are_one_number_and_dates_and_fractions_are_not():
    assert forms("10.000 10,000 10 000 1’234’567") == ["10000"] * 3 + ["1234567"]
    parts = ["12", "02", "2020", "1", "5", "und", "3", "14"]
    assert forms("12.02.2020, 1,5 und 3.14") == parts


def test_hyphens_are_there_or_not():
    assert joined("X-FEL") == ["xfel"]
    assert joined("Max-Planck-Rat") == ["maxplanck", "maxplanckrat", "planckrat"]
    assert joined("1999-2003 und/oder Haus") == []


def test_places_are_those_of_the_text():
    text = "Die Forscher*innen, CERN’s ½"
    [(_word, *first), (_other, *second), *rest] = words_of(text, "de")
    assert [text[slice(*place)] for place in (first, second)] == [
        "Die",
        "Forscher*innen",
    ]
    assert [text[one.start : one.end] for one in rest] == ["CERN’s", "½", "½"]


def test_spellings_lead_from_one_country_to_the_other_and_back():
    pairs = "organisation:organization centre:center colour:color analyse:analyze "
    pairs += "programme:program labour:labor travelled:traveled defence:defense"
    for british, american in (pair.split(":") for pair in pairs.split()):
        assert american in other_spellings(british), british
        assert british in other_spellings(american), american


def test_a_query_is_said_again_as_it_was_typed():
    for typed in ('Haus "neue Wege" -Rat', "Ghana OR Kenia Klima", "35000 Projekte"):
        assert str(parse(typed, ("de",))) == typed
