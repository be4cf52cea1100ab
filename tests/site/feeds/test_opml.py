"""All feeds as one file: complete, in each language's words, nothing secret."""

from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

import pytest
from django.test import Client

from articles.models import Masthead, Topic
from articles.site.feeds.opml import quoted
from articles.site.shared.xml import legal
from tests.support.contents import full_content, keys
from tests.support.factories import draft, published, topic

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


def read(client):
    response = client.get("/feeds.opml")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/x-opml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314


def groups(root) -> dict[str, dict[str, list[str]]]:
    """Return the titles of feeds by language and kind; "" has those of no kind."""
    found = {}
    for language in root.findall("body/outline"):
        kinds = found[language.get("text")] = {"": []}
        for outline in language:
            if outline.get("type"):
                kinds[""].append(outline.get("text"))
            else:
                kinds[outline.get("text")] = [each.get("text") for each in outline]
    return found


def test_it_lists_every_feed_by_language_and_kind(client):
    Masthead.objects.create(language="de", name="Das Haus")
    Masthead.objects.create(language="en", name="The House")
    published(**full_content())
    published(language="en", headline="One", topics=keys(topic("Zölle")))
    Topic.objects.filter(slugs__de="zoelle").update(
        names={"de": "Zölle", "en": "Duties"}
    )
    root = read(client)
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.find("head/title").text == "Das Haus"
    assert groups(root) == {
        "Das Haus (Deutsch)": {
            "": ["Alle Artikel", "Korrekturen und zurückgezogene Artikel"],
            "Rubriken": ["Bildung", "Wirtschaft"],
            "Themen": ["Ausfuhr", "Zölle"],
            "Länder / Organisationen": ["Deutschland", "EU", "USA"],
            "Quellen": ["Musterquelle", "Zweite Quelle"],
        },
        "The House (English)": {
            "": ["All articles", "Corrections and withdrawals"],
            "Topics": ["Duties"],
        },
    }


def test_every_address_in_it_answers(client):
    published(**full_content())
    published(language="en", headline="One", topics=keys(topic("Zölle")))
    feeds = [one for one in read(client).iter("outline") if one.get("type")]
    assert len(feeds) == 2 + 2 + 2 + 3 + 2 + 2 + 1
    for feed in feeds:
        assert feed.get("type") == "rss"
        assert feed.get("title") == feed.get("text")
        for name in ("xmlUrl", "htmlUrl"):
            address = feed.get(name)
            assert address.startswith(f"{ORIGIN}/")
            assert client.get(address.removeprefix(ORIGIN)).status_code == 200, address


def test_labels_that_no_reader_knows_are_not_in_it(client):
    before = client.get("/feeds.opml").content
    draft(topics=keys(topic("Geheim")))
    assert client.get("/feeds.opml").content == before
    published(headline="Alt", topics=keys(topic("Vernetzung"), topic("Netze")))
    Topic.objects.filter(names__de="Vernetzung").update(merged_into=topic("Netze"))
    assert groups(read(client))["Newsroom (Deutsch)"]["Themen"] == ["Netze"]


def test_no_name_makes_it_unreadable(client):
    published(topics=keys(topic("Innovation")))
    Topic.objects.update(names={"de": 'A\x0b "<&>" ]]>'})
    assert groups(read(client))["Newsroom (Deutsch)"]["Themen"] == ['A "<&>" ]]>']


def test_every_name_is_quoted_as_the_library_of_xml_does():
    for code in [*range(0x200), 0xD800, 0xFFFE, 0x1F600]:
        name = f"Z{chr(code)}lle"
        assert quoted(name) == quoteattr(legal(name)), hex(code)


def test_it_is_the_same_in_whatever_language_a_browser_asks(client):
    published(topics=keys(topic("Innovation")))
    answers = [
        client.get("/feeds.opml", headers={"accept-language": language})
        for language in ("de", "en", "fr")
    ]
    for name in ("ETag", "Vary", "Content-Language"):
        assert len({answer[name] for answer in answers}) == 1, name
    assert len({answer.content for answer in answers}) == 1
    assert answers[0]["Vary"] == "Accept-Encoding"
    assert answers[0]["Content-Language"] == "de, en"
    told = {"if-none-match": answers[0]["ETag"], "accept-language": "en"}
    again = client.get("/feeds.opml", headers=told)
    assert again.status_code == 304
    assert again["Vary"] == "Accept-Encoding"


def test_it_is_kept_like_a_feed_until_something_changes(client):
    published(topics=keys(topic("Innovation")))
    first = client.get("/feeds.opml")
    assert first["Cache-Control"] == "public, max-age=1800, s-maxage=1"
    assert not first.cookies
    known = {"if-none-match": first["ETag"]}
    assert client.get("/feeds.opml", headers=known).status_code == 304
    published(headline="Zwei", topics=keys(topic("Netze")))
    again = client.get("/feeds.opml", headers=known)
    assert again.status_code == 200
    assert "Netze" in again.text
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post("/feeds.opml").status_code == 405
