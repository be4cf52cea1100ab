"""Many at the same moment get no further than one after the other."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory

from articles.accounts.throttle import ACCOUNT, NETWORK, PAIR, login_tries
from tests.admin.account import erika

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]
MANY = 8


def at_once(act, number: int = MANY) -> list:
    """Have so many threads do it at the same moment; return what each of them got."""
    together = Barrier(number)

    def do(which):
        try:
            together.wait()
            return act(which)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(do, range(number)))


def try_from(number: int) -> bool:
    request = RequestFactory().get("/", REMOTE_ADDR=f"198.51.100.{number}")
    try:
        login_tries(request, "erika").begin()
    except ValidationError:
        return False
    return True


def used(limit, what: str, number: int, *, ago: float) -> None:
    """Leave tries behind, the latest so many seconds ago."""
    counted = limit.of(what)
    for place in counted.places()[:number]:
        cache.set(place, time.time() - ago, 3600)


@pytest.mark.parametrize("beyond", [0, 3, 6])
def test_at_the_end_of_a_pause_one_of_many_gets_through(beyond):
    erika()
    for _again in range(3):
        used(ACCOUNT, "erika", ACCOUNT.free + beyond, ago=100)
        assert sum(at_once(try_from)) == 1
        cache.clear()


def test_the_last_free_tries_are_as_many_as_they_are():
    erika()
    used(ACCOUNT, "erika", ACCOUNT.free - 2, ago=100)
    assert sum(at_once(try_from)) <= 2
    assert not try_from(99)


def test_of_many_from_one_network_no_more_than_its_tries_get_through():
    used(NETWORK, "198.51.100.1", NETWORK.free, ago=100)
    assert sum(at_once(lambda _n: try_from(1))) == 1
    cache.clear()
    used(PAIR, "erika 198.51.100.1", PAIR.free - 1, ago=100)
    assert sum(at_once(lambda _n: try_from(1))) <= 1


@pytest.mark.parametrize("has_ended", [False, True])
def test_of_many_who_add_an_entry_one_has(has_ended):
    for _again in range(5):
        cache.clear()
        if has_ended:
            cache.set("entry", "former", timeout=-5)
        added = at_once(lambda number: cache.add("entry", number, 60))
        assert sum(added) == 1
        assert cache.get("entry") == added.index(True)
