"""Facets offer the most used values, and merged labels once."""

import time

import pytest

from articles.site.public.lists import choices
from tests.site.public.lists.shown import read, short
from tests.site.public.reading import text_of, tree
from tests.support.contents import keys
from tests.support.factories import country, published, topic

pytestmark = pytest.mark.django_db


def test_beyond_the_eight_most_used_values_are_folded_and_then_left_out(
    client, monkeypatch
):
    monkeypatch.setattr(choices, "OPEN", 2)
    monkeypatch.setattr(choices, "FOLDED", 2)
    names = ["Äpfel", "Birnen", "Zwetschgen", "Öl", "Obst"]
    published(topics=keys(*map(topic, names)))
    published(topics=keys(topic("Zwetschgen")))
    for month in (1, 2, 3):
        published(dated=f"2020-0{month}-01")
    [nav] = [
        nav
        for nav in tree(client.get("/de/artikel/").text).iter("nav")
        if nav.get("class") == "facets"
    ]
    opened = [text_of(ul) for ul in nav.iter("ul")]
    assert "Zwetschgen 2\nÄpfel 1" in opened
    [folded] = [one for one in nav.iter("details") if one.get("class") == "facet-more"]
    assert text_of(folded) == "2 weitere – Themen\nBirnen 1\nObst 1\nAlle Themen"
    months = read(client, "/de/artikel/?year=2020")["Monate"]
    assert short(months) == "Januar 1, Februar 1, März 1"


def test_a_merged_label_counts_as_what_it_became_and_once(client):
    old, new = topic("Vernetzung"), topic("Netzwerke")
    published(topics=keys(old, new))
    published(topics=keys(old))
    old.merged_into = new
    old.save()
    for path in ("/de/artikel/", "/de/artikel/?topic=netzwerke"):
        assert short(read(client, path)["Themen"]).strip("+") == "Netzwerke 2"


def test_s76_an_address_as_long_as_may_be_makes_no_long_page(client):
    """Each value repeats the address: those that are chosen, and those offered."""
    topics = [topic(f"{n}", slug=f"{n:02}-{'x' * 60}") for n in range(60)]
    for some in (topics[:30], topics[30:]):
        published(topics=keys(*some), countries=keys(country("EU"), country("FR")))

    def page_of(number):
        chosen = "&".join(f"topic={one.slug}" for one in topics[:number])
        return f"/de/artikel/?{chosen}"

    for words in ("", f"&q={'ä' * 15}"):
        began = time.process_time()
        answer = client.get(page_of(20) + words)
        # Ten times the 100 ms that are meant.
        assert time.process_time() - began < 1
        assert answer.status_code == 200
        assert len(answer.content) <= 150_000
    assert client.get(f"{page_of(20)}&q={'ä' * 40}").status_code == 400
    # No more values may be chosen then, and few where the address is long. Thirty
    # topics are on the same articles as the chosen ones: they add nothing.
    shown = [len(read(client, page_of(n))["Themen"]) for n in (3, 12, 20)]
    assert shown == [33, 15, 20]
    assert client.get(page_of(21)).status_code == 400
