"""The table of languages has an answer for every language, and says which are none."""

import importlib
import pkgutil
from datetime import date

import pytest
from django.utils.translation import override

from articles.domain.content import cited_day, listed_day, long_day, short_day
from articles.foundation import languages
from articles.foundation.languages import (
    TABLE,
    Language,
    UnknownLanguage,
    chosen_languages,
    desk_languages,
    first_with,
    language_name,
    likeliest_language,
    offered,
    offered_as,
    order_for,
    row_of,
)

DAY, FIRST = date(2020, 2, 12), date(2020, 3, 1)


def rows_written() -> set[str]:
    """Return the codes of all rows in the modules of the department."""
    modules = [
        importlib.import_module(f"{languages.__name__}.{module.name}")
        for module in pkgutil.iter_modules(languages.__path__)
    ]
    found = [one for module in modules for one in vars(module).values()]
    return {one.code for one in found if isinstance(one, Language)}


def test_every_row_is_in_the_table():
    assert rows_written() == set(TABLE)
    assert {code: row.code for code, row in TABLE.items()} == {
        one: one for one in TABLE
    }


@pytest.mark.parametrize("code", TABLE)
def test_a_row_says_how_it_is_called_and_written(code):
    row = row_of(code)
    assert row.name
    assert row.locale.lower().replace("_", "-").startswith(row.base)
    said = {"author": "", "title": "", "site": "S", "day": "D", "url": "U"}
    assert row.citation.replace(":.", "").format(**said).endswith("U")
    assert set(row.fallbacks) <= set(TABLE)
    for words in (row.stop_words, row.small_words, row.abbreviations, row.endings):
        assert words == words.lower()


def test_a_language_without_a_row_has_neutral_answers_and_the_name_that_django_knows():
    row = row_of("nl")
    assert (row.name, row.label, row.locale) == ("Nederlands", "Dutch", "")
    assert (row.stop_words, row.dictionary, row.grammar, row.stemmer) == ("",) * 4
    assert row_of("ar").is_rtl


def test_a_region_has_what_its_language_has():
    assert row_of("de-at").stop_words == row_of("de").stop_words
    assert (row_of("de-at").fallbacks, row_of("de-at").locale) == (("de",), "de_AT")
    assert row_of("pt-br").fallbacks == ("pt",)
    swiss = row_of("de-ch")
    assert (swiss.quotes.opening, swiss.quotes.inner_closing) == ("«", "›")


def test_what_no_one_knows_is_no_language():
    with pytest.raises(UnknownLanguage):
        row_of("xx")
    assert language_name("xx") == "xx"


@pytest.mark.parametrize(
    ("codes", "why"),
    [
        (["de", " DE "], "twice"),
        (["de", "xx"], "articles/foundation/languages nor Django"),
    ],
)
def test_a_bad_choice_of_languages_says_why(codes, why):
    with pytest.raises(ValueError, match=why):
        chosen_languages(codes)


def test_codes_are_written_as_django_writes_them():
    assert chosen_languages(["de_CH", "fr-CH"]) == ("de-ch", "fr-ch")


def test_who_lacks_words_gets_those_of_the_nearest_language(settings):
    assert order_for("en") == ("en", "de")
    settings.NEWSROOM_LANGUAGES = ("fr", "de-ch", "it")
    assert order_for("de") == ("de", "de-ch", "fr", "it")
    assert first_with("fr", {"pl": "Klimat", "it": "Clima"}) == "it"
    assert first_with("fr", {"pl": "Klimat", "cs": ""}) == "pl"
    assert first_with("fr", {}) == ""


def test_the_desk_speaks_languages_with_a_whole_catalogue(settings):
    assert desk_languages() == ("de", "en")
    settings.NEWSROOM_LANGUAGES = ("fr", "de-ch")
    assert desk_languages() == ("de-ch", "en")
    settings.NEWSROOM_LANGUAGES = ("fr",)
    assert set(desk_languages()) == {"de", "en"}
    assert offered() == ("fr",)


@pytest.mark.parametrize(
    ("code", "written", "first"),
    [
        ("de", "12.02.2020 | 12.02.2020 | 12.02.20 | 12. Februar 2020", "01.03.2020"),
        ("en", "12 February 2020 | 12 Feb 2020 | 12 Feb 2020 | 12 February 2020",
         "1 March 2020"),
        ("fr", "12 février 2020 | 12/02/2020 | 12/02/2020 | 12 février 2020",
         "1er mars 2020"),
        ("fr-ch", "12 février 2020 | 12.02.2020 | 12.02.2020 | 12 février 2020",
         "1er mars 2020"),
        ("it", "12 febbraio 2020 | 12/02/2020 | 12/02/2020 | 12 febbraio 2020",
         "1º marzo 2020"),
        ("it-ch", "12 febbraio 2020 | 12.02.2020 | 12.02.2020 | 12 febbraio 2020",
         "1º marzo 2020"),
        ("nl", "12 februari 2020 | 12-2-2020 | 12-2-2020 | 12 februari 2020",
         "1 maart 2020"),
    ],
)  # fmt: skip
def test_days_are_written_as_the_language_writes_them(code, written, first):
    with override(code):
        days = [form(DAY) for form in (long_day, listed_day, short_day, cited_day)]
        assert [str(day) for day in days] == written.split(" | ")
        assert long_day(FIRST) == first


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("de-CH", "de-ch"),
        ("de_DE", "de-ch"),
        ("de", "de-ch"),
        (" FR ", "fr"),
        ("fr-CA", "fr"),
        ("nl", ""),
        ("", ""),
    ],
)
def test_codes_of_other_systems_mean_the_nearest_offered_language(
    offer, said, expected
):
    offer("de-ch", "fr", "fr-ch")
    assert offered_as(said) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Zölle steigen, und niemand weiß, warum das so ist.", "de-ch"),
        ("Les droits augmentent et personne ne sait pourquoi c’est ainsi.", "fr"),
        ("Zug 2026", "de-ch"),
    ],
)
def test_the_likeliest_language_is_one_that_is_offered(offer, text, expected):
    offer("de-ch", "fr")
    assert likeliest_language(text) == expected


def test_of_languages_that_nobody_offers_english_comes_first(offer):
    offer("fr")
    assert first_with("fr", {"de": "Polen", "en": "Poland"}) == "en"
    assert first_with("fr", {"de": "Polen", "it": "Polonia"}) == "de"
    offer("de", "fr")
    assert first_with("fr", {"de": "Polen", "en": "Poland"}) == "de"
