"""A feed that a person opens: it names its style sheet and leads to subscribing."""

import html
from xml.etree import ElementTree

import feedparser
import pytest
from django.contrib.staticfiles import finders

from articles.models import Masthead
from articles.site.feeds.formats.styled import XHTML
from tests.site.feeds.reading import FORMS, entries, get, parsed
from tests.support.contents import keys
from tests.support.factories import published, topic, withdrawn

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize(
    ("path", "subscribe", "words"),
    [
        ("/de/artikel/", "/de/abonnieren/", "Das ist ein Feed"),
        ("/en/corrections/", "/en/subscribe/", "This is a feed"),
    ],
)
def test_a_feed_is_styled_and_programs_read_it_as_before(
    client, form, path, subscribe, words
):
    published()
    withdrawn(headline="Zwei")
    response = client.get(f"{path}feed.{form}")
    head = response.text[:300]
    sheet = '<?xml-stylesheet href="/static/articles/feed.css" type="text/css"?>'
    assert sheet in head
    assert finders.find("articles/feed.css")
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    csp = response["Content-Security-Policy"]
    assert "default-src 'self'" in csp
    assert "style-src" not in csp
    link = f'href="{ORIGIN}{subscribe}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    assert f"<xhtml:a {link}>{words}" in response.text
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert words not in feed.feed.title + feed.feed.get("subtitle", "")
    assert feed.feed.link == ORIGIN + path
    assert all(words not in str(entry) for entry in feed.entries)


def test_people_and_programs_read_the_same_text(client):
    """In RSS a program takes it for HTML, a browser takes it as it is."""
    texts = {"Forschung & Bildung <neu>", "Weniger als <3 & mehr als 2"}
    Masthead.objects.create(language="de", name="A", tagline=min(texts))
    published(teaser=max(texts))
    for form in FORMS:
        assert [entry["summary"] for entry in entries(client, form)] == [max(texts)]
    feed = parsed(client, "rss")
    assert html.unescape(feed.feed.subtitle) == min(texts)
    root = ElementTree.fromstring(get(client, "rss").content)  # noqa: S314
    for parent in (root[0], root.find("channel/item")):
        shown = [child.text for child in parent if child.tag == f"{{{XHTML}}}p"]
        assert set(shown) < texts
        assert len(shown) == 1
    published(teaser="Nichts davon", topics=keys(topic("Innovation")))
    plain = get(client, "rss", "/de/themen/innovation/").text
    assert plain.count("<xhtml:p") == 1


def test_the_document_says_its_language(client):
    published(language="en", headline="One")
    for form in ("rss", "atom"):
        assert 'xml:lang="en"' in get(client, form, "/en/articles/").text[:1000]
