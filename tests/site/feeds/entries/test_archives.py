"""Reading back: from the newest fifty to the first article, month by month."""

import html
import re
from xml.etree import ElementTree

import pytest

from tests.site.feeds.reading import FORMS, XML, entries, get, head, ids, titles
from tests.support.contents import keys
from tests.support.factories import published, topic, withdrawn

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
ORIGIN = "http://127.0.0.1:8000"
BODY = "<p>" + "Wörter &amp; Wörter " * 4000 + "</p>"


def links(client, form: str, path: str) -> dict[str, str]:
    """Return the paths that a document of the chain leads to, by relation."""
    base, _feed, query = path.partition(f"feed.{form}")
    told = head(client, form, base, query)
    return {rel: address.removeprefix(ORIGIN) for rel, address in told.items()}


def test_the_chain_leads_back_to_the_first_article(client, monkeypatch):
    monkeypatch.setattr("articles.site.feeds.entries.latest.MAX_ENTRIES", 5)
    for number in range(7):
        published(headline=f"Nr. {number}", dated=f"2021-{1 + number % 3:02}-01")
    published(headline="Der erste", dated="2019-12-31")
    withdrawn(headline="Weg", dated="2020-06-01")
    for form in FORMS:
        walk_back(client, form)


def walk_back(client, form: str) -> None:
    start = path = f"/de/artikel/feed.{form}"
    seen, walked = set(), []
    while path:
        walked.append(path)
        base, _slash, _name = path.rpartition("/")
        seen.update(titles(client, form, f"{base}/"))
        path = links(client, form, path).get("prev-archive")
    months = ("2021/01", "2020/06", "2019/12")
    assert walked == [start, *(f"/de/archiv/{one}/feed.{form}" for one in months)]
    assert len(seen) == 9
    if form in XML:
        middle = links(client, form, walked[2])
        assert middle["next-archive"] == walked[1]
        assert middle["current"] == start
        following = links(client, form, walked[1])["next-archive"]
        assert following.endswith(f"/2021/02/feed.{form}")


def test_a_month_belongs_to_the_same_feed_and_an_empty_one_is_unknown(client):
    published(dated="2020-02-12")
    published(dated="2020-03-01", language="en")
    root = [
        ElementTree.fromstring(get(client, "atom", path).content)  # noqa: S314
        for path in ("/de/artikel/", "/de/archiv/2020/02/")
    ]
    assert len({one.find(f"{ATOM}id").text for one in root}) == 1
    for path in ("2020/03", "2020/13", "2019/02", "0001/01"):
        assert client.get(f"/de/archiv/{path}/feed.atom").status_code == 404
    assert client.get("/en/archive/2020/03/feed.json").status_code == 200


def test_only_the_feed_of_all_articles_has_archives(client):
    published(dated="2020-02-12")
    for query in ("?year=2020", "?q=beispiel"):
        response = client.get(f"/de/artikel/feed.atom{query}")
        assert response.status_code == 200
        assert "prev-archive" not in response.text


def test_r26_a_feed_never_gets_too_large_and_the_archive_has_the_rest(client):
    for number in range(10):
        published(headline=f"Nr. {number}", body=BODY, dated="2020-02-12")
    for form in FORMS:
        assert 300_000 < len(get(client, form).content) <= 512_000
    kept = min((ids(client, form) for form in FORMS), key=len)
    assert titles(client, "json")[0] == "Nr. 9"
    assert all(kept == ids(client, f)[: len(kept)] for f in FORMS)
    assert 1 < len(kept) < 10 == len(ids(client, "json", "/de/archiv/2020/02/"))


@pytest.mark.parametrize("text", ['"', "😀", "&lt;", "ä"])
def test_a_feed_is_as_large_as_what_is_written(client, text):
    """Each format makes something else of a sign, and takes its own bytes for it."""
    label, body = topic("Zeichen"), f"<p>{text * 199_000}</p>"
    body = body[:199_000].rpartition("&")[0] or body if "&" in text else body
    for number in range(3):
        published(headline=f"Nr. {number}", body=body, topics=keys(label))
    fitting = 0
    for form in FORMS:
        response = get(client, form, "/de/themen/zeichen/")
        assert len(response.content) <= 512_000, form
        found = entries(client, form, "/de/themen/zeichen/")
        assert found[0]["title"] == "Nr. 2"
        for entry in found:
            if "Den ganzen Artikel auf der Website lesen" in entry["content"]:
                assert entry["url"] in entry["content"]
                assert entry["summary"] in html.unescape(entry["content"])
                assert len(found) == 3
            else:
                assert len(entry["content"]) > 190_000
                fitting += 1
    assert fitting >= (0 if text == "😀" else 1)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_full_month_comes_in_parts_that_stay_as_they_are(client, form, monkeypatch):
    monkeypatch.setattr("articles.site.feeds.entries.archives.MAX_ENTRIES", 3)
    published(headline="Davor", dated="2019-12-31")
    for number in range(1, 8):
        published(headline=f"Nr. {number}", dated=f"2020-02-{number:02}")
    published(headline="Danach", dated="2020-03-01")
    start, month = f"/de/artikel/feed.{form}", f"/de/archiv/2020/02/feed.{form}"
    after = links(client, form, f"/de/archiv/2020/03/feed.{form}")
    assert after["prev-archive"] == f"{month}?part=3"
    walked = [links(client, form, f"{month}?part={part}") for part in (3, 2, 1)]
    back = [f"{month}?part=2", month, f"/de/archiv/2019/12/feed.{form}"]
    assert [one["prev-archive"] for one in walked] == back
    on = [f"/de/archiv/2020/03/feed.{form}", f"{month}?part=3", f"{month}?part=2"]
    assert [one["next-archive"] for one in walked] == on
    assert {one["current"] for one in walked} == {start}
    assert [one["self"] for one in walked] == [f"{month}?part=3", *back[:2]]
    parts = [client.get(f"{month}?part={part}") for part in (1, 2, 3)]
    for part, held in zip(parts, ("321", "654", "7"), strict=True):
        assert re.findall(r"<title>Nr\. (\d)</title>", part.text) == list(held)
    published(headline="Nr. 8", dated="2020-02-08")
    again = client.get(f"{month}?part=2")
    assert again.content == parts[1].content


def test_a_part_that_is_not_there_is_unknown(client):
    published(dated="2020-02-12")
    for part in ("2", "0", "-1", "x", "", "99999999999999999999", "\0"):
        response = client.get("/de/archiv/2020/02/feed.rss", {"part": part})
        assert response.status_code == 404
