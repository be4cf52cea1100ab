"""What readers mean: umlauts, compounds, both ways of writing, and what is nearest."""

import pytest

from tests.factories import published
from tests.search.test_finding import found

pytestmark = pytest.mark.django_db


def publish(*headlines: str, language: str = "de") -> None:
    """Publish articles with these headlines, the first as the newest."""
    for number, headline in enumerate(headlines):
        day = f"2020-01-{28 - number:02}"
        published(headline=headline, dated=day, body="<p>.</p>", language=language)


def test_umlauts_are_other_letters_unless_they_were_left_out():
    publish("Landung geglückt", "Viele Länder", "Ein Land", "Sie landen")
    assert found("Länder") == found("laender") == ["Viele Länder", "Ein Land"]
    publish("Er fordert es", "Neue Förderung", "Forderung abgelehnt")
    assert found("Förderung") == ["Neue Förderung"]
    assert found("Forderung") == ["Forderung abgelehnt", "Neue Förderung"]
    publish("Zwei Häuser", "Der Haushalt")
    assert found("Häuser") == found("haeuser") == ["Zwei Häuser"]


def test_the_parts_of_compounds_are_found_below_the_word_itself():
    publish(
        "Lichtschutz", "Synchrotronlichtquelle SESAME", "Licht und Quellen", "Quelle"
    )
    assert found("Lichtquelle") == ["Synchrotronlichtquelle SESAME"]
    assert found("Licht") == [
        "Licht und Quellen",
        "Lichtschutz",
        "Synchrotronlichtquelle SESAME",
    ]
    publish("Ministerkonferenz in Bonn", "Konferenzraum", "Die Konferenzen")
    assert found("Konferenz") == [
        "Die Konferenzen",
        "Ministerkonferenz in Bonn",
        "Konferenzraum",
    ]
    # Neither the names of countries, nor what only begins or ends so.
    publish("Deutschland", "Ein Monat", "Schriftstellerei")
    assert found("Land") == []
    assert found("Stelle") == []


def test_hyphens_letters_and_digits_thousands_and_genders_are_written_as_one_likes():
    publish(
        "European XFEL",
        "Horizont 2020",
        "Über 10.000 Anträge",
        "Forscher*innen gesucht",
        "Der Horizont-2020-Rat",
    )
    assert found("x-fel") == ["European XFEL"]
    assert found("horizont2020") == ["Horizont 2020", "Der Horizont-2020-Rat"]
    assert found("10 000 Anträge") == found("10000 Anträge") == ["Über 10.000 Anträge"]
    for typed in ("Forscher", "Forscherin", "ForscherInnen", "Forscher:innen"):
        assert found(typed) == ["Forscher*innen gesucht"]


def test_british_and_american_spellings_find_each_other():
    publish("An organization", "The centre", "Colour and programme", language="en")
    assert found("organisation", "en") == ["An organization"]
    assert found("center", "en") == ["The centre"]
    assert found("color program", "en") == ["Colour and programme"]


def test_a_noun_is_not_a_verb_and_irregular_words_are_found():
    publish("Sie beschleunigen", "Der Beschleuniger")
    assert found("Beschleuniger")[0] == "Der Beschleuniger"
    publish("New criteria", "Analyses of it", "They went", language="en")
    assert found("criterion", "en") == ["New criteria"]
    assert found("analysis", "en") == ["Analyses of it"]
    assert found("go", "en") == ["They went"]


def test_the_beginning_of_the_last_word_comes_last():
    publish("Planckkonstante", "Plan S", "Planung")
    assert found("Plan S") == ["Plan S"]
    assert found("plan") == ["Plan S", "Planckkonstante", "Planung"]
    assert found("planc") == ["Planckkonstante"]
