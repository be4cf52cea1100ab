"""While the database is away readers get copies, and none that shows what has ended."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from articles.domain import site_version
from articles.editing.publishing import Publication, move
from articles.foundation import change_mark
from newsroom.page_cache import Asked
from newsroom.page_cache.answers.answer import Impression, PageFacts
from newsroom.page_cache.stores.files import Stack
from tests.newsroom.page_cache.asking import DAY, ROOM, House, environ_of, looked
from tests.support import factories

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MACHINES = ("/sitemap.xml", "/news-sitemap.xml", "/robots.txt")
LISTS = ("/de/", "/de/artikel/", "/de/artikel/feed.atom", "/feeds.opml")


class AwayHouse(House):
    """One whose database can be taken away, for Django and for the watcher."""

    is_gone = False

    def __init__(self, folder, **options):
        super().__init__(folder, ask=self.outlook, **options)
        self.django.handler = self.handling(self.django.handler)

    def outlook(self, at):
        if self.is_gone:
            raise OperationalError("gone")
        return site_version.outlook(at)

    def handling(self, handler):
        def handle(environ, start_response):
            if not self.is_gone:
                return handler(environ, start_response)
            start_response("503 Service Unavailable", [("Cache-Control", "no-store")])
            return Closing([b"away"])

        return handle

    def lose(self):
        self.is_gone = True
        self.watcher.look()

    def regain(self):
        self.is_gone = False
        self.watcher.look()


class Closing(list):
    def close(self):
        pass


@pytest.fixture
def house(tmp_path, settings, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    settings.VAR = tmp_path
    return AwayHouse(tmp_path)


def test_every_page_that_is_held_is_given_at_once_while_the_database_is_away(
    house, time_machine
):
    article = factories.published()
    looked(house)
    paths = [*LISTS, *MACHINES, article.get_absolute_url()]
    made = {path: house.get(path) for path in paths}
    time_machine.shift(3600)
    house.lose()
    asked = house.django.asked
    for path in paths:
        given = house.get(path)
        assert (given.status, given.body) == (200, made[path].body)
        assert given.headers["Age"] == "3600"
        assert given.headers["Newsroom-Copy"].endswith("Z")
        assert house.rack.answer(Asked.of(environ_of(path))).body == given.body
        tag = made[path].headers["ETag"]
        assert house.get(path, if_none_match=tag).status == 304
    assert house.django.asked == asked
    assert house.get("/de/archiv/").status == 503
    house.regain()
    for path in paths:
        assert "Age" not in house.get(path).headers


def test_a_page_that_can_not_be_made_is_given_as_a_copy(house, time_machine):
    path = factories.published().get_absolute_url()
    looked(house).get(path)
    time_machine.shift(3600)
    # Nobody has noticed yet.
    house.is_gone = True
    given = house.get(path)
    assert (given.status, given.headers["Age"]) == (200, "3600")
    assert not house.rack.is_away


def test_a_copy_that_another_worker_has_written_is_as_good(house, tmp_path):
    article = factories.published()
    path = article.get_absolute_url()
    looked(house).get(path)
    stack = Stack(tmp_path / "pages", ROOM, DAY)
    for key, held in house.rack.shelf.all():
        stack.write(key, held)
    other, third = AwayHouse(tmp_path), AwayHouse(tmp_path)
    for one in (other, third):
        one.rack.stack = stack
        looked(one).lose()
    assert "Newsroom-Copy" in other.get(path).headers
    # From then on it is held in memory.
    assert other.rack.instead(Asked.of(environ_of(path)))
    move(article, "withdraw", by=factories.chief(), note="Falsch.")
    assert other.get(path).status == third.get(path).status == 503


def test_s19_no_copy_shows_what_was_withdrawn_even_if_the_database_dies_with_it(house):
    article = factories.published(headline="Falsches")
    looked(house)
    paths = ["/de/", "/de/artikel/feed.atom", article.get_absolute_url()]
    for path in paths:
        house.get(path)
    move(article, "withdraw", by=factories.chief(), note="Falsch.")
    # From here on no look succeeds, and the commit may be done or not.
    house.lose()
    for path in paths:
        given = house.get(path)
        assert given.status == 503, path
        assert b"Falsches" not in given.body
    assert house.rack.instead(Asked.of(environ_of("/de/"))) is None


def test_copies_of_what_shows_nothing_of_it_stay(house):
    other, article = factories.published(), factories.published(language="en")
    looked(house)
    paths = [other.get_absolute_url(), "/de/artikel/feed.atom"]
    for path in paths:
        house.get(path)
    move(article, "withdraw", by=factories.chief(), note="Wrong.")
    house.lose()
    for path in paths:
        assert house.get(path).status == 200


def test_no_copy_outlives_what_it_shows(house, time_machine):
    """The article ends by the clock, and nobody is there to say so."""
    ends = timezone.now() + timedelta(hours=2)
    article = factories.in_review(headline="Endliches")
    move(article, "publish", by=factories.chief(), options=Publication(expires_at=ends))
    looked(house)
    paths = ["/de/", "/de/artikel/", article.get_absolute_url()]
    for path in paths:
        assert b"Endliches" in house.get(path).body
    house.lose()
    time_machine.move_to(ends - timedelta(microseconds=1), tick=False)
    assert {house.get(path).status for path in paths} == {200}
    time_machine.move_to(ends, tick=False)
    assert {house.get(path).status for path in paths} == {503}


def test_a_page_that_says_when_it_ends_is_not_given_after_that(house):
    """So it is even if the site knows of no boundary then."""
    now, told = timezone.now(), PageFacts()
    told.ends_at = now + timedelta(seconds=1)
    held = Impression(200, [], b"x", made=now.timestamp())
    rack = looked(house).rack
    assert rack.keep("key", held, rack.begin(), told)
    end = told.ends_at.timestamp()
    assert rack.is_fresh(held, end - 0.001)
    assert not rack.is_fresh(held, end)


def test_r7_what_is_held_ends_at_the_second_at_which_something_begins(
    house, time_machine
):
    begins = timezone.now() + timedelta(seconds=1)
    factories.scheduled(at=begins, headline="Neues")
    looked(house)
    assert b"Neues" not in house.get("/de/").body
    assert house.is_held("/de/")
    time_machine.move_to(begins, tick=False)
    # Nobody has looked since.
    assert not house.is_held("/de/")
    assert b"Neues" in house.get("/de/").body


def test_a_copy_is_good_for_a_day_or_as_long_as_is_set(house, time_machine):
    looked(house).get("/de/")
    house.lose()
    time_machine.shift(86_399)
    assert house.get("/de/").status == 200
    time_machine.shift(2)
    assert house.get("/de/").status == 503


def test_nothing_is_given_for_longer_than_ten_minutes_without_a_new_look(
    house, time_machine
):
    looked(house).get("/de/")
    for minutes, is_held in ((9, True), (1, False)):
        time_machine.shift(minutes * 60)
        house.watcher.look()
        assert house.is_held("/de/") is is_held


def test_a_feed_that_was_too_young_for_a_date_gets_one(house, time_machine):
    path = "/de/artikel/feed.rss"
    factories.published()
    looked(house)
    assert "Last-Modified" not in house.get(path).headers
    assert house.is_held(path)
    time_machine.shift(3)
    house.watcher.look()
    assert "Last-Modified" in house.get(path).headers
    assert house.get(path) == house.past(path)


@pytest.mark.parametrize("fault", ["mark", "id", "ring", "unknown"])
def test_no_copy_is_given_where_nobody_knows_what_was_dropped(
    house, monkeypatch, fault
):
    looked(house).get("/de/")
    key, held = house.rack.shelf.all()[0]
    assert house.rack.instead(Asked.of(environ_of("/de/")))
    if fault == "mark":
        monkeypatch.setattr(change_mark, "now", lambda: None)
    elif fault == "id":
        there = change_mark.now()
        monkeypatch.setattr(change_mark, "now", lambda: there._replace(id=1))
    elif fault == "ring":
        change_mark.drop(f"edition:{number}" for number in range(100_000, 120_000))
    else:
        held.keys = None
        change_mark.drop(["edition:999"])
    assert house.rack.instead(Asked.of(environ_of("/de/"))) is None
    house.rack.sweep()
    assert house.rack.shelf.get(key) is None


def test_what_is_dropped_is_let_go_and_the_rest_stays(house):
    article = factories.published()
    looked(house).get("/de/")
    house.get("/en/")
    change_mark.drop([f"edition:{article.edition_id}"])
    house.rack.sweep()
    assert [key for key, _held in house.rack.shelf.all()] == ["http://testserver/en/?"]


def test_what_was_taken_off_is_given_to_nobody(house):
    path = factories.published(headline="Verbotenes").get_absolute_url()
    looked(house).get(path)
    taken = house.rack.taken_off
    with taken.changing() as paths:
        paths.add(path)
    for _with_and_without_database in range(2):
        for headers in ({}, {"range": "bytes=0-9"}, {"accept_encoding": "gzip"}):
            given = house.get(path, **headers)
            assert given.status == 410
            # A proxy takes it in place of the page that it had.
            assert given.headers["Cache-Control"].endswith("s-maxage=1")
            assert b"Verbotenes" not in given.body
        assert b"Nicht mehr verf" in house.get(path).body
        assert house.get(path, "HEAD").body == b""
        asked = Asked.of(environ_of(path))
        assert house.rack.answer(asked) is house.rack.instead(asked) is None
        house.lose()
    house.regain()
    with taken.changing() as paths:
        paths.clear()
    assert house.get(path).status == 200


def test_without_room_every_answer_is_djangos(tmp_path, settings):
    settings.VAR = tmp_path
    house = looked(AwayHouse(tmp_path, room=0))
    headers = {"accept_encoding": "gzip"}
    for _time in range(2):
        assert house.get("/de/", **headers) == house.past("/de/", **headers)
    assert not house.is_held("/de/")


def test_of_what_many_say_at_once_the_state_before_and_after_has_to_be_one(house):
    looked(house)
    begun = house.rack.begin()
    held = Impression(200, [], b"x", made=timezone.now().timestamp())
    other = replace(begun, state="another")
    assert not house.rack.keep("key", held, other, PageFacts())
    other = replace(begun, mark=begun.mark._replace(done=begun.mark.done + 1))
    assert not house.rack.keep("key", held, other, PageFacts())
    assert house.rack.keep("key", held, begun, PageFacts())
