"""Moments in zones: the instants that follow from what a source said."""

from datetime import UTC, date, datetime

import pytest

from articles.foundation.local_moment import YEARS, LocalMoment, known_zones

INSTANTS = {
    # A day without a time ends with itself, where the source is.
    "2027-03-15[Europe/Berlin]": "2027-03-15 23:00",
    "2027-07-15[Europe/Berlin]": "2027-07-15 22:00",
    "2027-04-30[AoE]": "2027-05-01 12:00",
    "2027-04-30[Pacific/Kiritimati]": "2027-04-30 10:00",
    # The same clock is another instant in winter.
    "2027-09-24T17:00[Europe/Brussels]": "2027-09-24 15:00",
    "2027-01-24T17:00[Europe/Brussels]": "2027-01-24 16:00",
    "2027-03-15T24:00[Europe/Berlin]": "2027-03-15 23:00",
    "2027-12-31T24:00[UTC]": "2028-01-01 00:00",
    # A time that is left out is the first one after it; one that comes twice the later.
    "2027-03-28T02:30[Europe/Berlin]": "2027-03-28 01:00",
    "2026-10-25T02:30[Europe/Berlin]": "2026-10-25 01:30",
    # A whole day that a zone left out.
    "2011-12-30T12:00[Pacific/Apia]": "2011-12-30 10:00",
    "2011-12-30[Pacific/Apia]": "2011-12-30 10:00",
}


@pytest.mark.parametrize(("text", "instant"), INSTANTS.items())
def test_a_moment_ends_at_the_first_instant_that_is_too_late(text, instant):
    moment = LocalMoment.read(text)
    assert moment.ends() == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert str(moment) == text


def test_a_day_begins_at_its_midnight_and_a_time_at_itself():
    day = LocalMoment(date(2027, 3, 15), None, "Europe/Berlin")
    assert day.begins() == datetime(2027, 3, 14, 23, tzinfo=UTC)
    noon = LocalMoment(date(2027, 3, 15), 720, "Europe/Berlin")
    assert noon.begins() == noon.ends() == datetime(2027, 3, 15, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2027-03-15",
        "2027-02-30[Europe/Berlin]",
        "2027-03-15[Europe/Atlantis]",
        "2027-03-15[../../etc/passwd]",
        "2027-03-15T25:00[UTC]",
        "2027-03-15T24:01[UTC]",
        "2027-03-15T12:60[UTC]",
        "2027-03-15T12:00",
        "２０２７-03-15[UTC]",
        "2027-03-15[UTC]\n",
        # No instants follow from the first and the last days of calendars.
        "0001-01-01[Asia/Tokyo]",
        "1899-12-31[UTC]",
        "2201-01-01[UTC]",
        "9999-12-31T24:00[AoE]",
        # Another host would take these for another zone.
        "2027-03-15[localtime]",
        "2027-03-15[posixrules]",
        "2027-03-15[Factory]",
    ],
)
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        LocalMoment.read(text)


def test_instants_follow_from_each_day_that_is_read_in_any_zone():
    for zone in sorted(known_zones()):
        first = LocalMoment(date(YEARS[0], 1, 1), 0, zone)
        last = LocalMoment(date(YEARS[-1], 12, 31), 24 * 60, zone)
        assert first.begins() < last.ends(), zone
