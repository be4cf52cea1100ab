"""Plug-ins hear once, after the commit, of each change that readers notice."""

from datetime import timedelta
from threading import Event

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from articles.editing.publishing import move
from newsroom.management.commands import work
from newsroom.plugins import listeners
from newsroom.plugins.api import Act, after_public_change
from tests.house.packaging.conftest import POSTER
from tests.newsroom.page_cache.purging.pretender import pretending
from tests.support import factories
from tests.support.factories import chief

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def heard(monkeypatch, clock):
    """Listen, and return what was heard; the first look only begins."""
    told = []
    monkeypatch.setattr(listeners, "LISTENERS", {})

    @after_public_change
    def listen(edition, act):
        told.append((act, edition.headline))

    assert listeners.enqueue_if_due() == 0
    clock.shift(MINUTE)
    return told


def look(clock, told: list) -> list:
    """Let the worker look and do what waits; return what was heard by that."""
    before = len(told)
    clock.shift(MINUTE)
    listeners.enqueue_if_due()
    run_tasks()
    return told[before:]


def test_each_act_that_readers_notice_is_told_once(heard, clock):
    article = factories.published(headline="Ein Hafen")
    assert look(clock, heard) == [(Act.PUBLISHED, "Ein Hafen")]
    assert look(clock, heard) == []
    again = factories.republished(article, headline="Der Hafen")
    assert look(clock, heard) == [(Act.CHANGED, "Der Hafen")]
    move(again, "withdraw", by=chief(), note="Falsch.", options=factories.GONE)
    assert look(clock, heard) == [(Act.ENDED, "Der Hafen")]
    move(again, "reinstate", by=chief(), note="Doch richtig.")
    assert look(clock, heard) == [(Act.PUBLISHED, "Der Hafen")]
    assert look(clock, heard) == []


def test_what_was_planned_is_told_when_it_happens(heard, clock):
    now = timezone.now()
    factories.scheduled(
        headline="Kommt", at=now + 10 * MINUTE, expires_at=now + 20 * MINUTE
    )
    assert look(clock, heard) == []
    clock.shift(10 * MINUTE)
    assert look(clock, heard) == [(Act.PUBLISHED, "Kommt")]
    clock.shift(10 * MINUTE)
    assert look(clock, heard) == [(Act.ENDED, "Kommt")]
    assert look(clock, heard) == []


def test_what_ended_before_anybody_looked_is_told_by_its_end_alone(heard, clock):
    article = factories.published(headline="Kurz da")
    clock.shift(timedelta(seconds=1))
    move(article, "withdraw", by=chief(), note="Falsch.", options=factories.GONE)
    assert look(clock, heard) == [(Act.ENDED, "Kurz da")]


def test_drafts_and_reviews_are_nobodys_business(heard, clock):
    factories.draft()
    factories.in_review()
    factories.approved()
    assert look(clock, heard) == []


def test_what_was_public_before_anybody_listened_is_not_told(monkeypatch, clock):
    monkeypatch.setattr(listeners, "LISTENERS", {})
    told = []
    factories.published(headline="War schon da")
    after_public_change(lambda edition, act: told.append(act))
    assert look(clock, told) == look(clock, told) == []
    factories.published(headline="Neu")
    assert look(clock, told) == [Act.PUBLISHED]


def test_what_is_older_than_a_day_is_not_told(heard, clock):
    factories.published(headline="Im Urlaub")
    clock.shift(DAY)
    assert look(clock, heard) == []


def test_what_took_long_to_be_stored_is_told(heard, clock):
    """Its window began before a look that couldn't see it yet."""
    began = timezone.now()
    assert look(clock, heard) == []
    with time_machine.travel(began, tick=False):
        factories.published(headline="Lange unterwegs")
    assert look(clock, heard) == [(Act.PUBLISHED, "Lange unterwegs")]


def test_nothing_is_told_of_what_is_taken_back(heard, clock):
    with transaction.atomic():
        factories.published(headline="Doch nicht")
        transaction.set_rollback(True)
    assert look(clock, heard) == []


class Once(Event):
    """Ends a loop when it waits for the first time."""

    def wait(self, timeout=None):
        self.set()
        return True


@pytest.mark.django_db(transaction=True)
def test_the_worker_looks(heard, clock):
    factories.published(headline="Ein Hafen")
    clock.shift(MINUTE)
    work.watch(Once(), ["soon"])
    run_tasks()
    assert heard == [(Act.PUBLISHED, "Ein Hafen")]


def test_of_two_workers_that_look_at_once_one_tells(heard, clock):
    factories.published()
    clock.shift(MINUTE)
    now = timezone.now()
    found = list(listeners.changes_between(now - DAY, now))
    assert [listeners.enqueue(one, now) for one in found * 2] == [True, False]
    assert OxTask.objects.count() == 1


def test_one_that_fails_is_tried_again_and_keeps_no_other_from_it(heard, clock):
    tries = []

    @after_public_change
    def fail(edition, act):
        tries.append(act)
        if len(tries) == 1:
            raise ConnectionError

    factories.published(headline="Ein Hafen")
    assert look(clock, heard) == [(Act.PUBLISHED, "Ein Hafen")]
    assert len(tries) == 1
    clock.shift(10 * MINUTE)
    assert look(clock, heard) == []
    assert len(tries) == 2


def test_a_plugin_that_is_gone_leaves_a_line_in_the_log(heard, clock, caplog):
    factories.published()
    clock.shift(MINUTE)
    listeners.enqueue_if_due()
    listeners.LISTENERS.clear()
    run_tasks()
    assert "its plug-in is gone" in caplog.text
    assert heard == []


def test_without_a_plugin_nothing_is_asked_or_written(django_assert_num_queries):
    assert listeners.LISTENERS == {}
    with django_assert_num_queries(0):
        assert listeners.enqueue_if_due() == 0


def test_an_edition_says_where_it_is_in_its_own_language(monkeypatch, clock):
    editions = []
    monkeypatch.setattr(listeners, "LISTENERS", {})
    after_public_change(lambda edition, _act: editions.append(edition))
    look(clock, editions)
    article = factories.published(headline="A harbour", slug="harbour", language="en")
    [told] = look(clock, editions)
    assert told.language == "en"
    assert told.uuid == str(article.edition.uuid)
    assert told.address == article.permalink
    assert told.address.endswith("/en/articles/harbour/")


def test_rows_of_changes_are_removed_when_they_are_too_old(heard, clock):
    article = factories.published()
    assert len(look(clock, heard)) == 1
    key = f"{article.pk} published"
    assert listeners.told_keys() == {listeners.SINCE, key}
    listeners.forget(timezone.now())
    assert listeners.told_keys() == {listeners.SINCE, key}
    clock.shift(3 * DAY)
    listeners.forget(timezone.now())
    assert listeners.told_keys() == {listeners.SINCE}
    factories.published(headline="Neu")
    assert look(clock, heard) == [(Act.PUBLISHED, "Neu")]


def test_a_look_asks_as_little_for_many_changes_as_for_one(
    heard, clock, django_assert_num_queries
):
    for number in range(5):
        factories.published(headline=f"Nummer {number}")
    assert len(look(clock, heard)) == 5
    # Since when, which were told, what began, what ended.
    with django_assert_num_queries(4):
        assert listeners.enqueue_if_due() == 0


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_a_restored_newsroom_tells_nothing_again(heard, clock, tmp_path):
    factories.published()
    assert len(look(clock, heard)) == 1
    call_command("backup", tmp_path / "one.tar", verbosity=0)
    call_command("restore", tmp_path / "one.tar", replace=True, yes=True, verbosity=0)
    assert look(clock, heard) == []


def test_the_example_posts_to_an_address_of_ones_own(monkeypatch, clock):
    monkeypatch.setattr(listeners, "LISTENERS", {})
    monkeypatch.syspath_prepend(POSTER)
    with pretending() as server:
        monkeypatch.setenv("POST_CHANGES_TO", server.address)
        from post_changes import posting  # noqa: F401, PLC0415 (the example's)

        listeners.enqueue_if_due()
        clock.shift(MINUTE)
        article = factories.published(headline="Ein Hafen")
        look(clock, [])
    [(_path, headers, told)] = server.asked
    assert ("content-type", "application/json") in {
        (name.lower(), value) for name, value in headers.items()
    }
    assert told == {
        "act": "published",
        "uuid": str(article.edition.uuid),
        "language": "de",
        "headline": "Ein Hafen",
        "address": article.permalink,
    }
