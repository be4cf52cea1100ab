"""A label without articles: its feed stays, for who subscribed to it."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.utils import timezone

from articles.editing.publishing import move
from tests.site.feeds.reading import FORMS, entries, get, head, titles
from tests.support.contents import keys
from tests.support.factories import (
    GONE,
    chief,
    country,
    discarded,
    draft,
    published,
    topic,
)

pytestmark = pytest.mark.django_db
START = "2026-03-05T09:00:00+01:00"


def test_the_feed_of_a_label_stays_when_its_only_article_is_over(client):
    with time_machine.travel(START, tick=False) as clock:
        ended = published(headline="Geheimer Titel", topics=keys(topic("Eins")))
        expires_at = ended.live_from + timedelta(hours=1)
        published(topics=keys(topic("Zwei")), expires_at=expires_at)
        both = {"topics": keys(topic("Drei")), "countries": keys(country("EU"))}
        published(**both, expires_at=expires_at)
        clock.shift(timedelta(hours=2))
        move(ended, "withdraw", by=chief(), note="Grund.", options=GONE)
        for days in (0, 31):
            clock.shift(timedelta(days=days))
            for form in FORMS:
                told = entries(client, form, "/de/themen/eins/")
                notice = ["[Zurückgezogen] Artikel vom 05.03.2026"]
                assert [entry["title"] for entry in told] == notice[days:]
                assert "Geheim" not in get(client, form, "/de/themen/eins/").text
                assert titles(client, form, "/de/themen/zwei/") == []
                assert titles(client, form, query="?topic=drei&country=eu") == []


def test_no_page_names_a_label_that_only_its_feed_still_knows(client):
    published(topics=keys(topic("Innovation")))
    over = published(headline="Weg", topics=keys(topic("Pikant")))
    move(over, "withdraw", by=chief(), note="Grund.")
    for path in (
        "/de/artikel/", "/de/themen/", "/de/abonnieren/", "/feeds.opml", "/sitemap.xml",
        "/de/themen/innovation/feed.rss", "/de/artikel/?q=x&topic=innovation",
    ):  # fmt: skip
        text = client.get(path).text
        assert "pikant" not in text.lower(), path
    assert "/themen/pikant/" not in client.get("/de/artikel/?q=pikant").text
    assert client.get("/de/themen/pikant/").status_code == 404
    assert client.get("/de/artikel/?topic=pikant").status_code == 404


def test_a_label_that_no_reader_knew_has_no_feed(client):
    label = topic("Geplant")
    draft(topics=keys(label))
    discarded(topics=keys(label))
    with time_machine.travel(START, tick=False) as clock:
        begins = timezone.now() + timedelta(hours=1)
        later = published(topics=keys(label), at=begins)
        for form in FORMS:
            assert client.get(f"/de/themen/geplant/feed.{form}").status_code == 404
            path = f"/de/artikel/feed.{form}?topic=geplant"
            assert client.get(path).status_code == 404
        clock.move_to(later.live_from)
        assert len(titles(client, "rss", "/de/themen/geplant/")) == 1


def test_what_a_feed_leads_to_is_there(client):
    published(headline="Ein anderer", dated="2020-02-12", topics=keys(topic("Neu")))
    over = published(headline="Weg", dated="2019-03-01", topics=keys(topic("Alt")))
    english = published(language="en", topics=keys(topic("Nur englisch")))
    assert english.language == "en"
    move(over, "withdraw", by=chief(), note="Grund.")
    for feed, page in {
        "artikel/feed.{}?year=2031": "artikel/?year=2031",
        "artikel/feed.{}?year=2019": "artikel/?year=2019",
        "artikel/feed.{}?year=2020&month=3": "artikel/?year=2020&month=3",
        "artikel/feed.{}?year=2020&month=2": "archiv/2020/02/",
        "themen/alt/feed.{}": "artikel/",
        "artikel/feed.{}?topic=alt&topic=neu&year=2019": "artikel/",
        "artikel/feed.{}?topic=neu&year=2019": "artikel/?topic=neu&year=2019",
        "themen/nur-englisch/feed.{}": "themen/nur-englisch/",
    }.items():
        address = f"http://127.0.0.1:8000/de/{page}"
        assert client.get(f"/de/{page}").status_code == 200
        for form in FORMS:
            path, _feed, query = f"/de/{feed.format(form)}".partition(f"feed.{form}")
            assert head(client, form, path, query)["page"] == address, feed
    root = ElementTree.fromstring(get(client, "atom", "/de/themen/alt/").content)  # noqa: S314
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 1
