"""A thread writes counts to the database in the background, and keeps them while
that is away.
"""

import logging

import pytest
from django.db import DataError, OperationalError

from articles.models import ArticleReach
from articles.site import statistics
from newsroom.monitoring.request_counts import handing
from newsroom.monitoring.request_counts.handing import Hand
from tests.site.statistics.counted import PERSON
from tests.support import factories


@pytest.fixture
def hand():
    """Yield the counts of a process, whose thread looks as soon as it has to end."""
    found = Hand()
    yield found
    found.stop()


def requests() -> int:
    [row] = ArticleReach.objects.filter(is_month=False)
    return row.requests


@pytest.mark.django_db(transaction=True)
def test_what_is_left_is_handed_over_at_the_end(hand):
    article = factories.published()
    hand.begin()
    for _ in range(3):
        hand.tally.count(f"article {article.edition_id}", 200, PERSON)
    hand.stop()
    assert not hand.thread.is_alive()
    assert requests() == 3


@pytest.mark.django_db(transaction=True)
def test_the_thread_begins_with_the_first_request_where_readers_are_served(monkeypatch):
    article = factories.published()
    subject = f"article {article.edition_id}", 200, PERSON, ""
    monkeypatch.setattr(handing, "here", Hand())
    handing.add(*subject)
    assert handing.here.thread is None
    monkeypatch.setattr(handing, "is_serving", True)
    handing.add(*subject)
    assert handing.here.thread is not None
    handing.stop()
    assert requests() == 2


@pytest.mark.django_db
def test_while_the_database_is_away_it_is_counted_on_and_said_once(
    hand, monkeypatch, caplog
):
    subject = f"article {factories.published().edition_id}"

    def away(_days):
        raise OperationalError("nobody answers\nfor long")

    monkeypatch.setattr(handing.connection, "close", lambda: None)
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(statistics, "add", away)
        for _ in range(3):
            hand.tally.count(subject, 200, PERSON)
            assert not hand.hand_over()
        [said] = caplog.messages
        assert "(nobody answers)" in said
        assert "It is counted on" in said
    assert hand.hand_over()
    assert caplog.messages[1:] == ["Readers' requests are stored again."]
    assert requests() == 3
    assert hand.hand_over()


@pytest.mark.django_db
def test_what_no_database_takes_is_given_up(hand, monkeypatch, caplog):
    monkeypatch.setattr(handing.connection, "close", lambda: None)

    def refuses(_days):
        raise DataError("out of range")

    monkeypatch.setattr(statistics, "add", refuses)
    hand.tally.count("article 7", 200, PERSON)
    assert not hand.hand_over()
    assert "is lost" in caplog.text
    assert hand.tally.take() == {}
