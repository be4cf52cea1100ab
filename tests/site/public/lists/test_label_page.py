"""A label has a page that describes it, unless it is merged or has no articles."""

import pytest

from articles.editing.publishing import move
from tests.site.public.lists.shown import sentence
from tests.site.public.reading import headlines, meta, text_of, tree
from tests.support.contents import keys
from tests.support.factories import chief, country, published, source, topic

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
    assert "No articles based on the source The source" in english


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
    assert sentence(client, "/de/artikel/?topic=netzwerke") == (
        "1 Artikel zum Thema Netzwerke"
    )


def test_a_list_that_names_a_merged_label_leads_to_the_one_that_does_not(client):
    old, new, other = topic("Vernetzung"), topic("Netzwerke"), topic("Handel")
    published(headline="Alt", topics=keys(old), dated="2020-03-01")
    published(topics=keys(other), countries=keys(country("FR")))
    old.merged_into = new
    old.save()
    for asked, address in {
        "/de/artikel/?topic=vernetzung": "/de/themen/netzwerke/",
        "/de/artikel/?topic=vernetzung&topic=netzwerke": "/de/themen/netzwerke/",
        "/de/artikel/?topic=vernetzung&topic=handel": (
            "/de/artikel/?topic=handel&topic=netzwerke"
        ),
        "/de/artikel/?year=2020&topic=vernetzung&country=frankreich": (
            "/de/artikel/?topic=netzwerke&country=frankreich&year=2020"
        ),
        "/de/artikel/?topic=vernetzung&q=Alt": ("/de/artikel/?topic=netzwerke&q=Alt"),
        "/de/artikel/?topic=vernetzung,handel": "/de/artikel/?topic=handel,netzwerke",
        "/de/artikel/?topic=vernetzung&before=2020-01-01_0_1": None,
        "/de/abonnieren/?topic=vernetzung": "/de/abonnieren/?topic=netzwerke",
        "/de/abonnieren/?topic=vernetzung,handel": (
            "/de/abonnieren/?topic=handel,netzwerke"
        ),
    }.items():
        answer = client.get(asked)
        if address:
            assert (answer.status_code, answer["Location"]) == (301, address)
            assert client.get(address).status_code == 200
        assert answer.status_code == 301


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
