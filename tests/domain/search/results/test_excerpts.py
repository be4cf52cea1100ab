"""A list of results shows the passage of an article that says most, marked."""

import pytest

from articles.domain import search
from articles.models import Article, Edition
from tests.support.factories import draft

pytestmark = pytest.mark.django_db
LONG = "<p>Anfang. " + "Füllwort " * 60 + "</p><p>Die Förderung der Forschung "
LONG += "am grünen Wasserstoff &amp; an &lt;b&gt;Brennstoffzellen&lt;/b&gt;. "
LONG += "Füllwort " * 60 + "Wasserstoff.</p>"


def shown(typed: str, **content) -> str:
    """Return what is shown of an article that is in the index with these words."""
    language = content.pop("language", "de")
    draft(language=language, **content)
    article = Article(edition=Edition(language=language), **content)
    return search.excerpt(article, search.read_query(typed, language))


def marked(text: str, typed: str, language: str = "de") -> str:
    draft(language=language, headline=text)
    return search.marked(text, search.read_query(typed, language), language)


def test_words_are_marked_in_the_teaser_in_any_inflection():
    html = shown("haus STRASSE", teaser="Zwei Häuser, eine Straße & <ein> Haus")
    assert html == (
        "Zwei <mark>Häuser</mark>, eine <mark>Straße</mark> &amp; &lt;ein&gt; "
        "<mark>Haus</mark>"
    )
    html = shown("hydrogen", teaser="Hydrogen’s price", language="en")
    assert html == "<mark>Hydrogen’s</mark> price"


def test_only_of_the_last_word_longer_ones_are_marked():
    teaser = "Wasserstoff aus Wasser, Forscher und Forscherdrang"
    assert shown("Wasser Forsch", teaser=teaser) == (
        "<mark>Wasserstoff</mark> aus <mark>Wasser</mark>, <mark>Forscher</mark> und "
        "<mark>Forscherdrang</mark>"
    )
    assert shown("Forsch Wasser", teaser=teaser).endswith("Forscher und Forscherdrang")
    html = shown('"Wasser"', teaser=teaser)
    assert html.startswith("Wasserstoff aus <mark>Wasser</mark>, Forscher")


def test_parts_of_compounds_are_marked_where_they_were_found_and_nowhere_else():
    text = "Ministerkonferenz: der Rat verrät im Monat, wer konferiert"
    assert marked(text, "Konferenz").startswith("<mark>Ministerkonferenz</mark>: der")
    assert marked(text, "Konferenz").count("<mark>") == 1
    assert marked(text, "Rat").count("<mark>") == 1


def test_both_ways_of_writing_are_marked():
    text = "Das X-FEL und Forscher*innen im Horizont2020"
    assert "<mark>X-FEL</mark>" in marked(text, "xfel")
    assert "<mark>Forscher*innen</mark>" in marked(text, "Forscherin")
    assert "<mark>Horizont2020</mark>" in marked(text, "Horizont")
    english = "The Organization's center"
    assert marked(english, "organisation centre", "en") == (
        "The <mark>Organization&#x27;s</mark> <mark>center</mark>"
    )


def test_umlauts_are_other_letters():
    text = "Landung der Länder: gefordert wird Förderung"
    assert marked(text, "Länder") == text.replace("Länder", "<mark>Länder</mark>")
    assert marked(text, "Förderung").count("<mark>") == 1
    assert "<mark>Förderung</mark>" in marked(text, "Forderung")


def test_the_passage_with_most_of_the_words_is_chosen_from_a_long_text():
    html = shown("Forschung Wasserstoff", teaser="Etwas anderes.", body=LONG)
    assert "Förderung der <mark>Forschung</mark> am grünen <mark>Wasserstoff" in html
    assert html.startswith("…\N{NO-BREAK SPACE}Füllwort")
    assert html.endswith("Füllwort\N{NO-BREAK SPACE}…")
    assert "&amp; an &lt;b&gt;Brennstoffzellen&lt;/b&gt;" in html
    assert 25 <= len(html.split()) <= 45


def test_the_teaser_is_shown_if_the_text_says_no_more():
    html = shown("Wasserstoff", teaser="Nur Wasserstoff.", body=LONG)
    assert html == "Nur <mark>Wasserstoff</mark>."
    # Nor is what the headline says already a reason for another passage.
    html = shown("Forst", headline="Der Forst", teaser="Worum es geht.", body="Forst")
    assert html == "Worum es geht."
    assert shown("Forst", body="<p>Im Forst</p>") == "Im <mark>Forst</mark>"


def test_a_phrase_is_marked_as_a_whole_and_what_is_unwanted_never():
    html = shown('"neue Wege" Weg -alte', teaser="Alte und neue Wege, der Weg.")
    assert html == "Alte und <mark>neue Wege</mark>, der <mark>Weg</mark>."


def test_what_was_found_by_a_label_alone_is_shown_as_ever():
    assert shown("Frankreich", teaser="Worum <es> geht.") == "Worum &lt;es&gt; geht."
    beginning = shown("Frankreich", body="<p>" + "Wort " * 100 + "</p>")
    assert beginning.startswith("Wort Wort")
    assert beginning.endswith("Wort\N{NO-BREAK SPACE}…")
    assert shown("Frankreich", headline="Ohne", body="") == ""
    assert shown("***", teaser="Worum es geht.") == "Worum es geht."


def test_headlines_are_marked_in_place():
    query = search.read_query("eu", "de")
    assert search.marked("<EU> & Europa", query, "de") == (
        "&lt;<mark>EU</mark>&gt; &amp; Europa"
    )
