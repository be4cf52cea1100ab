"""A process caches a value for one revision, and never longer."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import OperationalError

from articles.domain.site_version import Held, Kept, Revision

SITE = uuid4()
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(counter: int, *, token: int = 0, seconds: float = 0, site=SITE, boundary=AT):
    moment = AT + timedelta(seconds=seconds)
    return Revision(moment, counter, AT, boundary, site, token or counter, counter)


class Maker:
    """Makes a list of all revisions from which a value came."""

    def __init__(self):
        self.calls = 0
        self.kept = Kept(self.make)

    def make(self, revision: Revision, held: Held[list[int]] | None) -> list[int]:
        self.calls += 1
        return [*(held.value if held else ()), revision.counter]


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture(autouse=True)
def _no_transaction(monkeypatch):
    """Fake the connection; a test says itself when it is in a transaction."""
    monkeypatch.setattr("articles.domain.site_version.kept.connection", Connection())


class Connection:
    in_atomic_block = False


def test_it_is_made_once_for_a_revision_and_from_what_was_held_before(maker):
    assert maker.kept.at(at(1)) == [1]
    assert maker.kept.at(at(1, seconds=9)) == [1]
    assert maker.kept.at(at(2, seconds=20)) == [1, 2]
    assert maker.calls == 2


def test_a_boundary_of_the_clock_is_another_revision(maker):
    maker.kept.at(at(1))
    later = AT + timedelta(hours=1)
    assert maker.kept.at(at(1, seconds=3600, boundary=later)) == [1, 1]


def test_who_was_slower_takes_what_was_made_meanwhile(maker):
    maker.kept.at(at(2, seconds=1))
    assert maker.kept.at(at(1)) == [2]


def test_a_database_that_went_back_is_read_anew(maker):
    maker.kept.at(at(5))
    assert maker.kept.at(at(3, seconds=1)) == [3]
    assert maker.kept.at(at(3, token=9, seconds=2)) == [3]
    assert maker.calls == 3


def test_another_site_has_nothing_in_common(maker):
    maker.kept.at(at(1))
    assert maker.kept.at(at(2, seconds=1, site=uuid4())) == [2]


def test_inside_a_transaction_nothing_is_shared_that_may_be_undone(maker, monkeypatch):
    maker.kept.at(at(1))
    monkeypatch.setattr(Connection, "in_atomic_block", True)
    assert maker.kept.at(at(2, token=7, seconds=1)) == [1, 2]
    assert maker.kept.at(at(2, token=7, seconds=2)) == [1, 2]
    assert maker.calls == 2
    # It was undone; another one counted to two.
    assert maker.kept.at(at(2, token=8, seconds=3)) == [1, 2]
    assert maker.calls == 3
    monkeypatch.setattr(Connection, "in_atomic_block", False)
    assert maker.kept.at(at(1, seconds=4)) == [1]
    assert maker.calls == 3


def test_of_many_who_ask_at_once_one_makes_it():
    start, made = Barrier(8), []

    def make(revision, held):
        made.append(revision.counter)
        return revision.counter

    kept = Kept(make)

    def ask(_n):
        start.wait()
        return kept.at(at(4))

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))) == [4] * 8
    assert made == [4]


def test_a_failure_is_remembered_by_nobody(maker, monkeypatch):
    kept = Kept(lambda revision, held: 1 // (revision.counter - 1))
    with pytest.raises(ZeroDivisionError):
        kept.at(at(1))
    assert kept.at(at(2)) == 1


def test_nobody_waits_for_a_database_that_left_another_waiting():
    """One after the other, the last of eight would wait eight times as long."""
    start, asked = Barrier(9), []

    def make(revision, held):
        asked.append(revision.counter)
        if len(asked) == 1:
            start.wait()
            time.sleep(0.5)  # until the others wait for it
            raise OperationalError("no answer for 5 seconds")
        return revision.counter

    kept = Kept(make)

    def ask(number):
        if number:
            start.wait()
        with pytest.raises(OperationalError):
            kept.at(at(4))

    with ThreadPoolExecutor(9) as threads:
        list(threads.map(ask, range(9)))
    assert asked == [4]
    assert kept.at(at(4)) == 4
