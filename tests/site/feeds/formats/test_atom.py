"""Atom feeds have all that RFC 4287 requires, and its slots for sources and labels."""

from xml.etree import ElementTree

import pytest
import time_machine

from articles.models import SiteRevision
from tests.site.feeds.reading import get, parsed
from tests.support.contents import full_content, keys
from tests.support.factories import country, published, topic

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ORIGIN = "http://127.0.0.1:8000"


def root(client, path: str = "/de/artikel/", query: str = ""):
    return ElementTree.fromstring(get(client, "atom", path, query).content)  # noqa: S314


def links(element, rel: str) -> list[dict]:
    return [
        {name: value for name, value in link.attrib.items() if name != "rel"}
        for link in element.findall(f"{ATOM}link")
        if link.get("rel") == rel
    ]


def test_feed_and_entries_have_what_the_format_requires(client):
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False):
        article = published(**full_content())
        feed = root(client)
    entry = feed.find(f"{ATOM}entry")
    for element in (feed, entry):
        for name in ("id", "title", "updated", "author"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert element.find(f"{ATOM}updated").text == "2026-03-05T09:00:00+01:00"
    page = {"type": "text/html", "hreflang": "de"}
    assert links(feed, "alternate") == [{"href": f"{ORIGIN}/de/artikel/"} | page]
    assert links(entry, "alternate") == [{"href": article.permalink} | page]
    assert links(feed, "self") == [
        {"href": f"{ORIGIN}/de/artikel/feed.atom", "type": "application/atom+xml"}
    ]
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Erika Muster"
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Newsroom"
    assert entry.find(f"{ATOM}content").get("type") == "html"


def test_sources_and_labels_stand_in_the_slots_for_them(client):
    published(**full_content())
    entry = root(client).find(f"{ATOM}entry")
    original = "https://example.org/original?a=1&b=2"
    assert links(entry, "via") == [{"href": original, "title": "Das Original"}]
    assert links(entry, "related") == [
        {
            "href": "https://example.com/bericht.pdf",
            "title": "Der lange Bericht",
            "hreflang": "en",
        }
    ]
    categories = [one.attrib for one in entry.findall(f"{ATOM}category")]
    assert {
        "scheme": f"{ORIGIN}/de/laender-organisationen/",
        "term": "usa",
        "label": "USA",
    } in categories
    assert len(categories) == 7


def test_each_feed_has_an_identity_of_its_own_that_nothing_changes(client, settings):
    innovation = topic("Innovation")
    published(topics=keys(innovation), countries=keys(country("EU")))
    places = [
        ("/de/artikel/", ""),
        ("/en/articles/", ""),
        ("/de/artikel/", "?topic=innovation&country=eu"),
        ("/de/artikel/", "?year=2020"),
        ("/de/artikel/", "?q=innovation"),
        ("/de/themen/innovation/", ""),
        ("/de/korrekturen/", ""),
    ]
    before = [parsed(client, "atom", *place).feed.id for place in places]
    assert len(set(before)) == len(places)
    assert all(one.startswith("urn:uuid:") for one in before)
    settings.NEWSROOM_ORIGIN = "https://other.example.org"
    innovation.name = "Neuerung"
    innovation.save()
    assert [parsed(client, "atom", *place).feed.id for place in places] == before


def test_another_newsroom_has_other_feeds(client):
    before = parsed(client, "atom").feed.id
    SiteRevision.objects.update(site="12345678123456781234567812345678")
    assert parsed(client, "atom").feed.id != before
