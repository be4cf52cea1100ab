"""A search that takes too long, or looks through a part, claims nothing of the rest."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from articles.domain.search.finding import cache
from articles.site.feeds import FORMATS
from newsroom.monitoring.logs import Brief
from tests.site.public.reading import text_of, tree
from tests.support.contents import keys
from tests.support.desk.desk import at_desk
from tests.support.factories import chief, published, topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "heading", "advice"),
    [
        ("/de/artikel/", "Bitte grenzen Sie Ihre Suche ein", "das mehr aussagt"),
        ("/en/articles/", "Please narrow your search down", "a word that says more"),
        ("/de/abonnieren/", "Bitte grenzen Sie Ihre Suche ein", "das mehr aussagt"),
    ],
)
def test_a_search_that_was_stopped_says_how_to_go_on(
    client, settings, path, heading, advice
):
    published(headline="Der Kranich zieht")
    settings.NEWSROOM_SEARCH_BUDGET = 0
    answer = client.get(path, {"q": "Kranich"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert answer.headers["Cache-Control"] == "no-store"
    main = tree(answer.text).find("body/main")
    assert heading in text_of(main)
    assert advice in text_of(main)
    # The user can go on typing where they stopped.
    [field] = main.iterfind(".//input[@name='q']")
    assert field.get("value") == "Kranich"


@pytest.mark.parametrize("words", ["Kranich", '"Der Kranich"', "-Kranich der OR die"])
@pytest.mark.parametrize(
    "path", ["/de/artikel/", "/de/abonnieren/", "/de/artikel/feed.rss", "/admin/go/"]
)
def test_no_search_that_was_stopped_writes_into_the_log(
    settings, monkeypatch, words, path
):
    published(headline="Der Kranich zieht")
    settings.NEWSROOM_SEARCH_BUDGET = 0
    written: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.addFilter(Brief())
    monkeypatch.setattr(handler, "emit", written.append)
    monkeypatch.setattr(logging.root, "handlers", [handler])
    for client in (Client(), at_desk(chief())):
        answer = client.get(path, {"q": words, "as": "json"}, follow=True)
        assert answer.status_code in {200, 503}
        client.get("/admin/articles/article/", {"q": words})
    assert [one.getMessage() for one in written] == []
    logging.getLogger("django.request").error("Something else")
    assert [one.getMessage() for one in written] == ["Something else"]


def test_a_feed_that_was_stopped_is_not_empty(client, settings):
    settings.NEWSROOM_SEARCH_BUDGET = 0
    for form in FORMATS:
        answer = client.get(reverse(f"feed_{form}"), {"q": "Kranich"})
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "600")
        assert "Die Suche dieses Feeds" in answer.text


def test_the_desk_is_told_so_as_well(settings):
    published(headline="Der Kranich zieht")
    client = at_desk(chief())
    settings.NEWSROOM_SEARCH_BUDGET = 0
    for words in ("Kranich", '"Der Kranich"'):
        for name in ("article", "edition", "decision"):
            answer = client.get(f"/admin/articles/{name}/", {"q": words})
            assert answer.status_code == 503
            assert "das mehr aussagt" in answer.text
        answer = client.get("/admin/go/", {"q": words, "as": "json"})
        [group] = answer.json()["groups"]
        assert "Nehmen Sie ein Wort dazu" in group["found"][0]["text"]


def test_a_part_is_not_said_to_be_all(client, monkeypatch):
    monkeypatch.setattr(cache, "MOST_READ", 2)
    labels = {"topics": keys(topic("Verkehr"))}
    published(headline="Eine rote Ampel am Deich", **labels)
    for _ in range(2):
        published(headline="Die Ampel ist rot", **labels)
    page = client.get("/de/artikel/", {"q": '"rote Ampel"'}).text
    assert "In den neuesten Artikeln mit diesen Wörtern nicht gefunden." in page
    assert "nur in den neuesten davon gesucht" in page
    assert "Keine Artikel" not in page
    published(headline="Die rote Ampel", **labels)
    main = tree(client.get("/de/artikel/", {"q": '"rote Ampel"'}).text)
    said = text_of(main.find("body/main"))
    assert "Mindestens 1 Artikel" in said
    # Nothing is counted beside it.
    assert main.find(".//form[@id='facets']") is None
    assert "facets" not in {e.get("class") for e in main.iter()}
