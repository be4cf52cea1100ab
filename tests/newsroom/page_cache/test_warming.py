"""The pages that readers request first are rendered ahead, outside any request."""

import pytest
from django.utils import timezone

from newsroom.page_cache.background import PAUSE, Warmer
from tests.newsroom.page_cache.asking import House, looked
from tests.support import factories

pytestmark = pytest.mark.django_db
HOST = "127.0.0.1"


@pytest.fixture
def house(tmp_path, settings, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    settings.VAR = tmp_path
    return House(tmp_path)


@pytest.fixture
def warmer(house, monkeypatch):
    monkeypatch.setattr("newsroom.page_cache.background.PAUSE", 0)
    return Warmer(house.rack, house.filler)


def test_home_lists_feeds_and_the_newest_articles_are_made_once(house, warmer):
    german = factories.published().get_absolute_url()
    english = factories.published(language="en").get_absolute_url()
    looked(house)
    warmer.look()
    for path in ("/de/", "/en/", "/de/artikel/", "/en/articles/feed.atom"):
        assert house.is_held(path, host=HOST)
    assert house.is_held(german, host=HOST)
    assert house.is_held(english, host=HOST)
    asked = house.django.asked
    warmer.look()
    assert house.django.asked == asked
    factories.published(headline="Neues")
    looked(house)
    warmer.look()
    assert "Neues" in house.get("/de/", host=HOST).body.decode()
    assert house.django.asked == 2 * asked + 1


def test_whoever_asks_for_many_other_addresses_displaces_none_of_it(house, warmer):
    looked(house)
    warmer.look()
    shelf = house.rack.shelf
    shelf.room = shelf.size + 200_000
    for number in range(100):
        house.get(f"/de/artikel/?q=wort{number}", host=HOST)
        warmer.look()
    assert not house.is_held("/de/artikel/?q=wort0", host=HOST)
    assert house.is_held("/de/artikel/?q=wort99", host=HOST)
    assert house.is_held("/de/", host=HOST)


def test_what_is_not_held_any_more_is_made_again_within_a_minute(house, warmer):
    looked(house)
    warmer.look()
    house.rack.shelf.drop(f"http://{HOST}/de/?")
    warmer.look()
    assert not house.is_held("/de/", host=HOST)
    warmer.made_at -= 61
    warmer.look()
    assert house.is_held("/de/", host=HOST)


def test_it_ends_when_the_site_is_another_one_meanwhile(house, warmer):
    looked(house)
    django = house.django.handler

    def publishing(environ, start_response):
        house.django.handler = django
        parts = django(environ, start_response)
        factories.published()
        return parts

    house.django.handler = publishing
    warmer.look()
    assert house.django.asked == 1


def test_not_all_is_made_each_time_while_much_is_changed(house):
    warmer = Warmer(house.rack, house.filler)
    looked(house)
    warmer.look()
    asked = house.django.asked
    factories.published()
    looked(house)
    warmer.look()
    assert house.django.asked == asked
    warmer.made_at -= PAUSE
    warmer.look()
    assert house.django.asked > asked


def test_without_a_database_nothing_is_made(house, warmer):
    warmer.look()
    assert house.django.asked == 0
