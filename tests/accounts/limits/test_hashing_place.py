"""Passwords are hashed in a place of their own: nobody else waits for it."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.db import connection
from django.test import Client

from articles.accounts.limits import password_hashing
from articles.accounts.limits.password_hashing import AT_ONCE, Hasher, places
from tests.accounts.limits.test_bursts import at_once
from tests.support.desk.account import WORD, erika, log_in

OURS = ["articles.accounts.limits.password_hashing.Hasher"]


def test_what_django_has_hashed_stays_good(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    former = make_password("geheim")
    settings.PASSWORD_HASHERS = OURS
    assert check_password("geheim", former)
    assert not check_password("falsch", former)
    assert make_password("geheim", "salt").startswith("pbkdf2_sha256$")


def test_strangers_and_known_have_a_thread_each_that_gives_way(settings, monkeypatch):
    settings.PASSWORD_HASHERS = OURS
    told = {}

    def hashed(*_given):
        thread = threading.current_thread()
        stat = f"/proc/self/task/{threading.get_native_id()}/stat"
        with open(stat) as file:
            nice = int(file.read().rpartition(")")[2].split()[16])
        told.setdefault(thread.name.rpartition("_")[0], set()).add(nice)
        return "pbkdf2_sha256$1$salt$x"

    monkeypatch.setattr(password_hashing.PBKDF2PasswordHasher, "encode", hashed)
    for is_known in (False, True):
        with places.place_of(is_known=is_known).entered():
            Hasher().encode("geheim", "salt")
    assert told == {
        "hashing-strangers": {password_hashing.LOWER},
        "hashing-known": {password_hashing.LOWER},
    }


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_s59_who_comes_while_many_log_in_is_asked_to_come_again(settings, monkeypatch):
    settings.PASSWORD_HASHERS = OURS
    erika().set_password(WORD)
    release, began = threading.Event(), threading.Semaphore(0)

    def slow(self, password, salt, iterations=None):
        began.release()
        release.wait(60)
        return "pbkdf2_sha256$1$salt$wrong"

    with monkeypatch.context() as patched:
        patched.setattr(password_hashing.PBKDF2PasswordHasher, "encode", slow)

        def guess(number: int):
            client = Client(REMOTE_ADDR=f"198.51.100.{number}")
            return log_in(client, f"niemand{number}", "falsch")

        def guess_in_thread(number: int):
            try:
                return guess(number)
            finally:
                connection.close()

        with ThreadPoolExecutor(AT_ONCE) as pool:
            waiting = [pool.submit(guess_in_thread, n) for n in range(AT_ONCE)]
            began.acquire()
            while places.strangers.room._value:
                time.sleep(0.01)
            refused = guess(99)
            assert (refused.status_code, refused.headers["Retry-After"]) == (429, "5")
            assert "nicht geprüft" in refused.text
            release.set()
            assert [one.result().status_code for one in waiting] == [200] * AT_ONCE
        # It was no try: nothing is counted of what nobody looked at.
        assert [guess(99).status_code for _time in range(20)] == [200] * 20


def test_at_most_so_many_enter_a_place_at_once():
    place = password_hashing.Place("a test")
    inside, most = [], []

    def enter(number: int) -> bool:
        try:
            with place.entered():
                inside.append(number)
                time.sleep(0.05)
                most.append(len(inside))
                inside.remove(number)
        except password_hashing.BusyError:
            return False
        return True

    assert sum(at_once(enter)) >= AT_ONCE
    assert max(most) <= AT_ONCE
