"""Figures are values, whatever the language and the spelling."""

import pytest

from articles.inbox.likeness.figures import figures_in


@pytest.mark.parametrize(
    ("german", "english", "value"),
    [
        ("14,5 Millionen Euro", "EUR 14.5 million", "n:14500000"),
        ("14,5 Mio. Euro", "€14.5m", "n:14500000"),
        ("17,6 Milliarden", "17.6 billion", "n:17600000000"),
        ("5.000 Kubikmeter", "5,000 cubic metres", "n:5000"),
        ("1.234.567,89 Euro", "1,234,567.89 euros", "n:1234567.89"),
        ("3,41 Prozent", "3.41%", "n:3.41"),
        ("1,2 Millionen", "1.2 million", "n:1200000"),
        ("elf Staaten", "eleven states", "n:11"),
        ("sechs Millionen", "six million", "n:6000000"),
        ("Neunhundert Höfe", "nine hundred farms", "n:900"),
        ("zweiundzwanzig Projekte", "twenty-two projects", "n:22"),
        ("hundertzwanzig Orte", "a hundred and twenty places", "n:120"),
        ("zweihundertfünfzig", "two hundred and fifty", "n:250"),
        ("dreihundertfünfundzwanzig", "three hundred and twenty-five", "n:325"),
        ("eine Million", "a million", "n:1000000"),
        ("20 Prozent", "one in five", "n:20"),
        ("Jede achte Stelle", "one in eight posts", "n:12.5"),
        ("die Hälfte", "half of it", "n:50"),
        ("ein Drittel", "a third of them", "n:33.3"),
        ("drei Viertel", "three quarters", "n:75"),
        ("am 31. Januar 2027", "on 31 January 2027", "d:01-31"),
        ("am 31.1.2027", "on January 31, 2027", "d:01-31"),
        ("am 31.01.", "by January 31st", "d:01-31"),
        ("2027-01-31", "the 31st of January", "d:01-31"),
        ("im Jahr 2027", "in 2027", "y:2027"),
        ("bis 31.1.27", "until 31 January 2027", "y:2027"),
    ],
)
def test_both_languages_tell_the_same_value(german, english, value):
    assert value in figures_in(german, "de")
    assert value in figures_in(english, "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Um 17.30 Uhr, um 12 Uhr und um 9:05 beginnen drei Runden", ["n:3"]),
        ("at 5 p.m. or 11:45", []),
        ("eine und zwei", []),
        ("Version 1.2.3 of the year 2026", ["y:2026"]),
        ("2.026 Menschen", ["n:2026"]),
        ("11.4 m mirror, 250m wide", ["n:11.4", "n:250"]),
        ("May 300 people come", ["n:300"]),
        ("on 45 March", ["n:45"]),
        ("the third year of Millions and hundreds", []),
        ("a hundred and more, one in which", ["n:100"]),
    ],
)
def test_times_and_small_numbers_are_none(text, found):
    language = "de" if "Uhr" in text or "eine" in text or "Menschen" in text else "en"
    assert list(figures_in(text, language)) == found


@pytest.mark.parametrize("language", ["", "xx", "tlh", "sv"])
def test_a_language_without_words_for_numbers_has_figures_all_the_same(language):
    assert {"n:600", "y:2031"} <= figures_in("600 / 2031", language).keys()


def test_other_languages_have_their_own_words():
    assert "n:3500000" in figures_in("3,5 millions d’euros", "fr")
    assert "d:03-12" in figures_in("il 12 marzo", "it")
    assert "n:3500000" in figures_in("3,5 milioni", "it")
