"""The addresses of the public site, in each language's words."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.support.factories import published, source

ADDRESSES = {
    "home": ("/de/", "/en/"),
    "articles": ("/de/artikel/", "/en/articles/"),
    "subscribe": ("/de/abonnieren/", "/en/subscribe/"),
    "feed_rss": ("/de/artikel/feed.rss", "/en/articles/feed.rss"),
    "category_overview": ("/de/rubriken/", "/en/categories/"),
    "topic_overview": ("/de/themen/", "/en/topics/"),
    "country_overview": (
        "/de/laender-organisationen/",
        "/en/countries-organisations/",
    ),
    "archive": ("/de/archiv/", "/en/archive/"),
    "source_overview": ("/de/quellen/", "/en/sources/"),
    "corrections": ("/de/korrekturen/", "/en/corrections/"),
}
BESIDE = ("/de/artikel/x/nebeneinander/en/", "/en/articles/x/side-by-side/de/")
VERSIONS = ("/de/artikel/x/fassung/2/", "/en/articles/x/version/2/")
WITH_SLUG = {
    "article": ("/de/artikel/x/", "/en/articles/x/"),
    "citation_bib": ("/de/artikel/x/zitat.bib", "/en/articles/x/citation.bib"),
    "citation_ris": ("/de/artikel/x/zitat.ris", "/en/articles/x/citation.ris"),
    "category": ("/de/rubriken/x/", "/en/categories/x/"),
    "topic": ("/de/themen/x/", "/en/topics/x/"),
    "country": ("/de/laender-organisationen/x/", "/en/countries-organisations/x/"),
    "source": ("/de/quellen/x/", "/en/sources/x/"),
    "country_partners": (
        "/de/laender-organisationen/x/zusammen/",
        "/en/countries-organisations/x/together/",
    ),
    "source_feed_rss": ("/de/quellen/x/feed.rss", "/en/sources/x/feed.rss"),
    "topic_feed_json": ("/de/themen/x/feed.json", "/en/topics/x/feed.json"),
}


@pytest.mark.parametrize(("name", "paths"), ADDRESSES.items())
def test_every_page_has_an_address_in_both_languages(name, paths):
    for language, path in zip(("de", "en"), paths, strict=True):
        with override(language):
            assert reverse(name) == path


@pytest.mark.parametrize(("name", "paths"), WITH_SLUG.items())
def test_every_page_with_a_slug_has_an_address_in_both_languages(name, paths):
    for language, path in zip(("de", "en"), paths, strict=True):
        with override(language):
            assert reverse(name, kwargs={"slug": "x"}) == path


def test_a_version_has_an_address_in_both_languages():
    for language, path in zip(("de", "en"), VERSIONS, strict=True):
        with override(language):
            assert reverse("article_version", args=["x", 2]) == path


def test_two_articles_side_by_side_have_an_address_in_both_languages():
    for language, other, path in zip(("de", "en"), ("en", "de"), BESIDE, strict=True):
        with override(language):
            assert reverse("article_side_by_side", args=["x", other]) == path


@pytest.mark.django_db
@pytest.mark.parametrize("path", [p for paths in ADDRESSES.values() for p in paths])
def test_every_page_answers_in_both_languages(client, path):
    assert client.get(path).status_code == 200
    assert client.head(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "en"])
def test_an_article_names_its_own_address(client, language, english):
    article = published(language=language)
    assert client.get(article.get_absolute_url()).status_code == 200


@pytest.mark.django_db
def test_a_label_names_its_own_address_in_the_active_language():
    named = source("Musterquelle")
    assert named.get_absolute_url() == "/de/quellen/musterquelle/"
    with override("en"):
        assert named.get_absolute_url() == "/en/sources/musterquelle/"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/de/articles/", "/en/artikel/", "/fr/", "/de/nix/"])
def test_the_words_of_one_language_lead_nowhere_in_the_other(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_a_program_that_asks_for_the_icon_by_its_old_name_finds_it(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (
        302,
        "/static/articles/icon.svg",
    )
