"""One query, repeated all the time, shows whether the database is away."""

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import OperationalError

from articles.domain.site_version import Outlook, Revision
from articles.foundation import change_mark
from newsroom.page_cache.site_state import watcher as watching
from newsroom.page_cache.site_state.watcher import Watcher

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
REVISION = Revision(NOON, 1, NOON, NOON, UUID(int=1), 1, 1)


class Database:
    """Answers as it is told to."""

    def __init__(self):
        self.outlook, self.fault = Outlook(REVISION), None
        self.slow = threading.Event()
        self.slow.set()

    def __call__(self, at):
        assert self.slow.wait(20)
        if self.fault:
            raise self.fault
        return self.outlook


@pytest.fixture
def database(tmp_path, settings):
    settings.VAR = tmp_path
    return Database()


@pytest.fixture
def watcher(database, time_machine):
    time_machine.move_to(NOON, tick=False)
    return Watcher("this program", ask=database)


def moment(**later) -> float:
    return (NOON + timedelta(**later)).timestamp()


def test_what_the_site_is_holds_for_some_seconds(watcher):
    assert watcher.now(moment()) is None
    watcher.look()
    assert watcher.now(moment(seconds=2.9))
    assert watcher.now(moment(seconds=3)) is None
    # The clock was set back: no query was made for the current time.
    assert watcher.now(moment(seconds=-1)) is None


def test_it_ends_when_something_begins_or_ends_by_itself(watcher, database):
    soon = NOON + timedelta(seconds=1)
    database.outlook = replace(database.outlook, next_boundary=soon)
    watcher.look()
    assert watcher.now(moment(seconds=0.999))
    assert watcher.now(moment(seconds=1)) is None


def test_it_ends_with_a_change_and_is_known_again_by_a_look_after_it(watcher):
    watcher.look()
    watcher.wanted.clear()
    change_mark.begin()
    assert watcher.now(moment()) is None
    assert not watcher.wanted.is_set()
    watcher.look()
    change_mark.end()
    # The query ran while the change was under way: it may have read the state before
    # it or after it.
    assert watcher.now(moment()) is None
    assert watcher.wanted.is_set()
    watcher.look()
    assert watcher.now(moment())


def test_what_is_dropped_ends_it_as_well(watcher):
    watcher.look()
    change_mark.drop(["edition:1"])
    assert watcher.now(moment()) is None


def test_without_a_mark_nothing_is_known(watcher, monkeypatch):
    watcher.look()
    monkeypatch.setattr(change_mark, "now", lambda: None)
    assert watcher.now(moment()) is None
    watcher.look()
    assert not watcher.is_away


def test_each_part_of_a_revision_tells_it_apart(watcher, database):
    states = set()
    for change in (
        {},
        {"counter": 2},
        {"token": 2},
        {"site": UUID(int=2)},
        {"boundary": NOON - timedelta(hours=1)},
    ):
        database.outlook = Outlook(replace(REVISION, **change))
        watcher.look()
        states.add(watcher.seen.state)
    watcher.program = "another program"
    watcher.look()
    states.add(watcher.seen.state)
    assert len(states) == 6


def test_it_is_away_from_a_question_that_fails_to_one_that_does_not(
    watcher, database, caplog
):
    assert not watcher.is_away
    database.fault = OperationalError("connection refused\nIs it running?")
    for _time in range(3):
        assert not watcher.look()
        assert watcher.is_away
    database.fault = None
    assert watcher.look()
    assert not watcher.is_away
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 2
    assert "(connection refused)" in told[0]
    assert told[1] == "The database answers again."


def test_the_first_of_two_failures_may_be_a_connection_that_died(watcher, database):
    database.fault = OperationalError("the connection is closed")
    watcher.look(is_last=False)
    assert not watcher.is_away
    watcher.look()
    assert watcher.is_away


def test_a_slow_answer_is_one(watcher, database, monkeypatch):
    monkeypatch.setattr(watching, "PATIENCE", 60)
    database.slow.clear()
    asking = threading.Thread(target=watcher.look)
    asking.start()
    assert not watcher.is_away
    database.slow.set()
    asking.join()
    assert not watcher.is_away


def test_no_answer_at_all_is_none_until_it_comes(watcher, database, monkeypatch):
    monkeypatch.setattr(watching, "PATIENCE", 0.05)
    database.slow.clear()
    asking = threading.Thread(target=watcher.look)
    asking.start()
    deadline = time.monotonic() + 60
    while not watcher.is_away and time.monotonic() < deadline:
        time.sleep(0.02)
    assert watcher.is_away
    database.slow.set()
    asking.join()
    assert not watcher.is_away


def test_it_looks_twice_before_it_says_that_the_database_is_away(database):
    watcher = Watcher("this program", ask=database)
    closed = []
    watcher._line = SimpleNamespace(open=lambda: None, close=lambda: closed.append(1))
    answers = iter([OperationalError("dead"), None])

    def ask(at):
        database.fault = next(answers)
        return Database.__call__(database, at)

    watcher.ask = ask
    watcher._look_twice()
    assert not watcher.is_away
    assert closed == [1]
