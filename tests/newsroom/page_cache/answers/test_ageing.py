"""A cache in front learns how long it may keep a page that was cached here a while."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsroom.conf.front_caches import Fastly
from tests.newsroom.page_cache.asking import House, looked
from tests.support import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(tmp_path, settings, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    settings.VAR = tmp_path
    settings.NEWSROOM_CDN = Fastly("service", "token", "https://api.example.org")
    return House(tmp_path)


def lifetime(found) -> str:
    return found.headers[Fastly.lifetime]


def test_it_ends_there_when_it_would_have_without_being_held(house, time_machine):
    begins = timezone.now() + timedelta(seconds=300)
    factories.scheduled(at=begins)
    looked(house).get("/de/")
    for seconds in (0, 100.2, 299):
        time_machine.move_to(begins - timedelta(seconds=300 - seconds), tick=False)
        house.watcher.look()
        held, made = house.get("/de/"), house.past("/de/")
        told = int(lifetime(held).split(",")[0].removeprefix("max-age="))
        left = int(lifetime(made).split(",")[0].removeprefix("max-age="))
        assert left - 1 <= told <= left
        assert lifetime(held).partition(",")[2] == lifetime(made).partition(",")[2]
    assert house.django.asked == 4


def test_a_copy_is_asked_for_again_soon(house):
    looked(house).get("/de/")
    house.watcher.ask = None  # cannot be asked
    house.watcher.look()
    assert house.watcher.is_away
    house.watcher.seen = None
    found = house.get("/de/")
    assert "Newsroom-Copy" in found.headers
    assert lifetime(found) == "max-age=1"
    assert found.headers[Fastly.header]


def test_what_is_unmodified_says_so_as_well(house, time_machine):
    tag = looked(house).get("/de/").headers["ETag"]
    time_machine.shift(60)
    house.watcher.look()
    found = house.get("/de/", if_none_match=tag)
    made = house.past("/de/", if_none_match=tag)
    assert (found.status, made.status) == (304, 304)
    assert lifetime(found).startswith("max-age=86340")
