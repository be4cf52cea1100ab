"""Readers find texts by other words that mean the same, below the word itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.domain import search
from articles.models import WordPair
from tests.domain.search.query.test_asking import found
from tests.domain.search.results.test_suggesting import asked
from tests.support.contents import keys
from tests.support.factories import country, draft, published, source, topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def publish(*headlines: str, language: str = "de", **content) -> None:
    for headline in headlines:
        published(headline=headline, body="<p>.</p>", language=language, **content)


def pair(word: str, means: str, language: str = "de") -> WordPair:
    return WordPair.objects.create(language=language, word=word, means=means)


def test_the_adjective_of_a_town_leads_to_the_town():
    publish("Abkommen von Paris", "Hafen in Hamburg", "Hafenstadt")
    assert (
        found("Pariser Abkommen") == found("pariser abkommen") == ["Abkommen von Paris"]
    )
    assert found("Hamburger Hafen") == ["Hafen in Hamburg"]
    # By itself it may be something to eat.
    publish("Hamburger Rezepte")
    assert found("Hamburger") == ["Hamburger Rezepte"]
    assert found("Paris") == ["Abkommen von Paris"]
    publish("Pariser Leben")
    assert found("Pariser") == ["Pariser Leben", "Abkommen von Paris"]


def test_a_people_leads_to_its_country_as_the_newsroom_calls_it_and_not_back():
    place = country("GB")
    publish("Handel mit Frankreich", "Die Franzosen kommen", "Französische Küche")
    assert found("Franzosen") == ["Die Franzosen kommen", "Handel mit Frankreich"]
    assert found("französischer")[-1] == "Handel mit Frankreich"
    assert found("Frankreich") == ["Handel mit Frankreich"]
    publish("Ein Vertrag", countries=keys(place))
    assert found("Briten") == ["Ein Vertrag"]


def test_capitals_tell_a_people_from_another_word():
    publish("A treaty with Poland", "Polished mirrors", "Polish art", language="en")
    assert found("Polish", "en") == ["Polish art", "A treaty with Poland"]
    assert found("polish", "en") == ["Polished mirrors", "Polish art"]
    assert found("Poles", "en") == ["A treaty with Poland"]


def test_a_phrase_may_be_what_is_meant_and_is_found_as_one():
    publish("Austritt aus der EU", "Austritt der Schweiz, Urteil der EU")
    assert found("Brexit") == ["Austritt aus der EU"]
    publish("Brexit und die Folgen")
    assert found("Brexit") == ["Brexit und die Folgen", "Austritt aus der EU"]
    assert found('"Brexit"') == ["Brexit und die Folgen"]


def test_a_name_of_several_words_leads_to_its_short_form_and_back():
    publish("DFG fördert", "Deutsche Forschungsgemeinschaft wählt", "Deutschland")
    both = {"DFG fördert", "Deutsche Forschungsgemeinschaft wählt"}
    assert set(found("Deutsche Forschungsgemeinschaft")) == both == set(found("DFG"))
    # The longest name counts: this is about no country.
    assert found("Deutsche Forschungsgemeinschaft")[0].startswith("Deutsche")
    publish("EU-Kommission plant", "Europäische Kommission prüft")
    for typed in ("EU-Kommission", "EU Kommission", "Europäische Kommission"):
        assert len(found(typed)) == 2, typed


def test_two_words_typed_apart_are_found_as_one():
    publish("A seabed falls asleep", "Fishing at sea", "Beds", language="en")
    publish("Six beds at sea", language="en")
    assert found("sea bed", "en") == ["Six beds at sea", "A seabed falls asleep"]
    assert found("bed sea", "en") == ["Six beds at sea"]
    assert found('"sea bed"', "en") == []
    # A single letter makes an ending.
    publish("Die Pläne", "Der Zweck des Plans")
    assert found("Plan s") == []


def test_words_to_leave_out_and_quoted_ones_are_not_widened():
    publish("Franzosen in Bonn", "Frankreich und Bonn")
    assert found("Bonn -Franzosen") == ["Frankreich und Bonn"]
    assert found('Bonn "Franzosen"') == ["Franzosen in Bonn"]
    assert found("Bonn Franzosen") == ["Franzosen in Bonn", "Frankreich und Bonn"]


def test_what_was_found_by_another_word_is_marked():
    one = published(headline="Handel mit Frankreich", body="<p>.</p>")
    marked = search.marked(one.headline, asked("Franzosen"), "de")
    assert marked == "Handel mit <mark>Frankreich</mark>"
    two = published(headline="Nach dem Austritt aus der EU", body="<p>.</p>")
    marked = search.marked(two.headline, asked("Brexit"), "de")
    assert "<mark>Austritt aus der EU</mark>" in marked
    assert search.said(asked("Brexit"), [two.headline], "de") == {0}


def test_a_label_that_is_meant_is_the_reason():
    place = country("GB")
    published(headline="Ein Vertrag", body="<p>.</p>", countries=keys(place))
    assert search.meant_labels(asked("Briten")) == {("country", place.pk): {0}}


def test_phrases_that_are_meant_ask_the_database_no_more_often():
    publish("Austritt aus der EU", "Europa")

    def number(typed: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            search.ranked(asked(typed))
        return len(queries)

    number("Europa")
    assert number("Brexit") == number("Xylophon")
    assert number("Deutsche Forschungsgemeinschaft") == number("Xylophon Konzert")


def test_an_alias_leads_to_texts_with_the_name_and_not_to_a_plain_word():
    label = source("Europäische Weltraumbehörde", aliases="EWB\nDarmstadt")
    publish("Die Europäische Weltraumbehörde baut", "EWB baut um", "Neues in Darmstadt")
    # Nobody knows yet that it is called so.
    assert found("EWB") == ["EWB baut um"]
    publish("Start", attributions=[{"source": str(label.key), "title": "x"}])
    names = ["Die Europäische Weltraumbehörde baut", "EWB baut um"]
    assert found("EWB") == ["EWB baut um", "Start", names[0]]
    assert found("Europäische Weltraumbehörde") == [names[0], "Start", names[1]]
    assert found("Darmstadt") == ["Neues in Darmstadt", "Start", *names]


def test_plain_names_of_topics_and_shared_aliases_widen_nothing():
    plain = topic("Energie", aliases="Strom")
    one = topic("Offene Wissenschaft", aliases="Open Science")
    two = topic("Freier Zugang", aliases="Open Science")
    publish("Ein Text", topics=keys(plain, one, two))
    publish("Viel Energie", "Offene Wissenschaft")
    assert found("Strom") == ["Ein Text"]
    assert found("Open Science") == ["Ein Text", "Offene Wissenschaft"]
    assert found("Freier Zugang") == ["Ein Text"]


def test_the_alias_of_a_label_in_drafts_alone_tells_readers_nothing():
    label = source("Institut für Geheimes", aliases="IGX")
    draft(attributions=[{"source": str(label.key), "title": "x"}])
    publish("Das Institut für Geheimes")
    assert found("IGX") == []


def test_a_town_after_which_a_source_is_named_has_an_adjective():
    source("Forschungszentrum Dubnitz")
    publish("Rechner in Dubnitz", "Dubnitz", "Dubnitzer Brücke")
    assert found("Dubnitzer Rechner") == ["Rechner in Dubnitz"]
    assert found("Dubnitzer") == ["Dubnitzer Brücke"]


def test_a_pair_leads_one_way_in_its_language_until_it_ends():
    publish("Zölle steigen", "Einfuhrabgaben sinken")
    publish("Zölle abroad", language="en")
    one = pair("einfuhrabgaben", "Zölle")
    assert found("Einfuhrabgaben") == ["Einfuhrabgaben sinken", "Zölle steigen"]
    assert found("Zölle") == ["Zölle steigen"]
    assert found("Einfuhrabgaben", "en") == []
    one.delete()
    assert found("Einfuhrabgaben") == ["Einfuhrabgaben sinken"]


def test_a_pair_leads_to_no_word_of_a_draft():
    draft(headline="Geheimplan")
    pair("vorhaben", "Geheimplan")
    publish("Anderes")
    assert found("Vorhaben") == []
