"""A page or a sitemap is watched by its links: old ones are no news, new ones have
titles.
"""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache

from articles.inbox.watching import ask, why
from articles.models import FeedStanding, FeedState, FormerItem, InboxItem, SourceTerms
from tests.inbox.incoming.pages import HTML, TEXT, page, robots
from tests.support import inbox

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """Pages are asked one after another without a pause, and robots.txt each time."""
    cache.clear()
    monkeypatch.setattr("articles.inbox.watching.linked.PAUSE", 0.0)


def links(*said: str):
    """Return a page with links; each is a path, or a path and its text."""
    pairs = [one.partition(" ") for one in said]
    body = "".join(f"<a href={path}>{text}</a>" for path, _blank, text in pairs)
    return 200, HTML, f"<html><body>{body}</body></html>".encode()


def sitemap(source, *said: str, kind="urlset", part="url"):
    """Return a sitemap; each entry is a path, or a path and its day."""
    pairs = [one.partition(" ") for one in said]
    body = "".join(
        f"<{part}><loc>{source.address(path)}</loc>"
        + (f"<lastmod>{day}</lastmod>" if day else "")
        + f"</{part}>"
        for path, _blank, day in pairs
    )
    return 200, {"Content-Type": "application/xml"}, f"<{kind}>{body}</{kind}>".encode()


def index(source, *said: str):
    return sitemap(source, *said, kind="sitemapindex", part="sitemap")


def watched(source, path="/aktuelles/", way="page", **values):
    return inbox.feed(address=source.address(path), way=way, **values)


def asked(feed, now=NOW) -> FeedState:
    feed.refresh_from_db()
    assert ask(feed, now=now, is_forced=True, patience=5).is_asked
    return FeedState.objects.get(feed=feed)


def titles() -> set[str]:
    return set(InboxItem.objects.values_list("title", flat=True))


def paths_asked(source) -> list[str]:
    return [path for path, _headers in source.asked]


def test_the_first_look_at_a_page_makes_no_items(source):
    source.plays["/aktuelles/"] = links(
        "/aktuelles/eins Erste Meldung", "/impressum Impressum"
    )
    feed = watched(source, below="/aktuelles/")
    state = asked(feed)
    assert (state.standing, state.told_by) == (FeedStanding.WELL, "link")
    assert state.news_at is None
    assert titles() == set()
    assert FormerItem.objects.count() == 1
    source.plays["/aktuelles/"] = links(
        "/aktuelles/zwei Zweite Meldung", "/aktuelles/eins Erste Meldung"
    )
    for hours in (1, 2):
        asked(feed, NOW + hours * HOUR)
        item = InboxItem.objects.get()
        assert item.title == "Zweite Meldung"
        assert item.link == source.address("/aktuelles/zwei")
    # They have a text, so nobody asks for their titles.
    assert paths_asked(source) == ["/aktuelles/"] * 3


def test_new_links_without_a_title_get_it_from_their_pages(source):
    source.plays["/sitemap.xml"] = sitemap(source, "/alt")
    feed = watched(source, "/sitemap.xml", "sitemap")
    asked(feed)
    source.plays["/sitemap.xml"] = sitemap(source, "/alt", "/neu 2026-12-01")
    source.plays["/neu"] = page("Neue Meldung")
    for hours in (1, 2, 3):
        asked(feed, NOW + hours * HOUR)
        item = InboxItem.objects.get()
        assert (item.title, item.language) == ("Neue Meldung", "de")
        assert item.summary.startswith(TEXT[:80])
        assert (item.text, item.changed_at) == ("", None)
    assert paths_asked(source).count("/neu") == 1
    assert "/alt" not in paths_asked(source)


def test_a_text_is_kept_by_the_sources_terms_and_the_pages_wish(source):
    source.plays["/sitemap.xml"] = sitemap(source)
    feed = watched(source, "/sitemap.xml", "sitemap")
    SourceTerms.objects.create(source=feed.source, terms="free")
    asked(feed)
    source.plays["/sitemap.xml"] = sitemap(source, "/eins", "/zwei")
    reserved = "<meta name=tdm-reservation content=1>"
    source.plays |= {"/eins": page("Eins"), "/zwei": page("Zwei", head=reserved)}
    asked(feed, NOW + HOUR)
    kept = {one.title: bool(one.text) for one in InboxItem.objects.all()}
    assert kept == {"Eins": True, "Zwei": False}


def test_at_most_ten_pages_are_fetched_in_a_round_the_newest(source):
    source.plays["/sitemap.xml"] = sitemap(source)
    feed = watched(source, "/sitemap.xml", "sitemap")
    asked(feed)
    days = [f"/{day} 2026-11-{day:02}" for day in range(1, 31)]
    source.plays["/sitemap.xml"] = sitemap(source, *days)
    source.plays |= {f"/{day}": page(f"Tag {day}") for day in range(1, 31)}
    asked(feed, NOW + HOUR)
    found = titles()
    assert {title for title in found if title.startswith("Tag")} == {
        f"Tag {day}" for day in range(21, 31)
    }
    # The others have their addresses for titles.
    assert (len(found), source.address("/20") in found) == (30, True)


def test_i6_pages_are_fetched_only_if_robots_txt_allows_it(source):
    source.plays |= {
        "/robots.txt": robots("User-agent: *", "Disallow: /neu"),
        "/sitemap.xml": sitemap(source),
        "/neu": page(),
    }
    feed = watched(source, "/sitemap.xml", "sitemap")
    asked(feed)
    source.plays["/sitemap.xml"] = sitemap(source, "/neu")
    asked(feed, NOW + HOUR)
    assert titles() == {source.address("/neu")}
    assert "/neu" not in paths_asked(source)


def test_between_two_requests_there_is_a_pause(source, monkeypatch):
    pauses: list[float] = []
    monkeypatch.setattr("articles.inbox.watching.linked.time.sleep", pauses.append)
    monkeypatch.setattr("articles.inbox.watching.linked.PAUSE", 7.0)
    source.plays["/sitemap.xml"] = sitemap(source)
    feed = watched(source, "/sitemap.xml", "sitemap")
    asked(feed)
    source.plays["/sitemap.xml"] = sitemap(source, "/eins", "/zwei")
    asked(feed, NOW + HOUR)
    assert pauses.count(7.0) == 2


def test_a_round_ends_in_time(source, monkeypatch):
    monkeypatch.setattr("articles.inbox.watching.linked.SECONDS", -1.0)
    source.plays["/sitemap.xml"] = sitemap(source)
    feed = watched(source, "/sitemap.xml", "sitemap")
    asked(feed)
    source.plays |= {"/sitemap.xml": sitemap(source, "/eins"), "/eins": page()}
    asked(feed, NOW + HOUR)
    assert titles() == {source.address("/eins")}


def test_the_first_look_takes_a_few_that_a_date_shows_to_be_new(source):
    days = [f"/neu{number} 2026-11-30" for number in range(15)]
    source.plays["/sitemap.xml"] = sitemap(source, "/alt 2026-10-01", "/ohne", *days)
    source.plays |= {f"/neu{number}": page(f"Neu {number}") for number in range(15)}
    feed = watched(source, "/sitemap.xml", "sitemap")
    asked(feed)
    assert titles() == {f"Neu {number}" for number in range(10)}
    assert FormerItem.objects.count() == 7
    asked(feed, NOW + HOUR)
    assert len(titles()) == 10


def test_an_index_is_followed_to_its_newest_sitemaps_and_no_further(source):
    source.plays["/sitemap.xml"] = index(
        source, "/a.xml 2026-11-01", "/b.xml.gz 2026-12-01", "/c.xml 2026-11-02",
        "/d.xml 2026-01-01", "/index.xml 2026-11-03",
    )  # fmt: skip
    packed = gzip.compress(sitemap(source, "/b 2026-11-30")[2])
    source.plays |= {
        "/a.xml": sitemap(source, "/a 2026-11-29"),
        "/b.xml.gz": (200, {"Content-Type": "application/gzip"}, packed),
        "/c.xml": sitemap(source, "/c 2026-11-28"),
        "/index.xml": index(source, "/e.xml"),
        "/e.xml": sitemap(source, "/e 2026-11-28"),
        "/d.xml": sitemap(source, "/d 2026-11-28"),
        "/b": page("B"), "/c": page("C"),
    }  # fmt: skip
    feed = watched(source, "/sitemap.xml", "sitemap")
    asked(feed)
    assert titles() == {"B", "C"}
    sitemaps = [path for path in paths_asked(source) if "xml" in path]
    assert sitemaps == ["/sitemap.xml", "/b.xml.gz", "/index.xml", "/c.xml"]


def test_the_path_of_a_feed_narrows_the_sitemaps_below_it(source):
    source.plays["/sitemap.xml"] = index(source, "/maps/a.xml")
    source.plays["/maps/a.xml"] = sitemap(source, "/news/1", "/shop/1")
    feed = watched(source, "/sitemap.xml", "sitemap", below="/news/")
    asked(feed)
    source.plays["/maps/a.xml"] = sitemap(source, "/news/2", "/shop/2")
    asked(feed, NOW + HOUR)
    assert titles() == {source.address("/news/2")}


@pytest.mark.parametrize(
    "answer",
    [(302, {"Location": "http://127.0.0.1:1/"}, b""), (404, {}, b"x")],
)
def test_sitemaps_that_can_not_be_had_are_a_failure(source, answer):
    source.plays["/sitemap.xml"] = index(source, "/weg.xml")
    source.plays["/weg.xml"] = answer
    state = asked(watched(source, "/sitemap.xml", "sitemap"))
    assert state.standing == FeedStanding.FAILING
    assert why(state.problem, state.problem_values)


def test_a_hostile_sitemap_ends_and_is_no_news(source):
    bomb = gzip.compress(b"<urlset>" + b" " * 300_000_000)
    source.plays["/sitemap.xml"] = (200, {"Content-Type": "application/gzip"}, bomb)
    state = asked(watched(source, "/sitemap.xml", "sitemap"))
    assert state.standing == FeedStanding.WELL
    assert titles() == set()
