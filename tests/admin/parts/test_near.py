"""Moments are said as people say them: near ones by name, spans in one unit."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from articles.admin.parts.near import ahead, near, waiting

NOW = datetime(2026, 11, 26, 13, 22, tzinfo=UTC)  # a Thursday, 14:22 in Berlin
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(NOW, tick=False)
    with override("de"):
        yield


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (-72, "23. November 2026, 14:22"),
        (-24, "gestern, 14:22"),
        (0, "heute, 14:22"),
        (24, "morgen, 14:22"),
        (48, "Samstag, 14:22"),
        (144, "Mittwoch, 14:22"),
        (168, "3. Dezember 2026, 14:22"),
    ],
)
def test_a_day_is_called_by_its_name_when_it_is_near(after, said):
    assert near(NOW + after * HOUR) == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0, "1 Minute"),
        (0.5, "30 Minuten"),
        (1, "1 Stunde"),
        (23.9, "23 Stunden"),
        (24, "1 Tag"),
        (40, "2 Tagen"),
        (72, "3 Tagen"),
    ],
)
def test_a_span_is_said_in_one_unit_and_its_days_are_those_of_the_calendar(hours, said):
    assert waiting(NOW - hours * HOUR) == f"wartet seit {said}"


def test_what_is_ahead_is_said_alike():
    assert ahead(NOW + 0.25 * HOUR) == "in 15 Minuten"
    assert ahead(NOW + 5 * HOUR) == "in 5 Stunden"
    # 9 o'clock in a week: not yet seven times 24 hours.
    assert ahead(NOW + 7 * 24 * HOUR - 5 * HOUR) == "in 7 Tagen"


def test_english_says_it_too():
    with override("en"):
        assert near(NOW) == "today, 14:22"
        assert waiting(NOW - HOUR) == "waiting for 1 hour"
        assert ahead(NOW + 48 * HOUR) == "in 2 days"
