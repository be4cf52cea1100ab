"""Each answer is counted once: cached ones by the cache, Django's by the middleware."""

import pytest

from articles.site.statistics import Tally
from newsroom.monitoring.request_counts import handing
from newsroom.page_cache.answers.request_key import Asked
from newsroom.page_cache.background import Warmer
from newsroom.page_cache.stores.files import packed, unpacked
from tests.newsroom.page_cache.asking import House, environ_of, looked
from tests.site.shared.listening import path_of
from tests.site.statistics.counted import PERSON, PROGRAM
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db
WHO = {"user_agent": PERSON}


@pytest.fixture
def tally(monkeypatch):
    found = handing.Hand()
    monkeypatch.setattr(handing, "here", found)
    return found.tally


@pytest.fixture
def house(tmp_path, settings):
    settings.VAR = tmp_path
    return House(tmp_path)


@pytest.fixture
def article():
    return factories.published()


def counted(tally: Tally) -> dict[str, list[int]]:
    given: dict[str, list[int]] = {}
    for counts in tally.take().values():
        given |= counts.given
    return given


def test_django_by_itself_counts_each_page_that_it_gives(client, article, tally):
    path, subject = path_of(article), f"article {article.edition_id}"
    first = client.get(path, headers={"User-Agent": PERSON})
    has_it = {"User-Agent": PERSON, "If-None-Match": first["ETag"]}
    assert client.get(path, headers=has_it).status_code == 304
    client.head(path, headers={"User-Agent": PERSON})
    client.get(path, headers={"User-Agent": PROGRAM})
    client.get(path, headers={"User-Agent": PERSON, "Sec-Purpose": "prefetch"})
    client.get("/de/artikel/unbekannt/", headers={"User-Agent": PERSON})
    assert counted(tally) == {subject: [2, 2]}


def test_what_is_held_is_counted_where_it_is_given_and_not_again(house, article, tally):
    path, subject = path_of(article), f"article {article.edition_id}"
    looked(house)
    first = house.get(path, **WHO)
    asked = house.django.asked
    for headers in ({}, {"accept_encoding": "gzip"}, {"accept_encoding": "br"}):
        assert house.get(path, **WHO, **headers).status == 200
    told = {"if_none_match": first.headers["ETag"]}
    assert house.get(path, **WHO, **told).status == 304
    house.get(path, "HEAD", **WHO)
    house.get(path, user_agent=PROGRAM)
    assert house.django.asked == asked
    assert counted(tally) == {subject: [5, 1]}


def test_what_is_not_held_is_counted_once(house, article, tally, tmp_path):
    path, subject = path_of(article), f"article {article.edition_id}"
    looked(house).get(path, **WHO, range="bytes=0-10")
    without = House(tmp_path, room=0)
    without.get(path, **WHO)
    assert counted(tally) == {subject: [2, 0]}


def test_a_copy_counts_while_the_database_is_away(house, article, tally):
    path, subject = path_of(article), f"article {article.edition_id}"
    looked(house).get(path, **WHO)
    assert counted(tally) == {subject: [1, 0]}
    house.watcher.ask = None  # nobody answers
    house.watcher.look()
    house.watcher.seen = None
    assert house.rack.is_away
    assert "Newsroom-Copy" in house.get(path, **WHO).headers
    assert counted(tally) == {subject: [1, 0]}


def test_a_copy_from_the_disk_counts_as_what_it_is(house, article, tally, tmp_path):
    path = path_of(article)
    looked(house).get(path, **WHO)
    key = Asked.of(environ_of(path)).key
    held = house.rack.shelf.get(key)
    _key, read = unpacked(packed(key, held))
    assert read.subject == held.subject == f"article {article.edition_id}"
    assert counted(tally)


def test_what_is_made_ahead_nobody_has_asked_for(house, article, tally):
    warmer = Warmer(looked(house).rack, house.filler)
    warmer.look()
    assert warmer.keys
    assert counted(tally) == {}


def test_what_editors_see_at_the_desk_is_not_counted(article, tally):
    desk = at_desk(factories.chief())
    for page in ("preview", "as-of", "change"):
        path = f"/admin/articles/article/{article.pk}/{page}/"
        assert desk.get(path, headers={"User-Agent": PERSON}).status_code == 200
    assert counted(tally) == {}


def test_nothing_is_counted_where_it_is_switched_off(
    client, house, article, tally, settings
):
    path = path_of(article)
    looked(house).get(path, **WHO)
    assert counted(tally)
    settings.NEWSROOM_REACH = False
    house.get(path, **WHO)
    client.get(path, headers={"User-Agent": PERSON})
    assert counted(tally) == {}
