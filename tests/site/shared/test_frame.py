"""All public pages share their form, their head, and their rules for caches."""

import re
from itertools import pairwise

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.editing.publishing import move
from articles.models import Masthead, PrintedPart
from tests.site.public.reading import canonical, hreflangs, meta, text_of, tree
from tests.support.contents import full_content
from tests.support.factories import (
    chief,
    draft,
    published,
    source,
    topic,
    translated,
    withdrawn,
)
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
# Names the table; “do update” doesn't name one, as its statement has done so.
WRITING = re.compile(
    r"\b(?:INSERT(?: OR \w+)? INTO|(?<!DO )UPDATE|DELETE FROM|REPLACE INTO)"
    r"\s+\"?(\w+)"
)
PATHS = [
    "/de/",
    "/en/",
    "/de/artikel/",
    "/en/articles/",
    "/de/artikel/?topic=zoelle&year=2020",
    "/de/artikel/ausfuhren-usa/",
    "/de/rubriken/",
    "/de/themen/",
    "/en/topics/",
    "/de/laender-organisationen/",
    "/de/quellen/",
    "/de/themen/zoelle/",
    "/en/topics/zoelle/",
    "/de/quellen/zweite-quelle/",
    "/de/laender-organisationen/usa/",
    "/de/rubriken/wirtschaft/",
]


@world
def full():
    """Publish an article in which everything is set."""
    return published(**full_content())


@pytest.fixture(scope="module")
def pages(full, django_db_blocker) -> dict:
    """Return the answer to each path."""
    with django_db_blocker.unblock():
        return {path: Client().get(path) for path in PATHS}


@pytest.mark.wcag("4.1.1", on="site")
@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_valid_and_has_one_headline(pages, path):
    response = pages[path]
    assert response.status_code == 200
    root = tree(response.text)
    assert root.get("lang") == path[1:3]
    assert len(list(root.iter("h1"))) == 1
    first, *parts = [el for el in root.find("body") if el.get("href") != "#results"]
    assert (first.tag, first.get("href")) == ("a", "#content")
    assert [part.tag for part in parts][:3] == ["header", "main", "footer"]
    assert all(is_named(nav, root) for nav in root.iter("nav"))
    assert len(response.content) < 40_000


def is_named(nav, root) -> bool:
    """Return whether the navigation has a name, or an element on the page names it."""
    ids = {el.get("id"): el for el in root.iter() if el.get("id")}
    title = ids.get(nav.get("aria-labelledby"))
    return bool(nav.get("aria-label")) or (title is not None and text_of(title) != "")


@pytest.mark.wcag("1.3.1", "2.4.6", on="site")
@pytest.mark.parametrize("path", PATHS)
def test_headings_skip_no_level(pages, path):
    root = tree(pages[path].text)
    levels = [int(el.tag[1]) for el in root.iter() if el.tag in {"h1", "h2", "h3"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PATHS)
def test_s30_every_reader_gets_the_same_from_every_cache(client, pages, path):
    response = pages[path]
    headers = response.headers
    assert headers["Cache-Control"] == "max-age=0, must-revalidate, s-maxage=1"
    assert headers["X-Accel-Expires"] == "1"
    assert headers["ETag"].startswith('"')
    assert not response.cookies
    assert headers["Vary"] == "Accept-Encoding"
    assert "nonce" not in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    again = client.get(path, headers={"If-None-Match": headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", PATHS)
def test_s61_no_page_has_style_or_script_or_anything_from_elsewhere(pages, path):
    root = tree(pages[path].text)
    for element in root.iter():
        assert element.tag != "style"
        assert not [name for name in element.attrib if name.startswith("on")]
        assert "style" not in element.attrib
        assert element.get("src", "/static/").startswith(("/static/", "/pictures/"))
        if element.tag == "link" and element.get("rel") == "stylesheet":
            assert element.get("href").startswith("/static/")
        if element.tag == "script" and element.text:
            assert element.get("type") == "application/ld+json"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_nothing_but_reading_is_allowed(client, full, path, method):
    client.handler.enforce_csrf_checks = True
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("path", PATHS)
def test_every_page_names_its_one_address(client, full, path, settings):
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    response = client.get(path, headers={"host": "127.0.0.1"})
    address = canonical(tree(response.text))
    assert address.startswith("https://news.example.org/")
    assert "127.0.0.1" not in response.text
    assert client.get(address.removeprefix("https://news.example.org")).text


@pytest.mark.parametrize("path", PATHS)
def test_translations_of_a_page_point_at_each_other(client, pages, path):
    origin = "http://127.0.0.1:8000"
    mine = hreflangs(tree(pages[path].text))
    for address in mine.values():
        theirs = tree(client.get(address.removeprefix(origin)).text)
        assert hreflangs(theirs) == mine


def test_translations_of_an_article_point_at_each_other(client):
    article = published(slug="beispiel")
    assert hreflangs(tree(client.get("/de/artikel/beispiel/").text)) == {}
    translation = translated(article, slug="example")
    assert hreflangs(tree(client.get("/de/artikel/beispiel/").text)) == {}
    move(translation, "submit", by=translation.author)
    move(translation, "publish", by=chief())
    german = hreflangs(tree(client.get("/de/artikel/beispiel/").text))
    assert german == {
        "de": article.permalink,
        "en": translation.permalink,
        "x-default": article.permalink,
    }
    assert hreflangs(tree(client.get("/en/articles/example/").text)) == german


@pytest.mark.wcag("2.4.4", on="site")
def test_the_language_switch_says_when_there_is_no_translation(client):
    published(slug="beispiel")
    page = tree(client.get("/de/artikel/beispiel/").text)
    [switch] = [a for a in page.iter("a") if a.get("hreflang") == "en"]
    # A telephone shows the language alone.
    said = text_of(switch.find("span[@class='in-full']"))
    assert (switch.get("href"), said) == ("/en/", "English home page")
    assert "Diesen Artikel gibt es nicht auf Englisch." in text_of(page)


@pytest.mark.wcag("3.2.3", on="site")
def test_the_masthead_stands_on_every_page(client):
    Masthead.objects.create(
        language="de",
        name="Kooperation & Wissen",
        tagline="Aus aller Welt",
        contact="Redaktion\nMusterweg 1",
        footer="Ein Fuß",
    )
    text = text_of(tree(client.get("/de/").text))
    for words in ("Kooperation & Wissen", "Aus aller Welt", "Musterweg 1", "Ein Fuß"):
        assert words in text
    english = text_of(tree(client.get("/en/").text))
    assert "Kooperation & Wissen" in english
    assert "Aus aller Welt" not in english


def test_the_licence_of_the_texts_stands_at_the_end_of_every_page(client):
    assert "Lizenz" not in text_of(tree(client.get("/de/").text).find("body/footer"))
    for language, licence in (("de", "CC BY 4.0"), ("en", "All rights reserved")):
        Masthead.objects.create(language=language, name="Wir", licence=licence)
    german, english = (
        tree(client.get(path).text).find("body/footer") for path in ("/de/", "/en/")
    )
    assert "Lizenz unserer Texte: CC BY 4.0" in text_of(german)
    assert "CC BY 4.0" in {text_of(link) for link in german.iter("a")}
    # Words of its own have no page to lead to.
    assert "Licence of our texts: All rights reserved" in text_of(english)
    assert "All rights reserved" not in {text_of(link) for link in english.iter("a")}


def test_a_page_is_titled_with_the_sites_name(client):
    published(slug="beispiel", headline="Über Äpfel")
    page = tree(client.get("/de/artikel/beispiel/").text)
    assert page.find("head/title").text == "Über Äpfel – Newsroom"
    assert tree(client.get("/de/").text).find("head/title").text == "Newsroom"
    assert meta(page, "og:type") == "article"
    assert meta(page, "description") == "Ein Absatz."


def test_reading_changes_nothing(client, full):
    source("Ohne Artikel")
    withdrawn(slug="weg")
    draft(slug="entwurf")
    topic("Unbenutzt")
    PrintedPart.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        for path in [
            *PATHS,
            "/de/artikel/weg/",
            "/de/artikel/entwurf/",
            "/",
            "/readyz",
        ]:
            client.get(path)
    written = {table for one in queries for table in WRITING.findall(one["sql"])}
    # Rendered parts are stored, and nothing else.
    assert written == {"articles_printedpart"}
