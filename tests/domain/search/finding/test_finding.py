"""Every database finds the same, by a list written by hand."""

import pytest

from articles.domain import search
from articles.editing.publishing import move
from articles.models import Article
from tests.domain.search.library import ENGLISH, GERMAN, library
from tests.support.contents import keys
from tests.support.factories import chief, draft, published, source, topic

pytestmark = pytest.mark.django_db


def found(typed: str, language: str = "de") -> list[str]:
    """Return the headlines of what is found, best first."""
    query = search.read_query(typed, language)
    articles = Article.objects.public().in_language(language)
    place = {
        pk: number for number, tier in enumerate(search.ranked(query)) for pk in tier
    }
    hits = articles.filter(pk__in=place).newest_first()
    assert set(search.matching(articles, query)) == set(hits)
    best = sorted(hits, key=lambda one: place[one.pk])
    return [article.headline for article in best]


def test_the_list_of_queries_finds_what_was_written_down_by_hand():
    articles = library()
    letters = {article.headline: letter for letter, article in articles.items()}
    assert len(GERMAN) + len(ENGLISH) > 100
    for language, queries in (("de", GERMAN), ("en", ENGLISH)):
        result = {
            typed: "".join(sorted(letters[line] for line in found(typed, language)))
            for typed in queries
        }
        assert result == queries


def test_the_headline_comes_before_a_label_the_teaser_and_the_text():
    labelled = {"topics": keys(topic("Klimaschutz"))}
    texts = [
        ("In der Überschrift: Klimaschutz", "2001-01-01", {}),
        ("Im Text", "2024-01-01", {"body": "<p>Klimaschutz überall.</p>"}),
        ("Im Anriss", "2002-01-01", {"teaser": "Wegen des Klimaschutzes."}),
        ("Am Schlagwort", "2003-01-01", labelled),
        ("Jung, in der Überschrift: Klimaschutz", "2005-01-01", {}),
        ("Ohne", "2025-01-01", {}),
    ]
    for headline, dated, content in texts:
        published(headline=headline, dated=dated, **content)
    assert found("Klimaschutz") == [
        "Jung, in der Überschrift: Klimaschutz",
        "In der Überschrift: Klimaschutz",
        "Am Schlagwort",
        "Im Anriss",
        "Im Text",
    ]
    # All words count: one in the headline and one in the text is as good as the text.
    assert found("Klimaschutz Text") == ["Im Text"]
    assert found("Klimaschutz -Anriss")[2:] == ["Am Schlagwort", "Im Text"]


def test_nothing_hidden_has_a_say_in_the_order():
    """The rarest word of the public site may be the drafts' commonest."""
    for number in range(3):
        published(headline=f"Nummer {number}", body="<p>Zebra Gnu</p>")
    before = found("Zebra OR Gnu")
    for number in range(5):
        draft(headline=f"Zebra {number}", body="<p>Zebra Zebra Zebra</p>")
    assert found("Zebra OR Gnu") == before == ["Nummer 2", "Nummer 1", "Nummer 0"]


def test_a_label_is_found_by_its_present_names_without_indexing_anew():
    wood = topic("Forst", name_en="Forestry")
    published(headline="Eins", topics=keys(wood))
    published(headline="Zwei", topics=keys(topic("Holzwirtschaft")))
    assert found("Waldbau") == []
    wood.name, wood.aliases = "Waldwirtschaft", "Waldbau"
    wood.save()
    assert found("Waldbau") == found("Waldwirt") == found("Forestry") == ["Eins"]
    assert found("Forst") == []
    old = topic("Holzwirtschaft")
    old.merged_into = wood
    old.save()
    assert found("Waldbau") == found("Holzwirtschaft") == ["Zwei", "Eins"]


def test_the_publisher_of_further_reading_is_found_like_a_source():
    reading = {"title": "Bericht", "publisher": str(source("Verlagshaus").key)}
    published(headline="Eins", further_reading=[reading])
    printed = {"title": "Bericht", "publisher_name": "Altverlag"}
    published(headline="Zwei", further_reading=[printed])
    assert found("Verlagshaus") == ["Eins"]
    assert found("Altverlag") == ["Zwei"]


def test_only_what_is_public_now_is_found():
    article = published(headline="Seeadler brüten")
    draft(headline="Seeadler im Entwurf")
    assert found("Seeadler") == ["Seeadler brüten"]
    move(article, "withdraw", by=chief(), note="Falsch.")
    assert found("Seeadler") == []


def test_eight_terms_are_considered_and_two_hundred_letters():
    published(headline="Eins zwei drei vier fünf sechs sieben acht")
    eight = "eins zwei drei vier fünf sechs sieben acht"
    assert found(f"{eight} neun") == found(eight) != []
    assert not search.read_query(eight, "de").is_shortened
    assert search.read_query(f"{eight} neun", "de").is_shortened
    long = search.read_query("acht " + "x" * 300, "de")
    assert (len(long.text), long.is_shortened) == (200, True)
    spaces = search.read_query(" " * 100_000 + "acht", "de")
    assert (spaces.text, spaces.is_shortened) == ("acht", False)


def test_a_query_in_both_languages_finds_each_by_its_own_rules():
    articles = library()
    query = search.read_query("Haus OR universities", "de", "en")
    both = search.matching(Article.objects.all(), query)
    assert {a.pk for a in both} == {articles[letter].pk for letter in "ABG"}
