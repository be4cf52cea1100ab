"""While the database is away a page shows its pictures, but none that isn't public."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.domain.pictures.renditions import all_renditions
from articles.editing.publishing import move
from articles.foundation.image_files import on_disk
from newsroom.page_cache import Asked
from newsroom.page_cache.stores.files import Stack
from tests.newsroom.page_cache.asking import DAY, ROOM, environ_of, looked
from tests.newsroom.page_cache.test_rack import AwayHouse
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(tmp_path, settings, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    settings.VAR = tmp_path
    return AwayHouse(tmp_path)


@pytest.fixture
def picture():
    return factories.picture()


def address_of(picture) -> str:
    return next(all_renditions(picture)).url


def test_a_picture_that_readers_had_is_given_from_its_file(house, picture):
    factories.published(lead_image=picture)
    path = address_of(picture)
    looked(house)
    made = house.get(path)
    assert "Newsroom-Copy" not in made.headers
    house.lose()
    given, asked = house.get(path), Asked.of(environ_of(path))
    assert (given.status, given.body) == (200, made.body)
    assert "Newsroom-Copy" in given.headers
    assert given.headers["Cache-Control"] == made.headers["Cache-Control"]
    # The server sends the file itself.
    assert house.rack.answer(asked).path.endswith(path.rpartition("/")[2])
    assert house.get(path, if_none_match=made.headers["ETag"]).status == 304
    assert (house.get(path, "HEAD").status, house.get(path, "HEAD").body) == (200, b"")
    assert house.get(f"{path}?x").status == 503
    on_disk(next(all_renditions(picture)).file_name).unlink()
    assert house.get(path).status == 503


def test_it_is_asked_for_each_time_as_long_as_all_is_well(house, picture):
    factories.published(lead_image=picture)
    path = address_of(picture)
    looked(house).get(path)
    [held] = [one for _key, one in house.rack.shelf.all()]
    held.is_written = True
    asked = house.django.asked
    assert not house.is_held(path)
    house.get(path)
    assert house.django.asked == asked + 1
    # Nothing has changed: it isn't written again.
    assert [one for _key, one in house.rack.shelf.all()] == [held]
    assert held.body == b""


def test_another_worker_gives_it_as_well(house, picture, tmp_path):
    factories.published(lead_image=picture)
    path = address_of(picture)
    looked(house).get(path)
    other = AwayHouse(tmp_path)
    other.rack.stack = Stack(tmp_path / "pages", ROOM, DAY)
    for key, held in house.rack.shelf.all():
        assert held.hits
        other.rack.stack.write(key, held)
    looked(other).lose()
    assert other.get(path).status == 200


def test_s19_no_picture_is_given_that_was_withdrawn(house, picture):
    article = factories.published(lead_image=picture)
    path = address_of(picture)
    looked(house).get(path)
    move(article, "withdraw", by=factories.chief(), note="Falsch.")
    house.lose()
    assert house.get(path).status == 503


def test_none_outlives_what_shows_it(house, picture, time_machine):
    ends = timezone.now() + timedelta(hours=2)
    factories.published(lead_image=picture, expires_at=ends)
    path = address_of(picture)
    looked(house).get(path)
    house.lose()
    time_machine.move_to(ends - timedelta(seconds=1), tick=False)
    assert house.get(path).status == 200
    time_machine.move_to(ends, tick=False)
    assert house.get(path).status == 503


def test_what_only_the_desk_sees_is_never_a_copy(house, picture):
    path, client = address_of(picture), Client()
    client.force_login(factories.chief())
    session = f"sessionid={client.cookies['sessionid'].value}"
    looked(house)
    assert house.get(path, cookie=session).status == 200
    assert house.get(path).status == 404
    house.lose()
    assert house.get(path, cookie=session).status == 503
    assert house.get(path).status == 503


def test_none_is_given_that_lies_elsewhere(house, picture, settings):
    factories.published(lead_image=picture)
    path = address_of(picture)
    looked(house).get(path)
    house.lose()
    assert house.get(path).status == 200
    settings.NEWSROOM_MEDIA = {"bucket": "pictures"}
    assert house.get(path).status == 503
