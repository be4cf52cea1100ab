"""The page of a label: what it says of it, and what becomes of it without articles."""

import pytest

from articles.publishing import move
from tests.contents import keys
from tests.factories import chief, published, source, topic
from tests.public.lists.shown import sentence
from tests.public.reading import headlines, meta, text_of, tree

pytestmark = pytest.mark.django_db


def test_a_labels_page_carries_what_is_known_of_a_source(client):
    die_quelle = source(
        "Die Quelle",
        name_en="The source",
        homepage="https://example.org/",
        description="Ein Ministerium.",
        description_en="A ministry.",
    )
    published(attributions=[{"source": str(die_quelle.key)}])
    german = tree(client.get("/de/quellen/die-quelle/").text)
    assert "Ein Ministerium." in text_of(german)
    assert meta(german, "description") == "Ein Ministerium."
    assert "https://example.org/" in [a.get("href") for a in german.iter("a")]
    english = text_of(tree(client.get("/en/sources/die-quelle/").text))
    assert "A ministry." in english
    assert "No articles from the source The source" in english


def test_a_merged_label_leads_to_what_it_became(client):
    old, new = topic("Vernetzung"), topic("Netzwerke")
    published(headline="Alt", topics=keys(old))
    old.merged_into = new
    old.save()
    response = client.get("/de/themen/vernetzung/")
    assert (response.status_code, response["Location"]) == (
        301,
        "/de/themen/netzwerke/",
    )
    feed = client.get("/de/themen/vernetzung/feed.rss")
    assert (feed.status_code, feed["Location"]) == (
        301,
        "/de/themen/netzwerke/feed.rss",
    )
    assert headlines(client.get("/de/themen/netzwerke/").text) == ["Alt"]
    assert headlines(client.get("/de/artikel/?topic=vernetzung").text) == ["Alt"]
    assert sentence(client, "/de/artikel/?topic=vernetzung") == (
        "1 Artikel zum Thema Netzwerke"
    )


def test_a_label_without_public_articles_has_no_page(client):
    topic("Geheimplan")
    article = published(topics=keys(topic("Innovation")))
    assert client.get("/de/themen/geheimplan/").status_code == 404
    assert client.get("/de/themen/geheimplan/feed.rss").status_code == 404
    assert client.get("/en/topics/innovation/").status_code == 200
    move(article, "withdraw", by=chief(), note="Falsch.")
    assert client.get("/de/themen/innovation/").status_code == 404


def test_a_name_in_another_language_is_marked(client):
    published(language="en", topics=keys(topic("Zölle")))
    page = tree(client.get("/en/topics/zoelle/").text)
    assert next(page.iter("h1")).get("lang") == "de"
    overview = tree(client.get("/en/topics/").text)
    assert [a.get("lang") for a in overview.iter("a") if text_of(a) == "Zölle"] == [
        "de"
    ]
