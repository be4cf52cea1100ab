"""When a feed is asked again."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from articles.inbox.watching.rhythm import (
    FARTHEST,
    LONGEST,
    SHORTEST,
    Wishes,
    interval_of,
    is_quiet,
    next_after,
    next_after_failure,
    usual_gap,
)

# A Tuesday.
NOW = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("gap", "interval"),
    [
        (timedelta(minutes=5), SHORTEST),
        (2 * HOUR, HOUR),
        (3 * DAY, LONGEST),
        (None, HOUR),
    ],
)
def test_i1_the_interval_is_half_of_the_usual_gap_within_bounds(gap, interval):
    assert interval_of(gap) == interval


def test_the_usual_gap_is_that_in_the_middle():
    moments = [NOW, NOW - HOUR, NOW - 2 * HOUR, NOW - 3 * HOUR, NOW - 30 * DAY]
    assert usual_gap(moments) == HOUR
    assert usual_gap(moments[:2]) is None


@pytest.mark.parametrize(
    ("wishes", "least", "most"),
    [
        (Wishes(), HOUR, 1.1 * HOUR),
        (Wishes(interval=5 * HOUR), 5 * HOUR, 5.5 * HOUR),
        (Wishes(not_before=NOW + 3 * DAY), 3 * DAY, 3 * DAY),
        (Wishes(not_before=NOW + 99 * DAY), FARTHEST, FARTHEST),
        (Wishes(interval=99 * DAY), FARTHEST, FARTHEST),
        # 10 h and 11 h are skipped: it is asked at 12 h.
        (Wishes(skip_hours=frozenset({10, 11})), 2.5 * HOUR, 2.5 * HOUR),
        # Tuesday is skipped.
        (Wishes(skip_days=frozenset({1})), 14.5 * HOUR, 14.5 * HOUR),
        (Wishes(skip_hours=frozenset(range(24))), FARTHEST, FARTHEST),
    ],
)
def test_i2_a_feed_is_asked_when_it_wants_to_be(wishes, least, most):
    for name in map(str, range(50)):
        wait = next_after(NOW, HOUR, wishes, name) - NOW
        assert least <= wait <= most


@pytest.mark.parametrize(
    "wishes",
    [
        Wishes(),
        Wishes(interval=3 * HOUR),
        Wishes(skip_hours=frozenset({0, 23})),
        Wishes(interval=7 * DAY, skip_days=frozenset({5, 6})),
    ],
)
def test_the_wishes_of_a_feed_are_kept_and_those_of_an_answer_are_not(wishes):
    stored = json.loads(json.dumps(wishes.stored()))
    assert Wishes.from_stored(stored) == wishes
    assert replace(wishes, not_before=NOW).stored() == stored


def test_i1_feeds_with_one_interval_are_spread():
    waits = {next_after(NOW, HOUR, Wishes(), str(name)) for name in range(50)}
    assert len(waits) > 30


def test_i4_each_failure_doubles_the_pause_up_to_a_day():
    pauses = [next_after_failure(NOW, n, None) - NOW for n in (1, 2, 3, 5, 6, 99)]
    assert pauses == [HOUR, 2 * HOUR, 4 * HOUR, 16 * HOUR, DAY, DAY]


def test_a_server_may_ask_for_a_longer_pause_but_not_for_ever():
    assert next_after_failure(NOW, 1, NOW + 5 * HOUR) == NOW + 5 * HOUR
    assert next_after_failure(NOW, 3, NOW + HOUR) == NOW + 4 * HOUR
    assert next_after_failure(NOW, 1, NOW + 365 * DAY) == NOW + FARTHEST


def test_a_feed_is_quiet_after_three_of_its_usual_gaps():
    assert not is_quiet(NOW, NOW - 6 * DAY, 2 * DAY)
    assert is_quiet(NOW, NOW - 6 * DAY - HOUR, 2 * DAY)
    # One that has news each hour isn't quiet over a night.
    assert not is_quiet(NOW, NOW - 2 * DAY, HOUR)
    assert not is_quiet(NOW, None, HOUR)
    assert not is_quiet(NOW, NOW - 99 * DAY, None)
