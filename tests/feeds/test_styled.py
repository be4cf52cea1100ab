"""A feed that a person opens: it names its style sheet and leads to subscribing."""

import feedparser
import pytest
from django.contrib.staticfiles import finders

from tests.factories import published, withdrawn

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
