"""Searches show the best or the newest first: an address each, kept while paging."""

import pytest

from articles.site.public.lists.leaf import leaf_of
from tests.site.public.lists.shown import read
from tests.site.public.lists.test_paging import link, walk
from tests.site.public.reading import canonical, headlines, links, text_of, tree
from tests.support.contents import keys
from tests.support.factories import published, topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]
LIST = "/de/artikel/?q=klima"
NEWEST = f"{LIST}&order=newest"


@pytest.fixture
def seven():
    shared = {"topics": keys(topic("Wetter"))}
    for year in range(2014, 2021):
        said = {"headline": f"Anderes {year}", "body": "<p>Klima</p>"}
        if year < 2017:
            # The older ones fit better.
            said = {"headline": f"Klima {year}"}
        published(dated=f"{year}-01-01", **shared, **said)


def orders(client, path: str) -> list[tuple[str, str | None]]:
    page = tree(client.get(path).text)
    found = [nav for nav in page.iter("nav") if nav.get("class") == "search-orders"]
    return [
        (text_of(one), one.get("href"))
        for nav in found
        for item in nav.iter("li")
        for one in item
    ]


def test_the_best_stand_first_unless_the_newest_are_asked_for(client, seven):
    assert headlines(client.get(LIST).text)[0] == "Klima 2016"
    years = [text.split()[-1] for text in headlines(client.get(NEWEST).text)]
    assert years == [str(year) for year in range(2020, 2013, -1)]


def test_each_order_is_a_link_to_the_other(client, seven):
    assert orders(client, LIST) == [("Beste Treffer", None), ("Neueste zuerst", NEWEST)]
    assert orders(client, NEWEST) == [("Beste Treffer", LIST), ("Neueste zuerst", None)]
    assert orders(client, f"{LIST}&year=2020") == []
    assert orders(client, "/de/artikel/") == []
    english = tree(client.get("/en/articles/?q=klima&order=newest").text)
    assert canonical(english).endswith("/en/articles/?q=klima&order=newest")


def test_the_order_is_kept_through_pages_facets_and_another_search(
    client, seven, monkeypatch
):
    monkeypatch.setitem(leaf_of.__kwdefaults__, "size", 3)
    pages = walk(client, NEWEST, "next")
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [text.split()[-1] for text in pages[0]] == ["2020", "2019", "2018"]
    path = NEWEST
    while following := link(tree(client.get(path).text), "next"):
        assert following.startswith(f"{NEWEST}&before=")
        path = following
    assert walk(client, path, "prev")[::-1] == pages
    again = [a.get("href") for a in tree(client.get(path).text).iter("a")]
    assert NEWEST in again
    facets = read(client, NEWEST)
    assert facets["Themen"] == [
        ("Wetter", 7, "/de/artikel/?topic=wetter&q=klima&order=newest", False)
    ]
    assert facets["Jahre"][0][2] == "/de/artikel/?year=2020&q=klima&order=newest"
    page = tree(client.get(NEWEST).text)
    fields = {
        i.get("name"): i.get("value") for i in page.find("body/main").iter("input")
    }
    assert fields == {"q": "klima", "order": "newest"}


def test_an_address_says_the_order_only_where_it_counts(client, seven):
    def address(path):
        return canonical(tree(client.get(path).text)).removeprefix(
            "http://127.0.0.1:8000"
        )

    assert address("/de/artikel/?order=newest&q=klima") == NEWEST
    assert address(f"{LIST}&order=") == LIST
    assert address("/de/artikel/?order=newest") == "/de/artikel/"
    assert address("/de/artikel/?topic=wetter&order=newest") == "/de/themen/wetter/"
    assert client.get(f"{LIST}&order=oldest").status_code == 404
    # A place is one of its own order.
    assert client.get(f"{NEWEST}&before=1_2020-01-01_0_1").status_code == 404
    assert client.get(f"{NEWEST}&before=2020-01-01_0_1").status_code == 200


def test_feeds_know_one_order(client, seven):
    page = tree(client.get(NEWEST).text)
    feeds = [it["href"] for it in links(page, "alternate") if "type" in it]
    assert feeds[0].endswith("/de/artikel/feed.rss?q=klima")
    subscribing = [
        a.get("href") for a in page.iter("a") if "abonnieren" in a.get("href")
    ]
    assert "/de/abonnieren/?q=klima" in subscribing
    assert not any("order" in path for path in (*feeds, *subscribing))
