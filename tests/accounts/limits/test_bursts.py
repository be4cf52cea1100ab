"""Many at the same moment get no further than one after the other."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory

from articles.accounts.limits.stores import Store
from articles.accounts.limits.throttle import (
    ACCOUNT,
    NETWORK,
    PAIR,
    REST,
    Counted,
    login_tries,
)
from tests.support.desk.account import erika

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


def begun(number: int):
    """Begin a try from that network; raises ValidationError if it has to wait."""
    request = RequestFactory().get("/", REMOTE_ADDR=f"198.51.100.{number}")
    tries = login_tries(request, "erika")
    tries.begin()
    return tries


def without_an_allowance(monkeypatch) -> None:
    monkeypatch.setattr(Store, "take", lambda store: False)


@pytest.mark.parametrize("ends", ["succeed", "withdraw"])
@pytest.mark.parametrize("limit", [ACCOUNT, NETWORK, REST], ids=lambda one: one.name)
def test_s59_who_was_right_or_was_not_heard_leaves_the_pause_to_the_next(
    monkeypatch, limit, ends
):
    """Else one right login would keep everybody out until an hour is over."""
    erika()
    if limit is REST:
        without_an_allowance(monkeypatch)
    else:
        what = "erika" if limit is ACCOUNT else "198.51.100.1"
        used(limit, what, limit.free + 3, ago=100)
    for number in (1, 1, 1):
        getattr(begun(number), ends)()
        cache.delete_many([f"known:{PAIR.of('erika 198.51.100.1').key}"])
    # A wrong one has it: then it is over.
    begun(1)
    with pytest.raises(ValidationError):
        begun(1)


def test_s59_a_process_that_was_killed_keeps_nobody_out_for_long(monkeypatch):
    erika()
    used(ACCOUNT, "erika", ACCOUNT.free, ago=100)

    take_of = Counted.take_of

    def killed_beyond(counted, places, now):
        if len(counted.tries) >= ACCOUNT.free:
            raise SystemExit
        return take_of(counted, places, now)

    with monkeypatch.context() as patch:
        patch.setattr(Counted, "take_of", killed_beyond)
        with pytest.raises(SystemExit):
            begun(1)
    assert not try_from(2)
    with time_machine.travel(time.time() + ACCOUNT.longest + 1):
        assert try_from(3)


def test_a_try_that_others_were_faster_at_takes_no_free_one_of_its_own():
    erika()
    used(ACCOUNT, "erika", ACCOUNT.free, ago=100)
    held = begun(1)
    for _again in range(PAIR.free + 1):
        assert not try_from(2)
    held.withdraw()
    assert try_from(2)


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
