"""Paging: every article once, whatever shares its date; bad places don't exist."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Article
from articles.site.public.lists.leaf import leaf_of
from articles.site.shared import Place
from tests.site.public.reading import canonical, headlines, text_of, tree
from tests.support.factories import published
from tests.support.worlds import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch):
    monkeypatch.setitem(leaf_of.__kwdefaults__, "size", 3)


@world
def eight():
    """Publish eight articles, of which some share day and even moment."""
    start = timezone.now() - timedelta(days=30)
    for number, (day, hour) in enumerate(
        [(1, 0), (1, 0), (1, 0), (1, 1), (2, 1), (2, 1), (3, 0), (4, 0)]
    ):
        with time_machine.travel(start + timedelta(hours=hour), tick=False):
            published(headline=f"Nummer {number}", dated=f"2020-01-0{day}")
    return [f"Nummer {number}" for number in range(7, -1, -1)]


def link(page, rel: str) -> str | None:
    found = [a.get("href") for a in page.iter("a") if a.get("rel") == rel]
    return found[0] if found else None


def walk(client, path: str, rel: str) -> list[list[str]]:
    pages = []
    while path:
        html = client.get(path).text
        pages.append(headlines(html))
        path = link(tree(html), rel)
    return pages


def test_older_pages_show_every_article_once(client, eight):
    pages = walk(client, "/de/artikel/", "next")
    assert pages == [eight[:3], eight[3:6], eight[6:]]


def test_the_way_back_shows_the_same_articles(client, eight):
    path = "/de/artikel/"
    while following := link(tree(client.get(path).text), "next"):
        path = following
    pages = walk(client, path, "prev")
    assert pages == [eight[6:], eight[3:6], eight[:3]]


def test_a_page_keeps_its_place_when_something_new_appears(client, eight):
    second = link(tree(client.get("/de/artikel/").text), "next")
    published(headline="Ganz neu")
    assert headlines(client.get(second).text) == eight[3:6]


def test_a_page_stays_when_the_article_at_its_place_is_gone(client, eight):
    second = link(tree(client.get("/de/artikel/").text), "next")
    place = Place.read(second.partition("=")[2])
    assert str(place) == str(Place.of(Article.objects.get(pk=place.pk)))
    other = str(Place(place.printed_on, place.published_at, place.pk))
    assert headlines(client.get(f"/de/artikel/?before={other}").text) == eight[3:6]


def test_title_and_address_say_which_page_it_is(client, eight):
    second = link(tree(client.get("/de/artikel/").text), "next")
    page = tree(client.get(second).text)
    assert page.find("head/title").text == "Artikel, bis 02.01.2020 – Newsroom"
    assert canonical(page) == f"http://127.0.0.1:8000{second}"
    back = link(page, "prev")
    first = tree(client.get(back).text)
    assert first.find("head/title").text.startswith("Artikel, ab 0")


def test_beyond_the_last_article_is_a_page_that_leads_back(client, eight):
    response = client.get("/de/artikel/?before=1900-01-01_0_1")
    assert response.status_code == 200
    assert "Alle Artikel" in text_of(tree(response.text).find("body/main"))


def test_paging_keeps_the_selection(client, eight):
    page = tree(client.get("/de/artikel/?year=2020&year=2021").text)
    assert link(page, "next").startswith("/de/artikel/?year=2020&year=2021&before=")


@pytest.mark.parametrize(
    "place",
    [
        "",
        "x",
        "1",
        "2020-13-01_0_1",
        "2020-02-30_0_1",
        "2020-01-01_0",
        "2020-01-01_0_-1",
        "2020-01-01_999999999999999999_1",
        "2020-01-01_-99999999999999999_1",
        "2020-01-01_0_" + "9" * 30,
        "0000-01-01_0_1",
        "2020-01-01_0_1%00",
        "٢٠٢٠-01-01_0_1",
    ],
)
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_malformed_place_is_not_found(client, side, place):
    assert client.get(f"/de/artikel/?{side}={place}").status_code == 404


def test_one_cannot_ask_for_both_sides(client):
    place = "2020-01-01_0_1"
    path = f"/de/artikel/?before={place}&after={place}"
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("place", ["0001-01-01_-62135596800000000_1", "9999-12-31_0_1"])
def test_the_ends_of_the_calendar_are_places(client, eight, place):
    for side in ("before", "after"):
        assert client.get(f"/de/artikel/?{side}={place}").status_code == 200
