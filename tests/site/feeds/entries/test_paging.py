"""The JSON feed of a label or filter goes on page by page, to its oldest article."""

import pytest

from articles.editing.publishing import move
from tests.site.feeds.reading import XML, get
from tests.support.contents import keys
from tests.support.factories import chief, published, topic, withdrawn
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


def walked(client, path: str) -> list[list[str]]:
    """Return the titles of each page, from one to the next."""
    pages = []
    while path:
        told = client.get(path).json()
        assert told["feed_url"] == ORIGIN + path
        pages.append([item["title"] for item in told["items"]])
        path = told.get("next_url", "").removeprefix(ORIGIN)
    return pages


@world
def stock() -> dict:
    """Publish five articles."""
    shared = {"topics": keys(topic("Innovation", slug_en="new-things"))}
    for number in range(1, 6):
        published(headline=f"{number}", dated=f"2020-02-0{number}", **shared)
    return shared


@pytest.fixture(autouse=True)
def _two_on_a_page(monkeypatch):
    monkeypatch.setattr("articles.site.feeds.entries.latest.MAX_ENTRIES", 2)


@pytest.mark.parametrize(
    "path",
    [
        "/de/themen/innovation/feed.json",
        "/de/artikel/feed.json?year=2020&month=2",
        "/de/artikel/feed.json?q=Absatz",
        "/de/artikel/feed.json?since=2020-01-01",
    ],
)
def test_each_page_leads_to_the_next_and_the_last_to_none(client, path):
    assert walked(client, path) == [["5", "4"], ["3", "2"], ["1"]]


def test_notices_stand_on_the_first_page_alone(client, stock):
    old = published(headline="Alt", dated="2010-01-01", **stock)
    move(old, "withdraw", by=chief(), note="Falsch.")
    first, *others = walked(client, "/de/themen/innovation/feed.json")
    assert first == ["5", "4", "[Zurückgezogen] Alt"]
    assert others == [["3", "2"], ["1"]]


def test_what_comes_meanwhile_moves_nothing(client, stock):
    told = client.get("/de/themen/innovation/feed.json").json()
    following = told["next_url"].removeprefix(ORIGIN)
    published(headline="6", dated="2020-02-06", **stock)
    assert walked(client, following) == [["3", "2"], ["1"]]


def test_the_feed_of_all_has_its_archive_instead(client):
    told = client.get("/de/artikel/feed.json").json()
    assert told["next_url"] == f"{ORIGIN}/de/archiv/2020/02/feed.json"


def test_other_formats_know_of_no_pages(client):
    for form in XML:
        whole = get(client, form, "/de/themen/innovation/")
        told = get(client, form, "/de/themen/innovation/", "?before=nonsense")
        assert told.content == whole.content


def test_a_place_that_nothing_can_have_is_not_found(client):
    for place in ("nonsense", "1_2020-02-03_0_1", ""):
        path = f"/de/themen/innovation/feed.json?before={place}"
        assert client.get(path).status_code == 404


def test_a_former_address_leads_on_to_the_same_page(client):
    told = client.get("/de/themen/innovation/feed.json").json()
    query = told["next_url"].partition("?")[2]
    for path in ("themen/new-things/feed.json?", "artikel/feed.json?topic=new-things&"):
        answer = client.get(f"/de/{path}{query}")
        assert answer.status_code == 301
        assert answer["Location"] == f"/de/themen/innovation/feed.json?{query}"


def test_a_feed_of_notices_alone_leads_nowhere(client):
    withdrawn(topics=keys(topic("Umkehr")))
    assert "next_url" not in client.get("/de/themen/umkehr/feed.json").json()
