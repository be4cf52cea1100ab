"""Readers get what Django would give, and what isn't for all nobody else gets.

Worlds of one test: no commit happens in it, so what waits for one is done by `commit`.
"""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.http import QueryDict
from django.utils import timezone

from articles.domain.pictures import card_of
from articles.editing.publishing import move
from articles.models import Masthead
from newsroom.page_cache.answers.request_key import KNOWN
from newsroom.page_cache.filling import Filler
from tests.newsroom.page_cache.asking import House, commit, environ_of, given, looked
from tests.site.public.every_page.page_types import FILES, PAGES, fill_public_site
from tests.support import factories

pytestmark = pytest.mark.django_db
# The forms of those who have no two answers alike, or of what was typed.
FOR_ONE = {
    "/de/barriere-melden/",
    "/de/nachricht-einsenden/",
    "/en/report-a-barrier/",
    "/en/send-us-news/",
    "/de/abonnieren/per-mail/",
    "/en/subscribe/by-email/",
    "/de/artikel/ausfuhren-usa/fehler-melden/",
    "/en/articles/exports/report-an-error/",
}
MINUTE = timedelta(minutes=1)
EVERY_PAGE = sorted({*PAGES["de"].values(), *PAGES["en"].values(), *FILES.values()})


@pytest.fixture
def house(tmp_path, settings):
    settings.VAR = tmp_path
    return House(tmp_path)


@pytest.fixture
def _one_moment(time_machine):
    """Nothing comes of age meanwhile: a feed gets a date after a second."""
    time_machine.move_to(timezone.now(), tick=False)


@pytest.mark.usefixtures("_one_moment")
def test_every_page_is_given_as_django_gives_it_first_and_held(house, settings):
    fill_public_site()
    looked(house)
    kept = set()
    for path in EVERY_PAGE:
        path = path.replace(" ", "+")
        for headers in ({"accept_encoding": "gzip"}, {}):
            made = house.past(path, **headers)
            for found in (house.get(path, **headers) for _cold_then_warm in range(2)):
                assert found.status == made.status, path
                assert unpacked(found) == unpacked(made), path
        before = house.django.asked
        assert house.get(path) == house.past(path), path
        if house.django.asked == before + 1:
            kept.add(path)
    assert set(PAGES["de"].values()) - FOR_ONE <= kept
    assert FILES["feed"] in kept
    assert not FOR_ONE & kept


def test_a_held_list_leads_to_the_right_day_after_midnight(house, time_machine):
    """It names a period; redirects to the day are asked for each time."""
    time_machine.move_to(datetime(2027, 3, 1, 22, 58, tzinfo=UTC), tick=False)
    for _number in range(2):
        factories.published()
    looked(house)
    house.get("/de/artikel/")
    for minute, day in ((59, "2027-02-28"), (61, "2027-03-01")):
        time_machine.move_to(datetime(2027, 3, 1, 22, tzinfo=UTC) + minute * MINUTE)
        looked(house)
        before = house.django.asked
        assert b'href="/de/artikel/?since=yesterday"' in house.get("/de/artikel/").body
        assert house.django.asked == before
        led = house.get("/de/artikel/?since=yesterday")
        assert led.headers["Location"] == f"/de/artikel/?since={day}"


def unpacked(found) -> bytes:
    if found.headers.get("Content-Encoding") == "gzip":
        return gzip.decompress(found.body)
    return found.body


@pytest.mark.usefixtures("_one_moment")
def test_unmodified_is_told_as_django_tells_it(house):
    article = factories.published()
    looked(house)
    for path in (article.get_absolute_url(), "/de/artikel/feed.atom", "/feeds.opml"):
        tag = house.past(path).headers["ETag"]
        for told in (tag, f"W/{tag}", f'"x", {tag}', "*", '"x"'):
            for _cold_then_warm in range(2):
                found = house.get(path, if_none_match=told)
                made = house.past(path, if_none_match=told)
                assert (found.status, found.body) == (made.status, made.body)
                assert found.headers["ETag"] == made.headers["ETag"]


def test_a_date_is_enough_where_django_tells_one(house, time_machine):
    factories.published()
    time_machine.move_to(timezone.now() + timedelta(seconds=10), tick=False)
    looked(house)
    path = "/de/artikel/feed.rss"
    date = house.past(path).headers["Last-Modified"]
    for _cold_then_warm in range(2):
        assert house.get(path, if_modified_since=date).status == 304
        older = house.get(path, if_modified_since="Thu, 01 Jan 2015 00:00:00 GMT")
        assert older.status == 200


def test_a_head_is_held_as_a_get_is(house):
    path = factories.published().get_absolute_url()
    looked(house)
    cold, warm = house.get(path, "HEAD"), house.get(path, "HEAD")
    whole = house.get(path)
    assert house.django.asked == 1
    assert cold == warm == whole._replace(body=b"")


def test_a_hit_asks_nothing(house, django_assert_num_queries):
    path = factories.published().get_absolute_url()
    house.get(path)
    looked(house).get(path)
    with django_assert_num_queries(0):
        for headers in ({}, {"accept_encoding": "gzip"}, {"if_none_match": "*"}):
            house.get(path, **headers)


def test_views_read_nothing_of_an_address_but_what_tells_addresses_apart(
    client, monkeypatch
):
    """If a view read anything else, all clients would get the page of the first one."""
    fill_public_site()
    asked = set()
    for name in ("get", "getlist", "__getitem__", "__contains__"):
        ask = getattr(QueryDict, name)

        def noting(self, key, *rest, _ask=ask, **more):
            asked.add(key)
            return _ask(self, key, *rest, **more)

        monkeypatch.setattr(QueryDict, name, noting)
    for path in EVERY_PAGE:
        client.get(path)
    assert asked <= set(KNOWN)
    assert {"topic", "before", "q", "part"} <= asked


def test_an_address_that_moved_and_one_that_is_gone_are_held(house):
    article = factories.published(slug="alt")
    moved = factories.republished(article, slug="neu")
    gone = factories.withdrawn(ending="gone", slug="weg")
    looked(house)
    for path, status in {"/de/artikel/alt/": 301, gone.get_absolute_url(): 410}.items():
        found = house.get(path)
        assert found.status == status
        assert house.is_held(path)
        assert house.get(path) == found == house.past(path)
    assert house.get("/de/artikel/alt/").headers["Location"] == (
        moved.get_absolute_url()
    )


def test_a_card_and_two_texts_side_by_side_go_as_soon_as_one_is_withdrawn(house):
    article = factories.published(slug="hafen")
    english = factories.translated(article, slug="harbour")
    factories.move(english, "submit", by=english.author)
    factories.move(english, "publish", by=factories.chief())
    beside = "/de/artikel/hafen/nebeneinander/en/"
    card = card_of(english, Masthead.for_readers("en")).url
    looked(house)
    for path in (beside, card):
        assert house.get(path).status == 200
        assert house.is_held(path)
    move(english, "withdraw", by=factories.chief(), note="Falsch.")
    looked(house)
    assert [house.get(path).status for path in (beside, card)] == [404, 404]


def test_nothing_is_kept_that_was_begun_before_a_change_and_ended_after_it(house):
    article = factories.published()
    looked(house)
    path = article.get_absolute_url()
    django = house.django.handler

    def withdrawing(environ, start_response):
        parts = django(environ, start_response)
        move(article, "withdraw", by=factories.chief(), note="Falsch.")
        commit()
        return parts

    house.django.handler = withdrawing
    assert b"withdrawn" not in house.get(path).body
    house.django.handler = django
    assert not house.is_held(path)
    looked(house)
    assert house.get(path) == house.past(path)


def test_while_a_change_is_under_way_nothing_held_is_given_or_kept(house):
    path = factories.published().get_absolute_url()
    looked(house).get(path)
    assert house.is_held(path)
    factories.published()  # no commit yet
    assert not house.is_held(path)
    house.watcher.look()
    house.get("/de/")
    assert not house.is_held("/de/")
    # The new state is known after a query that follows the commit, no sooner.
    commit()
    assert not house.is_held(path)
    house.get(path)
    assert not house.is_held(path)
    looked(house).get(path)
    assert house.is_held(path)


def test_of_many_who_ask_at_once_one_has_it_made(house):
    looked(house)
    house.rack.turns.patience = 60
    made, gate = [], Barrier(8)

    def slow(environ, start_response):
        made.append(environ["PATH_INFO"])
        time.sleep(0.2)  # most others ask meanwhile; the late ones find it held
        start_response("200 OK", [("X-Accel-Expires", "1")])
        return [b"page"]

    filler = Filler(slow, lambda: house.rack)

    def ask(_number) -> bytes:
        gate.wait()
        return given(filler, environ_of("/de/")).body

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(ask, range(8))) == {b"page"}
    assert made == ["/de/"]


def test_who_waited_enough_has_it_made_as_well(house):
    looked(house)
    house.rack.turns.patience = 0.05
    gate, both_make = Barrier(2), Barrier(2)

    def slow(environ, start_response):
        both_make.wait(60)  # the first goes on only when the second makes it as well
        start_response("200 OK", [("X-Accel-Expires", "1")])
        return [b"page"]

    filler = Filler(slow, lambda: house.rack)

    def ask(_number) -> bytes:
        gate.wait()
        return given(filler, environ_of("/de/")).body

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(ask, range(2))) == [b"page"] * 2


def test_a_fault_lets_the_next_one_try(house):
    looked(house)

    def broken(environ, start_response):
        raise ValueError("broken")

    filler = Filler(broken, lambda: house.rack)
    for _time in range(2):
        with pytest.raises(ValueError, match="broken"):
            given(filler, environ_of("/de/"))


def test_what_ends_without_a_change_is_held_no_longer(house, time_machine):
    """News are two days old at most; nothing of the site changes with that."""
    time_machine.move_to(timezone.now(), tick=False)
    article = factories.published(headline="Neues")
    ends = article.edition.published_at + timedelta(hours=48)
    time_machine.move_to(ends - timedelta(minutes=5), tick=False)
    looked(house)
    assert b"Neues" in house.get("/news-sitemap.xml").body
    assert house.is_held("/news-sitemap.xml")
    time_machine.move_to(ends + timedelta(seconds=1), tick=False)
    looked(house)
    assert not house.is_held("/news-sitemap.xml")
    assert b"Neues" not in house.get("/news-sitemap.xml").body
