"""One table lists all stores that anonymous clients can fill, and each bound holds."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from articles.accounts import STORES
from articles.accounts.admission import refusals
from articles.accounts.limits import throttle
from articles.accounts.limits.stores import (
    GUESSED,
    HOUR,
    LETTERS,
    REFUSED,
    REPORTS,
    TRIES,
    Store,
)
from articles.accounts.login import adapter
from articles.models import RecordedDeed, RecordEntry
from newsroom.retention import PURGES
from tests.support import factories
from tests.support.desk.account import erika

pytestmark = pytest.mark.django_db
ORIGIN = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}
FILLED = {
    "pk": "1", "object_id": "1", "year": "2026", "month": "11", "language": "de",
    "token": "x" * 20, "uidb64": "MQ", "key": "x", "slug": "x", "name": "submit",
}  # fmt: skip
SENT = {
    "username": "erika", "password": "falsch", "email": "wer@example.org",
    "message": "Zu blass", "credential": '{"response": {"userHandle": "MQ"}}',
    "next": "/admin/", "unsaved_writer": "1:x:y", "code": "123456",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _own_origin(settings):
    settings.NEWSROOM_ORIGIN = "http://testserver"


def sizes() -> dict[str, int]:
    """Return how many rows each table has."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT COUNT(*) FROM {name}")  # noqa: S608 (its own)
            found[table] = cursor.fetchone()[0]
    return found


def addresses(patterns=None, before: str = "/") -> list[str]:
    """Return every address of the project, each variable filled with something."""
    found = []
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(one, "url_patterns"):
            name = str(one.pattern)
            found += addresses(one.url_patterns, before + name)
            continue
        route = before + str(one.pattern)
        for name in one.pattern.converters:
            kind = route.partition(f"{name}>")[0].rpartition("<")[2]
            route = route.replace(f"<{kind}{name}>", FILLED.get(name, "1"))
        found.append(route)
    return found


def from_network(number: int, **more) -> Client:
    return Client(REMOTE_ADDR=f"2001:db8:{number:x}::1", **more)


def gained(before: dict[str, int]) -> dict[str, int]:
    now = sizes()
    return {one: now[one] - before.get(one, 0) for one in now if now[one] > before[one]}


def test_whatever_a_stranger_asks_for_is_stored_in_tables_of_the_list_alone():
    factories.published(body="<p>Text</p>")
    erika()
    before, known = sizes(), {store.table for store in STORES}
    paths = addresses()
    assert len(paths) > 150
    for number, path in enumerate(paths):
        for _twice in range(2):
            client = from_network(number, headers=ORIGIN)
            client.raise_request_exception = False
            client.get(path)
            client.post(path, SENT)
    found = gained(before)
    assert set(found) <= known
    # The walk has come to what strangers do: they report, guess, ask for a letter.
    done = {"articles_readerreport", "articles_recordentry", "newsroom_cache"}
    assert {*done, "django_ox_oxtask"} <= set(found)


def test_each_store_says_what_removes_it():
    kinds = {purge.kind for purge in PURGES}
    for store in STORES:
        assert store.removed_by in kinds or store.removed_by.startswith("stays:")
    assert len({store.name for store in STORES}) == len(STORES)


@pytest.mark.both
def test_letters_for_passwords_have_an_end_from_however_many_networks():
    before = sizes()
    codes = [
        from_network(n)
        .post("/admin/password_reset/", {"email": f"n{n}@example.org"})
        .status_code
        for n in range(LETTERS.most + 40)
    ]
    assert codes == [302] * LETTERS.most + [429] * 40
    assert gained(before)["django_ox_oxtask"] == LETTERS.most
    assert gained(before)["newsroom_cache"] <= 3 * LETTERS.most + 40
    with time_machine.travel(timezone.now() + timedelta(seconds=HOUR)):
        sent = {"email": "wer@example.org"}
        assert from_network(9).post("/admin/password_reset/", sent).status_code == 302


def test_reports_have_an_end_from_however_many_networks():
    before = sizes()
    for n in range(REPORTS.most):
        path = "/de/barriere-melden/"
        from_network(n, headers=ORIGIN).post(path, {"message": "Zu blass"})
    assert gained(before)["articles_readerreport"] == REPORTS.most // 2


def test_the_record_has_an_end_for_strangers_and_still_tells_whose_account_was_tried(
    monkeypatch,
):
    few = replace(REFUSED, most=40)
    monkeypatch.setattr(refusals, "REFUSED_HERE", few)
    monkeypatch.setattr(adapter, "REFUSED", few)
    monkeypatch.setattr(throttle, "REFUSED", few)
    erika()
    before = sizes()
    for n in range(few.most + 20):
        client = from_network(n, enforce_csrf_checks=True)
        assert client.post("/admin/login/", SENT).status_code == 403
        from_network(n).post("/admin/login/", SENT | {"username": f"n{n}"})
    assert gained(before)["articles_recordentry"] == few.most
    from_network(0).post("/admin/login/", SENT)
    failed = RecordEntry.objects.filter(deed=RecordedDeed.LOGIN_FAILED)
    assert failed.exclude(key="").count() == 1
    assert GUESSED.most < 1_000


def test_tries_beyond_what_can_be_counted_are_counted_as_one(monkeypatch):
    few = replace(TRIES, most=30)
    monkeypatch.setattr(throttle, "TRIES", few)
    before = sizes()
    codes = [
        from_network(n).post("/admin/login/", SENT | {"username": f"n{n}"}).status_code
        for n in range(120)
    ]
    assert codes[:30] == [200] * 30
    assert 1 <= codes[30:].count(200) <= 20
    assert set(codes) == {200, 429}
    noted = gained(before)["articles_recordentry"]
    assert gained(before)["newsroom_cache"] <= few.rows * few.most + noted + 60


def test_a_login_in_progress_leaves_nothing_here():
    before = sizes()
    client = Client()
    for _time in range(20):
        answer = Client().get("/admin/login/passkey/")
        assert answer.json()["request_options"]
        cookie = answer.cookies["sessionid"]
        assert (cookie["httponly"], cookie["max-age"]) == (True, 900)
        client.post("/admin/login/passkey/", {"credential": "{}"})
    assert "django_session" not in gained(before)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_ask_at_once_no_more_get_it_than_there_is_room_for():
    store = Store("a test", "none", most=5, period=HOUR, removed_by="")

    def take(_number) -> bool:
        try:
            return store.take()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, range(40))) == 5
    with time_machine.travel(timezone.now() + timedelta(seconds=HOUR)):
        assert store.take()
