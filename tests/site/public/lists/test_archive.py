"""The archive: years and months that have articles, by their printed date."""

import pytest

from tests.site.public.reading import (
    body_of,
    canonical,
    headlines,
    hreflangs,
    links,
    links_of,
    meta,
    tree,
)
from tests.support.contents import keys
from tests.support.factories import published, topic
from tests.support.worlds import world

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


@world
def five():
    for dated in ("2018-12-31", "2020-02-01", "2020-02-29", "2020-03-01", "2021-05-05"):
        published(headline=f"Vom {dated}", dated=dated, topics=keys(topic("Archive")))
    published(language="en", headline="English", dated="2020-03-01")


def test_the_archive_counts_articles_by_year_and_month(client, five):
    page = tree(client.get("/de/archiv/").text)
    lines = body_of(page).splitlines()
    assert lines[:2] == ["Archiv", "Artikel: 1 2"]
    assert lines[-8:-1] == [
        "2021 1 Artikel",
        "Mai 2021: Mai 1",
        "2020 3 Artikel",
        "Februar 2020: Feb 2",
        "März 2020: Mär 1",
        "2018 1 Artikel",
        "Dezember 2018: Dez 1",
    ]
    assert canonical(page) == f"{ORIGIN}/de/archiv/"
    assert links_of(page)["Februar 2020: Feb 2"] == "/de/archiv/2020/02/"
    assert links_of(page)["2020"] == "/de/archiv/2020/"
    english = body_of(tree(client.get("/en/archive/").text)).splitlines()
    assert english[-3:-1] == ["2020 1 article", "March 2020: Mar 1"]


def test_a_year_shows_its_months_and_its_articles(client, five):
    response = client.get("/de/archiv/2020/")
    page = tree(response.text)
    assert headlines(response.text) == [
        "Vom 2020-03-01", "Vom 2020-02-29", "Vom 2020-02-01",
    ]  # fmt: skip
    found = links_of(page)
    assert found["Februar 2020: Feb 2"] == "/de/archiv/2020/02/"
    assert found["← Früher: 2018"] == "/de/archiv/2018/"
    assert found["Später: 2021 →"] == "/de/archiv/2021/"
    assert page.find("head/title").text == "Artikel aus dem Jahr 2020 – Newsroom"
    assert meta(page, "robots") is None


def test_a_month_leads_to_the_nearest_months_with_articles(client, five):
    page = tree(client.get("/de/archiv/2020/03/").text)
    found = links_of(page)
    assert found["← Früher: Februar 2020"] == "/de/archiv/2020/02/"
    assert found["Später: Mai 2021 →"] == "/de/archiv/2021/05/"
    assert found["2020"] == "/de/archiv/2020/"
    first = links_of(tree(client.get("/de/archiv/2018/12/").text))
    assert not [text for text in first if "Früher" in text]
    last = links_of(tree(client.get("/de/archiv/2021/05/").text))
    assert not [text for text in last if "Später" in text]


def test_one_year_or_month_has_one_address(client, five):
    for query, path in [
        ("year=2020", "2020/"),
        ("year=2020&month=2", "2020/02/"),
        ("month=02&year=2020&q=", "2020/02/"),
    ]:
        for address in (f"/de/artikel/?{query}", f"/de/archiv/{path}"):
            page = tree(client.get(address).text)
            assert canonical(page) == f"{ORIGIN}/de/archiv/{path}"
            feeds = [
                link["href"] for link in links(page, "alternate") if "type" in link
            ]
            query = query.replace("month=02&year=2020&q=", "year=2020&month=2")
            assert feeds[0] == f"{ORIGIN}/de/artikel/feed.rss?{query}"
            assert client.get(feeds[0].removeprefix(ORIGIN)).status_code == 200
    for query in ("topic=archive&year=2020", "year=2018&year=2020"):
        page = tree(client.get(f"/de/artikel/?{query}").text)
        assert canonical(page) == f"{ORIGIN}/de/artikel/?{query}"


def test_the_other_language_is_offered_only_where_it_has_articles(client, five):
    assert set(hreflangs(tree(client.get("/de/archiv/2020/02/").text))) == set()
    german = hreflangs(tree(client.get("/de/archiv/2020/03/").text))
    assert german["en"] == f"{ORIGIN}/en/archive/2020/03/"
    assert hreflangs(tree(client.get("/en/archive/2020/03/").text)) == german


@pytest.mark.parametrize(
    "path",
    ["2019/", "2020/01/", "2020/13/", "2020/00/", "2020/2/", "0000/", "0999/", "99999/",
     "9999/", "9999/12/", "1000/", "1000/01/", "-1/", "20/", "2020/02/01/", "x/",
     "٢٠٢٠/", "2020/٠٢/", "10000000000000000000000/"],
)  # fmt: skip
def test_s56_a_time_without_articles_is_not_found(client, five, path):
    assert client.get(f"/de/archiv/{path}").status_code == 404


def test_an_empty_year_has_a_list_but_no_page_in_the_archive(client, five):
    page = tree(client.get("/de/artikel/?year=1850").text)
    assert canonical(page) == f"{ORIGIN}/de/artikel/?year=1850"
    assert meta(page, "robots") == "noindex, follow"
