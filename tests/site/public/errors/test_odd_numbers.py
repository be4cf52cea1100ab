"""Numbers that no page, year or row has are not found: no database fails of them."""

import pytest

from tests.support import factories
from tests.support.worlds import world

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ODD = [
    str(10**30), str(10**26), str(2**63), str(2**31), "99999", "10000", "0", "-1",
    "1e9", "1.5", "٣", "13", "NaN", "\0",
]  # fmt: skip
NAMES = ["page", "year", "month", "after", "before", "p", "id", "pk"]
LISTS = [
    "/de/artikel/", "/en/articles/", "/de/artikel/feed.rss", "/en/articles/feed.json",
    "/de/themen/zoelle/", "/de/archiv/2020/", "/de/korrekturen/", "/de/abonnieren/",
]  # fmt: skip


@world
def _one():
    topic = factories.topic("Zölle")
    factories.published(dated="2020-02-01", topics=[str(topic.key)])


@pytest.mark.parametrize("value", ODD)
def test_s56_no_list_fails_of_a_number(client, value):
    asked = [(path, dict.fromkeys(NAMES, value)) for path in LISTS]
    asked += [("/de/artikel/", {name: value}) for name in NAMES]
    asked += [("/de/artikel/", {"q": "Beispiel", name: value}) for name in NAMES]
    for path, query in asked:
        answer = client.get(path, query)
        assert answer.status_code in {200, 301, 302, 400, 404}, (path, query)
    for name in ("year", "month"):
        assert client.get("/de/artikel/", {name: value}).status_code in {400, 404}, name


PLACES = [
    "/de/archiv/2026/13/", "/de/archiv/-1/", "/de/archiv/99999/", "/2026/13/", "/-1/",
    "/99999/", "/de/-1/", "/de/2026/13/", "/de/artikel/-1/", f"/de/artikel/{10**30}/",
    f"/de/artikel/{10**26}/fehler-melden/", f"/de/themen/{10**26}/",
    f"/sitemap-articles-de-{10**30}.xml", "/sitemap-articles-de--1.xml",
    "/sitemap-articles-de-0.xml", f"/de/archiv/{10**30}/feed.rss",
    "/de/archiv/2026/13/feed.json", f"/pictures/{10**26}/article-320.webp",
]  # fmt: skip


@pytest.mark.parametrize("path", PLACES)
def test_s56_no_address_fails_of_a_number(client, path):
    answer = client.get(path)
    assert answer.status_code in {302, 404}
    if answer.status_code == 302:  # to the language
        assert client.get(answer["Location"]).status_code == 404
