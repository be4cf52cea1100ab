"""Feeds may be cached for a configured time, and readers get them at one address."""

import gzip
from datetime import timedelta
from itertools import product

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.site.feeds.reading import FORMS, get
from tests.site.public.every_page.test_queries import publish
from tests.support.contents import full_content, keys
from tests.support.factories import country, published, topic

pytestmark = pytest.mark.django_db
PLACES = ("/de/artikel/", "/de/themen/zoelle/", "/de/korrekturen/",
          "/de/archiv/2020/02/")  # fmt: skip


def test_every_feed_may_be_kept_for_as_long_as_is_configured(client, settings):
    settings.NEWSROOM_FEED_MAX_AGE = 600
    published(**full_content())
    for form in FORMS:
        for place in PLACES:
            response = get(client, form, place)
            assert response["Cache-Control"] == "public, max-age=600, s-maxage=1"
            assert response["X-Accel-Expires"] == "1"
            assert response["Vary"] == "Accept-Encoding"
            assert not response.cookies
    assert "<ttl>10</ttl>" in get(client, "rss").text


def test_a_feed_is_another_when_settings_style_sheet_or_templates_are(
    client, settings, monkeypatch
):
    etags = {get(client, "rss")["ETag"]}
    settings.NEWSROOM_FEED_MAX_AGE = 600
    etags.add(get(client, "rss")["ETag"])
    settings.STATIC_URL = "/anders/"
    etags.add(get(client, "rss")["ETag"])
    monkeypatch.setattr(
        "articles.site.shared.http.conditional.fingerprint", lambda: "other"
    )
    etags.add(get(client, "rss")["ETag"])
    assert len(etags) == 4
    assert 'href="/anders/articles/feed.css"' in get(client, "rss").text


def test_only_reading_is_allowed(client):
    for form in FORMS:
        path = f"/de/artikel/feed.{form}"
        assert client.head(path).status_code == 200
        for refused in (client.post(path), client.put(path), client.delete(path)):
            assert refused.status_code == 405
            assert refused["Allow"] == "GET, HEAD"


def test_nothing_changes_without_a_change(client):
    places = {f"{place}feed.{form}" for place in PLACES[::2] for form in FORMS}
    for content in ({}, full_content()):
        if content:
            published(**content)
        with time_machine.travel("2027-03-05T09:00:00+01:00", tick=False) as clock:
            first = {path: client.get(path) for path in places}
            clock.shift(timedelta(seconds=2))
            for path, before in first.items():
                after = client.get(path)
                assert after.content == before.content
                assert after["ETag"] == before["ETag"]
                told = {"if-none-match": before["ETag"]}
                assert client.get(path, headers=told).status_code == 304


@pytest.mark.both
def test_not_modified_costs_no_more_than_two_questions(client):
    publish(range(3))
    for form in FORMS:
        path = f"/de/artikel/feed.{form}?topic=zoelle"
        told = {"if-none-match": client.get(path)["ETag"]}
        with CaptureQueriesContext(connection) as asked:
            response = client.get(path, headers=told)
        assert response.status_code == 304
        assert response["Cache-Control"] == "public, max-age=1800, s-maxage=1"
        assert not response.content
        assert len(asked) <= 2


@pytest.fixture
def _twelve_at_most(monkeypatch):
    """Let a feed be full with twelve entries, so that few articles fill it."""
    monkeypatch.setattr("articles.site.feeds.entries.latest.MAX_ENTRIES", 12)


@pytest.mark.both
@pytest.mark.usefixtures("_twelve_at_most")
def test_a_full_feed_of_new_entries_with_pictures_costs_no_more_questions_than_few(
    client,
):
    asked = []
    for numbers in (range(2), range(2, 13)):
        publish(numbers)
        with CaptureQueriesContext(connection) as queries:
            get(client, "rss")
        # The entries cached in another format are written together.
        asked.append(len([q for q in queries if q["sql"].startswith("SELECT")]))
    assert asked[1] <= asked[0] <= 40


@pytest.mark.both
@pytest.mark.usefixtures("_twelve_at_most")
def test_a_full_feed_with_pictures_costs_few_questions_narrowed_or_not(client):
    publish(range(13))
    narrowed = "?topic=thema-0&category=rubrik-0&country=eu&source=quelle-0"
    for form, query in product(FORMS, ("", narrowed, f"{narrowed}&q=text")):
        get(client, form, query=query)
        with CaptureQueriesContext(connection) as asked:
            assert "urn:uuid" in get(client, form, query=query).text
        # One for the labels that an address names, and three for what is searched for.
        allowed = 3 + bool(query) + 3 * ("q=" in query)
        assert len(asked) <= allowed, (form, query)


def test_a_feed_is_compressed_to_the_same_bytes_each_time(client):
    published(**full_content())
    plain = get(client, "atom")
    told = {"accept-encoding": "gzip"}
    packed = [client.get("/de/artikel/feed.atom", headers=told) for _twice in range(2)]
    assert packed[0]["Content-Encoding"] == "gzip"
    assert packed[0].content == packed[1].content
    assert gzip.decompress(packed[0].content) == plain.content
    again = client.get(
        "/de/artikel/feed.atom", headers=told | {"if-none-match": packed[0]["ETag"]}
    )
    assert again.status_code == 304


def test_s33_the_address_is_the_configured_one_and_says_nothing_unasked(
    client, settings
):
    settings.ALLOWED_HOSTS = ["*"]
    settings.NEWSROOM_ORIGIN = "https://news.example.org"
    published(topics=keys(topic("Zölle")), countries=keys(country("EU")))
    address = "https://news.example.org/de/artikel/feed."
    query = "?utm_source=evil&country=eu&topic=zoelle&x=%3Cscript%3E"
    for form in FORMS:
        headers = {"host": "evil.example", "x-forwarded-host": "evil.example"}
        path = f"/de/artikel/feed.{form}{query}"
        text = client.get(path, headers=headers).text.replace("&amp;", "&")
        assert f"{address}{form}?topic=zoelle&country=eu" in text
        assert "evil" not in text
        assert "127.0.0.1" not in text
        for unknown in ("?topic=nix", "?year=abc", "?month=2", "?country="):
            status = client.get(f"/de/artikel/feed.{form}{unknown}").status_code
            assert status == (200 if unknown == "?country=" else 404)
