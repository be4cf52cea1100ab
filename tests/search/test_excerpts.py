"""What is shown of an article that was found: the passage that says most, marked."""

from articles import search
from articles.models import Article, Edition

LONG = "<p>Anfang. " + "Füllwort " * 60 + "</p><p>Die Förderung der Forschung "
LONG += "am grünen Wasserstoff &amp; an &lt;b&gt;Brennstoffzellen&lt;/b&gt;. "
LONG += "Füllwort " * 60 + "Wasserstoff.</p>"


def shown(typed: str, **content) -> str:
    language = content.pop("language", "de")
    article = Article(edition=Edition(language=language), **content)
    return search.excerpt(article, search.read_query(typed, language))


def test_words_are_marked_in_the_teaser_by_their_stems():
    html = shown("haus STRASSE", teaser="Zwei Häuser, eine Straße & <ein> Haus")
    assert html == (
        "Zwei <mark>Häuser</mark>, eine <mark>Straße</mark> &amp; &lt;ein&gt; "
        "<mark>Haus</mark>"
    )
    html = shown("hydrogen", teaser="Hydrogen’s price", language="en")
    assert html == "<mark>Hydrogen’s</mark> price"


def test_only_of_the_last_word_longer_ones_are_marked():
    teaser = "Wasserstoff aus Wasser, Forschung und Forschungsreise"
    assert shown("Wasser Forschung", teaser=teaser) == (
        "Wasserstoff aus <mark>Wasser</mark>, <mark>Forschung</mark> und "
        "<mark>Forschungsreise</mark>"
    )
    html = shown("Forschung Wasser", teaser=teaser)
    assert "<mark>Wasserstoff</mark> aus" in html
    assert html.endswith("<mark>Forschung</mark> und Forschungsreise")
    html = shown('"Wasser"', teaser=teaser)
    assert html.startswith("Wasserstoff aus <mark>Wasser</mark>, Forschung")


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
    assert shown("Frankreich") == ""
    assert shown("***", teaser="Worum es geht.") == "Worum es geht."


def test_headlines_are_marked_in_place():
    query = search.read_query("eu", "de")
    assert search.marked("<EU> & Europa", query, "de") == (
        "&lt;<mark>EU</mark>&gt; &amp; Europa"
    )
