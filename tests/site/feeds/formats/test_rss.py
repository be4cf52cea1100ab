"""RSS feeds give subscribers the page's words, and nothing can break them."""

import time
from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from articles.editing.publishing import move
from articles.models import Masthead, Topic
from articles.site.feeds.entries import latest
from articles.site.shared import legal
from tests.site.public.reading import fragment, headlines, in_order, text_of
from tests.support.contents import full_content, keys
from tests.support.factories import (
    chief,
    country,
    published,
    republished,
    topic,
    withdrawn,
)

pytestmark = pytest.mark.django_db
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM_LINK = "{http://www.w3.org/2005/Atom}link"


def read(client, path: str = "/de/artikel/feed.rss"):
    """Return the feed as a reader's program sees it, without any complaint."""
    response = client.get(path)
    assert response.status_code == 200
    feed = feedparser.parse(response.content, response_headers={
        "content-type": response["Content-Type"]
    })  # fmt: skip
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def items(client, path: str = "/de/artikel/feed.rss"):
    return list(ElementTree.fromstring(client.get(path).content).iter("item"))  # noqa: S314


def titles(client, path: str = "/de/artikel/feed.rss") -> list[str]:
    return [entry.title for entry in read(client, path).entries]


def content_text(entry) -> str:
    return text_of(fragment(f"<div>{entry.content[0].value}</div>"))


def test_an_entry_says_what_the_page_says_in_the_same_words_and_order(client):
    published(**full_content())
    [entry] = read(client).entries
    assert entry.title == "Ausfuhren in die USA wachsen"
    assert entry.summary == "Zwei Zeilen, in denen steht, worum es geht."
    lines = [
        "12.02.2020 | Wirtschaft, Bildung",
        "Zwei Zeilen,",
        "in denen steht, worum es geht.",
        "Ein Absatz mit Verweis.",
        "Zum Nachlesen",
        "Musterquelle (damals anders) (31.12.19): Der lange Bericht",
        "Beispielverlag: Ohne Ziel",
        "Quelle: Zweite Quelle (Das Original, 11.02.2020), Musterquelle",
        "Redaktion: 13.02.2020 von Erika Muster, Musterinstitut",
        "Länder / Organisationen: USA, Deutschland, EU",
        "Themen: Zölle, Ausfuhr",
    ]
    assert in_order(lines, content_text(entry))


def test_the_parts_stand_in_the_order_that_readers_programs_expect(client):
    published(**full_content())
    [item] = items(client)
    tags = [child.tag for child in item]
    # Some programs take what comes first for the summary: not the whole text, nor what
    # a picture shows.
    media = "{http://search.yahoo.com/mrss/}content"
    assert tags.index("description") < tags.index(CONTENT) < tags.index(media)
    assert [child.tag for child in item].count("guid") == 1
    [guid] = item.findall("guid")
    assert guid.attrib == {"isPermaLink": "false"}
    assert guid.text.startswith("urn:uuid:")
    assert item.find("link").text == "http://127.0.0.1:8000/de/artikel/ausfuhren-usa/"
    assert item.find("{http://purl.org/dc/elements/1.1/}creator").text == "Erika Muster"


def test_labels_carry_the_kind_that_they_are(client):
    published(**full_content())
    [item] = items(client)
    found = [(c.get("domain"), c.text) for c in item.findall("category")]
    origin = "http://127.0.0.1:8000/de"
    assert found == [
        (f"{origin}/rubriken/", "Wirtschaft"),
        (f"{origin}/rubriken/", "Bildung"),
        (f"{origin}/laender-organisationen/", "USA"),
        (f"{origin}/laender-organisationen/", "Deutschland"),
        (f"{origin}/laender-organisationen/", "EU"),
        (f"{origin}/themen/", "Zölle"),
        (f"{origin}/themen/", "Ausfuhr"),
    ]


def test_the_identity_outlives_address_headline_and_site(client, settings):
    article = published(slug="eins")
    [before] = items(client)
    republished(article, slug="zwei", headline="Anders", topics=keys(topic("Neu")))
    settings.NEWSROOM_ORIGIN = "https://other.example.org"
    [after] = items(client)
    assert before.find("guid").text == after.find("guid").text == article.edition.urn
    assert after.find("link").text == "https://other.example.org/de/artikel/zwei/"
    assert before.find("pubDate").text == after.find("pubDate").text


def test_the_channel_knows_itself_and_its_site(client):
    Masthead.objects.create(language="en", name="Desk & Co", tagline="From abroad")
    published(language="en")
    feed = read(client, "/en/articles/feed.rss")
    channel = feed.feed
    assert (channel.title, channel.subtitle) == ("Desk & Co", "From abroad")
    assert channel.language == "en"
    assert channel.ttl == "30"
    assert channel.link == "http://127.0.0.1:8000/en/articles/"
    root = ElementTree.fromstring(client.get("/en/articles/feed.rss").content)  # noqa: S314
    assert root.find(f"channel/{ATOM_LINK}").attrib == {
        "rel": "self",
        "type": "application/rss+xml",
        "href": "http://127.0.0.1:8000/en/articles/feed.rss",
    }


def test_dates_are_english_whatever_the_language(client):
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False):
        published()
        [item] = items(client)
    assert item.find("pubDate").text == "Thu, 05 Mar 2026 09:00:00 +0100"


def test_every_link_is_absolute(client, settings):
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    body = (
        '<p><a href="/de/themen/">eins</a> <a href="../zwei/">zwei</a> <a href="#drei">'
        'drei</a> <a href="//example.com/vier">vier</a> <a href="mailto:a@b.example">'
        'fünf</a> <a href="http://[sechs">sechs</a></p>'
    )
    content = full_content() | {"body": body, "slug": "x"}
    published(**content)
    [entry] = read(client).entries
    root = fragment(entry.content[0].value)
    found = {text_of(a): a.get("href") for a in root.iter("a")}
    assert found["eins"] == "https://news.example.org/de/themen/"
    assert found["zwei"] == "https://news.example.org/de/artikel/zwei/"
    assert found["drei"] == "https://news.example.org/de/artikel/x/#drei"
    assert found["vier"] is None
    assert found["fünf"] == "mailto:a@b.example"
    for text, address in found.items():
        if text not in {"vier", "sechs"}:
            assert address.startswith(("https://", "mailto:")), address


@pytest.mark.parametrize(
    "dirt",
    ["\x0b", "\x00\x01", "\ufffe\uffff", "]]>", "<![CDATA[", "&#x1f;", "\x1b[31m"],
)
def test_nothing_in_a_field_can_break_the_feed(client, dirt):
    article = published(
        headline="Überschrift", body="<p>Text</p>", topics=keys(topic("Thema"))
    )
    published(headline="Ein anderer")
    fields = ("headline", "body", "teaser", "credit_name", "credit_organisation")
    columns = ", ".join(f"{field} = {field} || %s" for field in fields)
    # PostgreSQL refuses NUL itself.
    if connection.vendor == "postgresql":
        dirt = dirt.replace("\x00", "\x02")
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE articles_article SET {columns} WHERE id = %s",  # noqa: S608
            [*[dirt] * len(fields), article.pk],
        )
    Topic.objects.update(names={"de": f"Thema{dirt}"})
    feed = read(client)
    assert len(feed.entries) == 2
    assert feed.entries[1].title.startswith("Überschrift")


def test_what_xml_cannot_hold_is_left_out():
    assert legal("a\x00\x08\x0b\x0c\x0e\x1f\ud800\udfff\ufffe\uffffb") == "ab"
    assert legal("a\t\n\r\x7f\x85ä\ud7ff\ue000\ufffd😀b") == (
        "a\t\n\r\x7f\x85ä\ud7ff\ue000\ufffd😀b"
    )


def test_markup_in_a_headline_is_escaped_once(client):
    published(headline="1 < 2 & „3“ <b>fett</b>")
    [item] = items(client)
    assert item.find("title").text == "1 < 2 & „3“ <b>fett</b>"


def test_r41_an_empty_feed_is_valid_and_stays_the_same(client):
    with time_machine.travel("2026-03-05T09:00:00+01:00", tick=False) as clock:
        first = client.get("/de/artikel/feed.rss").content
        clock.shift(timedelta(days=1))
        assert client.get("/de/artikel/feed.rss").content == first
    assert read(client).entries == []


def test_two_requests_get_the_same_bytes(client):
    published(**full_content())
    first = client.get("/de/artikel/feed.rss")
    time.sleep(0.01)
    second = client.get("/de/artikel/feed.rss")
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    again = client.get("/de/artikel/feed.rss", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_caches_may_keep_a_feed_for_half_an_hour(client):
    response = client.get("/de/artikel/feed.rss")
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=1800, s-maxage=1"
    assert response["X-Accel-Expires"] == "1"
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies
    assert client.post("/de/artikel/feed.rss").status_code == 405
    assert client.head("/de/artikel/feed.rss").status_code == 200


def test_a_feed_holds_the_fifty_newest(client, monkeypatch):
    assert latest.MAX_ENTRIES == 50
    monkeypatch.setattr(latest, "MAX_ENTRIES", 10)
    for number in range(12):
        published(headline=f"Nummer {number:02}", dated="2020-01-01")
    assert titles(client) == [f"Nummer {number:02}" for number in range(11, 1, -1)]


FEEDS = {
    "/de/artikel/": "/de/artikel/feed.rss",
    "/de/artikel/?topic=innovation": "/de/artikel/feed.rss?topic=innovation",
    "/de/artikel/?topic=innovation&country=eu": (
        "/de/artikel/feed.rss?topic=innovation&country=eu"
    ),
    "/de/artikel/?year=2021": "/de/artikel/feed.rss?year=2021",
    "/de/themen/innovation/": "/de/themen/innovation/feed.rss",
    "/de/laender-organisationen/eu/": "/de/laender-organisationen/eu/feed.rss",
}


def test_the_feed_of_a_list_holds_what_the_list_holds(client):
    innovation = keys(topic("Innovation"))
    published(headline="Eins", dated="2020-01-01", topics=innovation)
    published(headline="Zwei", dated="2021-01-01", countries=keys(country("EU")))
    published(headline="Drei", topics=innovation, countries=keys(country("EU")))
    withdrawn(headline="Vier", topics=innovation)
    published(headline="Five", language="en", topics=innovation)
    for page, feed in FEEDS.items():
        shown = [title for title in titles(client, feed) if "Vier" not in title]
        assert shown == headlines(client.get(page).text), page


def test_a_feed_of_a_selection_is_named_after_it(client):
    published(topics=keys(topic("Innovation")), countries=keys(country("EU")))
    feed = read(client, "/de/artikel/feed.rss?country=eu&topic=innovation&utm_source=x")
    assert feed.feed.title == (
        "Newsroom: Artikel zum Thema Innovation, mit dem Schlagwort EU"
    )
    assert "utm_source" not in str(feed)
    assert read(client, "/de/themen/innovation/feed.rss").feed.title == (
        "Newsroom: Innovation"
    )


def test_a_correction_stands_at_the_top_of_the_content(client):
    article = published()
    republished(article, change_kind="correction", change_note="Es waren 3.")
    [entry] = read(client).entries
    today = timezone.localdate().strftime("%d.%m.%Y")
    assert f"Korrektur, {today}: Es waren 3." in content_text(entry).splitlines()[:3]


def test_a_withdrawn_article_leaves_its_notice(client):
    article = published(headline="Falsch")
    assert titles(client) == ["Falsch"]
    move(article, "withdraw", by=chief(), note="Stimmt nicht.")
    assert titles(client) == ["[Zurückgezogen] Falsch"]
