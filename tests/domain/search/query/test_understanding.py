"""The search understands umlauts, compounds, both spellings, and the nearest word."""

import pytest

from tests.domain.search.finding.test_finding import found
from tests.domain.search.query.test_asking import found as found_by_readers
from tests.support.contents import keys
from tests.support.factories import published, topic

pytestmark = [pytest.mark.django_db, pytest.mark.alike]


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
    # A word that exists doesn't stand for another one with umlauts.
    assert found("Forderung") == ["Forderung abgelehnt"]
    assert found("forderungen fur") == []
    publish("Für immer")
    assert found("fur") == ["Für immer"]
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
    assert found("planc") == ["Planckkonstante"]
    # A whole word doesn't find all words that begin with it.
    assert found_by_readers("plan") == ["Plan S"]
    # The desk completes the word all the same.
    assert set(found("plan")) == {"Plan S", "Planung", "Planckkonstante"}
    publish("An organ", "One organisation", language="en")
    assert found_by_readers("organ", "en") == ["An organ"]
    assert found("organi", "en") == ["One organisation"]


def test_a_mass_is_no_measure_though_the_swiss_write_them_alike():
    publish("Die Massen der Sterne", "Das Maß", "Eine Masse", "Auf der Strasse")
    assert found_by_readers("Maß") == ["Das Maß"]
    both = ["Die Massen der Sterne", "Eine Masse"]
    assert found_by_readers("Masse") == both
    assert found_by_readers("Straße") == ["Auf der Strasse"]


def test_who_does_research_is_a_researcher():
    publish("Visum für Forschende", "Ein Forscher", "Forschung", "Lebende Legenden")
    both = ["Visum für Forschende", "Ein Forscher"]
    assert found("Forscher") == found("Forscherin") == found("Forschenden") == both
    assert found("Leber") == []


def test_what_was_founded_has_a_foundation():
    publish("Die Gründung der ESA", "Sie haben sie gegründet", "Gründe genug")
    both = ["Sie haben sie gegründet", "Die Gründung der ESA"]
    assert found("gegründet") == found("gründen") == both
    assert found("Gründung") == ["Die Gründung der ESA"]


def test_an_english_noun_of_doing_is_a_word_of_its_own():
    publish("First landing", "It landed", "Land use", "The lands", language="en")
    assert found("landing", "en") == ["First landing", "It landed"]
    assert found("land", "en")[:2] == ["It landed", "Land use"]
    assert found("land", "en")[-1] == "First landing"


def test_a_label_has_the_word_itself_in_its_name_not_one_with_the_same_stem():
    indicators = keys(topic("Indikatoren", name_en="Indicators", aliases="Study"))
    published(headline="Women", topics=indicators, language="en")
    assert found("indices", "en") == []
    assert found("indicator", "en") == found("studies", "en") == ["Women"]
