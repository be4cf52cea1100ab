"""Sitemaps: all that the public may see and no more, with the real dates."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.domain.pictures import plain_rendition
from articles.editing.publishing import move
from articles.models import Masthead
from articles.site.public.machines import sitemaps
from tests.support import factories
from tests.support.contents import keys
from tests.support.factories import published, topic

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"
UNKNOWN_FILES = (
    "articles-de-4",
    "articles-de-0",
    "articles-de-01",
    "articles-de",
    "articles-fr-1",
    "secret-de-1",
    "articles-de-99999999999",
    "x",
)
NAMES = {
    "": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def read(client, path: str):
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 (our own)


def values(root, path: str) -> list[str]:
    return [element.text for element in root.findall(path, NAMES)]


def index(client) -> list[str]:
    return [
        path.removeprefix(ORIGIN)
        for path in values(read(client, "/sitemap.xml"), "sitemap/loc")
    ]


def pages(client, path: str) -> list[str]:
    locations = values(read(client, path), "url/loc")
    return [location.removeprefix(ORIGIN) for location in locations]


def translated_pair():
    german = published(slug="beispiel", topics=keys(topic("Netze", name_en="Nets")))
    english = factories.translated(german, slug="example")
    move(english, "submit", by=english.author)
    return german, move(english, "publish", by=factories.chief())


def test_the_index_names_every_file_that_holds_something_and_no_other(client):
    assert index(client) == ["/sitemap-pages-de-1.xml", "/sitemap-pages-en-1.xml"]
    published(topics=keys(topic()))
    assert index(client) == [
        "/sitemap-pages-de-1.xml",
        "/sitemap-pages-en-1.xml",
        "/sitemap-articles-de-1.xml",
        "/sitemap-topic-de-1.xml",
        "/sitemap-archive-de-1.xml",
    ]
    for path in index(client):
        assert pages(client, path)


def test_every_page_of_every_file_answers_and_is_to_be_indexed(client):
    translated_pair()
    found = [page for path in index(client) for page in pages(client, path)]
    assert {"/de/", "/de/artikel/", "/en/topics/", "/en/topics/netze/"} < set(found)
    for page in found:
        response = client.get(page)
        assert response.status_code == 200
        assert 'name="robots"' not in response.text
        assert f'rel="canonical" href="{ORIGIN}{page}"' in response.text


def test_articles_that_are_not_public_stand_in_no_file(client):
    published(slug="da")
    for make in (
        factories.draft,
        factories.in_review,
        factories.scheduled,
        factories.expired,
        factories.withdrawn,
    ):
        name = make.__name__.replace("_", "-")
        make(slug=name, topics=keys(topic(f"Nur {name}")))
    factories.withdrawn(slug="weg", ending="gone", topics=keys(topic("Nur weg")))
    assert pages(client, "/sitemap-articles-de-1.xml") == ["/de/artikel/da/"]
    assert client.get("/sitemap-topic-de-1.xml").status_code == 404
    assert client.get("/sitemap-articles-en-1.xml").status_code == 404


def test_an_article_has_the_date_of_its_last_real_change(client):
    path = "/sitemap-articles-de-1.xml"
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        first = published(slug="x", dated="2020-02-12")
        clock.shift(timedelta(days=1))
        typo = factories.republished(first, change_kind="typo")
        assert values(read(client, path), "url/lastmod") == [
            "2026-05-04T09:00:00+02:00"
        ]
        clock.shift(timedelta(days=1))
        factories.republished(typo, change_kind="update", slug="y")
        assert values(read(client, path), "url/lastmod") == [
            "2026-05-06T09:00:00+02:00"
        ]
        assert pages(client, path) == ["/de/artikel/y/"]


def test_translations_of_an_article_point_at_each_other(client):
    german, english = translated_pair()
    published(slug="allein")
    pairs = [
        ("de", german.permalink),
        ("en", english.permalink),
        ("x-default", german.permalink),
    ]
    for path in ("/sitemap-articles-de-1.xml", "/sitemap-articles-en-1.xml"):
        links = read(client, path).findall("url/xhtml:link", NAMES)
        assert [(link.get("hreflang"), link.get("href")) for link in links] == pairs


def test_a_merged_label_stands_there_as_what_it_became(client):
    old, new = topic("Alt"), topic("Neu")
    published(topics=keys(old))
    old.merged_into = new
    old.save()
    assert pages(client, "/sitemap-topic-de-1.xml") == ["/de/themen/neu/"]


def test_a_long_section_becomes_several_files(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "FILE_SIZE", 2)
    slugs = [f"nummer-{number}" for number in range(5)]
    for slug in slugs:
        published(slug=slug)
    files = [path for path in index(client) if "articles" in path]
    assert files == [f"/sitemap-articles-de-{number}.xml" for number in (1, 2, 3)]
    found = [page for path in files for page in pages(client, path)]
    assert found == [f"/de/artikel/{slug}/" for slug in slugs]
    for name in UNKNOWN_FILES:
        assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_addresses_begin_with_the_configured_origin(client, settings):
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    translated_pair()
    for path in ("/sitemap.xml", "/sitemap-articles-de-1.xml", "/news-sitemap.xml"):
        response = client.get(path, headers={"host": "127.0.0.1"})
        assert "https://news.example.org/" in response.text
        assert "127.0.0.1" not in response.text
        again = {"If-None-Match": response["ETag"]}
        assert client.get(path, headers=again).status_code == 304


def test_no_file_asks_more_of_the_database_for_more_articles(client):
    def count() -> list[int]:
        found = []
        for path in (*index(client), "/sitemap.xml", "/news-sitemap.xml"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            found.append(len(queries))
        return found

    for number in range(2):
        published(headline=f"Nummer {number}", topics=keys(topic(f"Thema {number}")))
    few = count()
    assert max(few) <= 20
    for number in range(2, 20):
        published(headline=f"Nummer {number}", topics=keys(topic(f"Thema {number}")))
    assert count() == few


def test_news_are_what_was_first_published_in_the_last_two_days(client):
    with time_machine.travel("2026-05-04T09:00:00+02:00", tick=False) as clock:
        published(slug="alt")
        clock.shift(timedelta(hours=1))
        german = published(slug="neu", headline="Äpfel & Birnen <frisch>")
        published(slug="new", language="en")
        factories.scheduled(slug="bald", at=timezone.now() + timedelta(days=3))
        factories.withdrawn(slug="weg")
        clock.shift(timedelta(hours=47))
        factories.republished(german, change_kind="update")
        root = read(client, "/news-sitemap.xml")
        assert values(root, "url/loc") == [
            f"{ORIGIN}/en/articles/new/",
            f"{ORIGIN}/de/artikel/neu/",
        ]
        news = "url/news:news/news:"
        assert values(root, f"{news}title")[1] == "Äpfel & Birnen <frisch>"
        assert values(root, f"{news}publication/news:language") == ["en", "de"]
        assert (
            values(root, f"{news}publication_date") == ["2026-05-04T10:00:00+02:00"] * 2
        )
        clock.shift(timedelta(hours=1))
        assert values(read(client, "/news-sitemap.xml"), "url/loc") == []


def test_an_old_document_that_comes_in_today_is_no_news(client):
    published(at=timezone.now() - timedelta(days=900), dated="2020-02-12")
    published(slug="aus-dem-archiv", dated="2020-02-12")
    assert values(read(client, "/news-sitemap.xml"), "url/loc") == []


def test_the_newest_news_are_kept_if_there_are_too_many(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "NEWS_SIZE", 2)
    for slug in ("a", "b", "c"):
        published(slug=slug)
    found = values(read(client, "/news-sitemap.xml"), "url/loc")
    assert [path.rsplit("/", 2)[1] for path in found] == ["c", "b"]


def test_what_xml_cannot_hold_breaks_no_file(client):
    Masthead.objects.create(language="de", name="Neu\x0bes & <mehr>")
    published()
    root = read(client, "/news-sitemap.xml")
    names = values(root, "url/news:news/news:publication/news:name")
    assert names == ["Neues & <mehr>"]


def test_an_articles_picture_stands_beside_its_address(client):
    image = factories.picture("Kran", size=(700, 500))
    published(slug="mit", lead_image=str(image.key))
    published(slug="ohne")
    root = read(client, "/sitemap-articles-de-1.xml")
    said = {
        values(url, "loc")[0]: values(url, "image:image/image:loc")
        for url in root.findall("url", NAMES)
    }
    assert said == {
        f"{ORIGIN}/de/artikel/mit/": [f"{ORIGIN}{plain_rendition(image).url}"],
        f"{ORIGIN}/de/artikel/ohne/": [],
    }
