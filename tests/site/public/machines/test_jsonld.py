"""Pages state the facts that they show in the words of schema.org, safely."""

import json
from datetime import timedelta

import pytest
import time_machine

from articles.editing.publishing import move
from articles.models import Masthead
from tests.site.public.reading import body_of, links, page_of, tree
from tests.support.contents import full_content, keys
from tests.support.factories import (
    category,
    chief,
    country,
    published,
    republished,
    source,
    topic,
    translated,
)

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"
MOMENT = "2020-02-12T09:00:00+01:00"


def data_of(page) -> dict[str, dict]:
    """Return what a page says, by the kind of thing that is described."""
    [block] = [s for s in page.iter("script") if s.get("type") == "application/ld+json"]
    said = json.loads(block.text)
    assert all(one["@context"] == "https://schema.org" for one in said)
    return {one["@type"]: one for one in said}


def article_data(client, article) -> dict:
    return data_of(page_of(client, article))["NewsArticle"]


def organisation(name: str, **more) -> dict:
    return {"@type": "Organization", "name": name} | more


@pytest.fixture
def full():
    """Publish an article in which everything is set, at a known moment."""
    source("Zweite Quelle", homepage="https://example.org/")
    Masthead.objects.create(language="de", name="Kooperation")
    with time_machine.travel(MOMENT, tick=False):
        return published(**full_content())


def test_an_article_says_what_it_is_and_from_whom(client, full):
    said = article_data(client, full)
    link = f"{ORIGIN}/de/artikel/ausfuhren-usa/"
    expected = {
        "headline": "Ausfuhren in die USA wachsen",
        "description": "Zwei Zeilen, in denen steht, worum es geht.",
        "url": link,
        "mainEntityOfPage": {"@type": "WebPage", "@id": link},
        "inLanguage": "de",
        "datePublished": MOMENT,
        "dateModified": MOMENT,
        "author": {
            "@type": "Person",
            "name": "Erika Muster",
            "affiliation": organisation("Musterinstitut"),
        },
        "publisher": organisation(
            "Kooperation",
            url=f"{ORIGIN}/de/",
            logo={
                "@type": "ImageObject",
                "url": f"{ORIGIN}/static/articles/icon.png",
                "width": 512,
                "height": 512,
            },
        ),
        "wordCount": 12,
        "timeRequired": "PT1M",
        "isAccessibleForFree": True,
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "Es waren 3 Prozent, nicht 30.",
                "datePublished": MOMENT,
            }
        ],
    }
    assert {name: said.get(name) for name in expected} == expected


def test_an_article_says_what_it_is_based_on_and_what_else_to_read(client, full):
    said = article_data(client, full)
    assert said["isBasedOn"] == [
        {
            "@type": "CreativeWork",
            "name": "Das Original",
            "url": "https://example.org/original?a=1&b=2",
            "datePublished": "2020-02-11",
            "publisher": organisation("Zweite Quelle", url="https://example.org/"),
        },
        {"@type": "CreativeWork", "publisher": organisation("Musterquelle")},
    ]
    assert said["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Der lange Bericht",
            "url": "https://example.com/bericht.pdf",
            "datePublished": "2019-12-31",
            "inLanguage": "en",
            "publisher": organisation("Musterquelle (damals anders)"),
        },
        {
            "@type": "CreativeWork",
            "name": "Ohne Ziel",
            "publisher": organisation("Beispielverlag"),
        },
    ]


def test_an_article_says_what_it_is_about_with_the_codes_of_countries(client, full):
    said = article_data(client, full)
    topics = f"{ORIGIN}/de/themen/"
    places = f"{ORIGIN}/de/laender-organisationen/"

    def term(name, slug):
        kind = {"@type": "DefinedTerm", "inDefinedTermSet": topics}
        return kind | {"name": name, "url": f"{topics}{slug}/"}

    def land(name, code):
        kind = {"@type": "PropertyValue", "propertyID": "ISO 3166-1 alpha-2"}
        return {
            "@type": "Country",
            "name": name,
            "identifier": kind | {"value": code},
            "url": f"{places}{name.lower()}/",
        }

    assert said["about"] == [
        term("Zölle", "zoelle"),
        term("Ausfuhr", "ausfuhr"),
        land("USA", "US"),
        land("Deutschland", "DE"),
        organisation("EU", url=f"{places}eu/"),
    ]
    assert said["keywords"] == ["Zölle", "Ausfuhr"]
    assert said["articleSection"] == ["Wirtschaft", "Bildung"]


def test_what_is_not_set_is_not_said(client):
    said = article_data(client, published())
    for name in ("author", "isBasedOn", "citation", "about", "keywords", "correction",
                 "articleSection", "workTranslation", "translationOfWork"):  # fmt: skip
        assert name not in said


def test_an_organisation_alone_is_the_author(client):
    said = article_data(client, published(credit_organisation="Musterinstitut"))
    assert said["author"] == {"@type": "Organization", "name": "Musterinstitut"}


def test_the_dates_are_those_on_the_page(client):
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        article = published(slug="x", dated="2026-05-01")
        said = article_data(client, article)
        assert said["datePublished"] == said["dateModified"] == "2026-05-01"
        clock.shift(timedelta(days=1))
        typo = republished(article, change_kind="typo")
        assert article_data(client, typo)["dateModified"] == "2026-05-01"
        note = {"change_kind": "correction", "change_note": "Es waren 3."}
        clock.shift(timedelta(days=1))
        said = article_data(client, republished(typo, **note))
        assert said["datePublished"] == "2026-05-01"
        assert said["dateModified"] == "2026-05-06T09:00:00+02:00"
        assert said["correction"][0]["text"] == "Es waren 3."


def test_merged_labels_are_called_what_the_page_calls_them(client):
    article = published(
        topics=keys(topic("Alt")),
        categories=keys(category("Alte Rubrik")),
        countries=keys(country("FR")),
        attributions=[{"source": str(source("Alte Quelle").key), "title": "T"}],
        further_reading=[{"title": "F", "publisher": str(source("Alte Quelle").key)}],
    )
    for old, new in (
        (topic("Alt"), topic("Neu")),
        (category("Alte Rubrik"), category("Neue Rubrik")),
        (country("FR"), country("BE")),
        (source("Alte Quelle"), source("Neue Quelle")),
    ):
        old.merged_into = new
        old.save()
    page = page_of(client, article)
    said, text = data_of(page)["NewsArticle"], body_of(page)
    assert [one["name"] for one in said["about"]] == ["Neu", "Belgien"]
    assert said["articleSection"] == ["Neue Rubrik"]
    for name in ("isBasedOn", "citation"):
        assert said[name][0]["publisher"]["name"] == "Neue Quelle"
    assert "Alt" not in text
    for name in ("Neu", "Belgien", "Neue Rubrik", "Neue Quelle"):
        assert name in text


def test_a_translation_and_its_original_name_each_other_once_both_are_public(client):
    german = published(slug="beispiel")
    english = translated(german, slug="example", headline="An example")
    assert "workTranslation" not in article_data(client, german)
    move(english, "submit", by=english.author)
    move(english, "publish", by=chief())
    [other] = article_data(client, german)["workTranslation"]
    assert other == {
        "@type": "NewsArticle",
        "headline": "An example",
        "url": english.permalink,
        "inLanguage": "en",
    }
    said = article_data(client, english)
    assert said["translationOfWork"][0]["url"] == german.permalink
    assert "workTranslation" not in said


@pytest.mark.parametrize(
    "hostile",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>--!><ScRiPt>",
        "a\u2028b\u2029c",
        "\\u003c/script> \\",
        '"}]; alert(1) //',
        "&lt;/script&gt; &amp;",
    ],
)
def test_s24_s25_hostile_text_stays_a_fact_among_facts(client, hostile):
    article = published(
        headline=f"X {hostile}",
        teaser=hostile,
        credit_name=hostile,
        further_reading=[{"title": hostile}],
    )
    # The form and the importer clean more; any stored value must be safe.
    response = client.get(article.get_absolute_url())
    page = tree(response.text)
    said = data_of(page)
    assert said["NewsArticle"]["headline"] == article.headline
    assert said["BreadcrumbList"]["itemListElement"][2]["name"] == article.headline
    assert said["NewsArticle"]["author"]["name"] == article.credit_name
    start = response.text.index('<script type="application/ld+json">') + 35
    block = response.text[start : response.text.index("</script>", start)]
    assert not set("<>&\u2028\u2029") & set(block)


def test_the_licence_of_the_texts_is_told_where_the_masthead_names_one(client):
    article = published()
    assert "license" not in article_data(client, article)
    assert links(page_of(client, article), "license") == []
    Masthead.objects.create(language="de", name="Wir", licence="CC BY 4.0")
    address = "https://creativecommons.org/licenses/by/4.0/"
    assert article_data(client, article)["license"] == address
    [link] = links(page_of(client, article), "license")
    assert link["href"] == address


def test_the_home_page_describes_the_site_and_its_search(client):
    Masthead.objects.create(language="en", name="News", tagline="From everywhere")
    said = data_of(tree(client.get("/en/").text))["WebSite"]
    assert (said["name"], said["description"]) == ("News", "From everywhere")
    assert (said["url"], said["inLanguage"]) == (f"{ORIGIN}/en/", "en")
    search = said["potentialAction"]
    assert search["target"]["urlTemplate"] == (
        f"{ORIGIN}/en/articles/?q={{search_term_string}}"
    )
    assert search["query-input"] == "required name=search_term_string"


def test_the_way_to_article_and_label_is_said(client):
    article = published(topics=keys(topic("Zölle", name_en="Tariffs")))
    way = data_of(page_of(client, article))["BreadcrumbList"]["itemListElement"]
    assert [(step["name"], step["item"]) for step in way] == [
        ("Startseite", f"{ORIGIN}/de/"),
        ("Artikel", f"{ORIGIN}/de/artikel/"),
        ("Ein Beispiel", article.permalink),
    ]
    said = data_of(tree(client.get("/en/topics/zoelle/").text))
    way = said["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in way] == [1, 2, 3]
    assert [step["name"] for step in way] == ["Home page", "Topics", "Tariffs"]


def test_a_list_says_what_it_lists_in_its_order(client):
    articles = [published(headline=f"Nummer {number}") for number in range(3)]
    said = data_of(tree(client.get("/de/artikel/").text))["CollectionPage"]
    assert (said["name"], said["url"]) == ("Artikel", f"{ORIGIN}/de/artikel/")
    listed = [item["url"] for item in said["mainEntity"]["itemListElement"]]
    assert listed == [article.permalink for article in reversed(articles)]
