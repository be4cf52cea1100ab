"""Passwords can't be guessed at without an end, and nobody is locked out for ever."""

import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from articles.accounts.limits.throttle import ACCOUNT, HOUR, NETWORK, PAIR
from tests.support import factories
from tests.support.desk.account import OTHER_WORD, WORD, erika, log_in
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db

HERE, THERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture(autouse=True)
def author():
    return erika()


def try_at(network: str = HERE, name: str = "erika", word: str = "falsch", **more):
    return log_in(Client(REMOTE_ADDR=network, **more), name, word)


def guess(times: int, network: str = HERE, name: str = "erika") -> list[int]:
    return [try_at(network, name).status_code for _ in range(times)]


@pytest.mark.both
def test_s59_after_twenty_wrong_passwords_none_is_looked_at_from_there():
    assert guess(25) == [200] * 20 + [429] * 5
    refused = try_at(word=WORD)
    assert refused.status_code == 429
    assert HOUR - 60 < int(refused.headers["Retry-After"]) <= HOUR
    assert "in 60 Minuten erneut" in refused.text
    assert "no-store" in refused.headers["Cache-Control"]


def test_s59_the_right_one_from_elsewhere_works_and_so_does_a_colleague_beside():
    colleague = factories.editor("kollegin")
    colleague.set_password(OTHER_WORD)
    colleague.save()
    guess(25)
    assert try_at(THERE, word=WORD).status_code == 302
    assert try_at(HERE, "kollegin", OTHER_WORD).status_code == 302


def test_s59_an_hour_later_it_works_again():
    guess(21)
    with time_machine.travel(timezone.now() + timedelta(seconds=HOUR + 2)):
        assert try_at(word=WORD).status_code == 302


def test_how_a_name_is_written_makes_no_other_account_of_it():
    names = ["erika", "ERIKA", " erika ", "Erika"]
    assert {try_at(name=names[n % 4]).status_code for n in range(20)} == {200}
    assert [try_at(name=name).status_code for name in names] == [429] * 4


@pytest.mark.both
def test_who_got_in_begins_anew():
    guess(19)
    assert try_at(word=WORD).status_code == 302
    assert guess(20) == [200] * 20


@pytest.mark.both
def test_s59_an_account_that_many_networks_guess_at_waits_a_minute_at_most():
    for network in range(ACCOUNT.free // PAIR.free):
        guess(PAIR.free, f"203.0.113.{network}")
    refused = try_at(THERE, word=WORD)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) <= 2
    later = timezone.now()
    for _more in range(12):
        later += timedelta(seconds=61)
        with time_machine.travel(later):
            assert guess(2, THERE) == [200, 429]
    with time_machine.travel(later + timedelta(seconds=61)):
        assert try_at("203.0.113.99", word=WORD).status_code == 302


def test_where_she_got_in_before_nobody_elsewhere_keeps_her_out():
    assert try_at(THERE, word=WORD).status_code == 302
    for network in range(4):
        guess(PAIR.free, f"203.0.113.{network}")
    assert try_at("203.0.113.99", word=WORD).status_code == 429
    assert try_at(THERE, word=WORD).status_code == 302


def test_s59_a_network_that_guesses_at_many_accounts_is_slowed_down():
    for number in range(NETWORK.free // 10):
        guess(10, name=f"konto{number}")
    assert guess(1, name="noch eines") == [429]
    assert guess(1, THERE, "noch eines") == [200]


def test_s65_only_our_own_proxies_say_who_it_is(settings):
    forged = [{"HTTP_X_FORWARDED_FOR": f"203.0.113.{n}"} for n in range(21)]
    codes = [try_at(**headers).status_code for headers in forged]
    assert codes == [200] * 20 + [429]
    settings.NEWSROOM_PROXY_COUNT = 1
    assert try_at(HTTP_X_FORWARDED_FOR=THERE).status_code == 200


def test_whoever_has_one_address_of_the_new_kind_has_all_beside_it():
    codes = [try_at(f"2001:db8::{n:x}").status_code for n in range(21)]
    assert codes[-2:] == [200, 429]


@pytest.mark.both
def test_a_full_cache_forgets_no_try(settings):
    most = cache._max_entries
    guess(20)
    try:
        cache._max_entries = 10
        for number in range(30):
            cache.set(f"{number}", "etwas", timeout=60)
        assert guess(1) == [429]
    finally:
        cache._max_entries = most


def test_who_is_in_guesses_no_password_either(author):
    client = at_desk(author)
    said = {"new_password1": OTHER_WORD, "new_password2": OTHER_WORD}
    for _try in range(20):
        answer = client.post("/admin/reauthenticate/", {"password": "falsch"})
        assert answer.status_code == 200
    path = "/admin/password_change/"
    answer = client.post(path, said | {"old_password": WORD})
    assert answer.status_code == 429
    author.refresh_from_db()
    assert author.check_password(WORD)


def test_s59_s60_s63_a_refusal_tells_nobody_whether_there_is_such_an_account(caplog):
    guess(21, name="niemand")
    guess(21)
    unknown, known = (try_at(name=name) for name in ("niemand", "erika"))
    assert unknown.status_code == known.status_code == 429
    said = [page.context["form"].non_field_errors() for page in (unknown, known)]
    assert said[0] == said[1]
    assert "erika" not in caplog.text
    assert HERE not in caplog.text


GUESS = f"""
import django; django.setup()
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from articles.accounts.limits.throttle import login_tries
request, taken = RequestFactory().get("/", REMOTE_ADDR="{HERE}"), 0
for _ in range(15):
    try:
        login_tries(request, "erika").begin()
        taken += 1
    except ValidationError:
        pass
print(taken)
"""


@pytest.mark.django_db(transaction=True)
def test_two_processes_count_together(other_process_env):
    command = [sys.executable, "-c", GUESS]
    options = {"env": other_process_env, "stdout": subprocess.PIPE, "text": True}
    started = [subprocess.Popen(command, **options) for _ in range(2)]
    taken = [int(one.communicate(timeout=120)[0]) for one in started]
    assert sum(taken) == 20
