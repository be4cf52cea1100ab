"""Dates of sources: standards, German ones, and those that can't be meant."""

from datetime import UTC, datetime

import pytest

from tests.inbox.reading.sources import AT, dated, item, kinds, reading, rss

MORNING = datetime(2026, 11, 10, 8, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 10, tzinfo=UTC)
BERLIN_MIDNIGHT = datetime(2026, 11, 9, 23, 0, tzinfo=UTC)
SUMMER = datetime(2026, 7, 10, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("Tue, 10 Nov 2026 08:30:00 GMT", MORNING),
        ("Tue, 10 Nov 2026 09:30:00 +0100", MORNING),
        ("10 Nov 2026 09:30 +01:00", MORNING),
        ("Tue, 10 Nov 26 08:30:00 UT", MORNING),
        ("Tue, 10 Nov 2026 03:30:00 EST", MORNING),
        ("Wed, 10 Nov 2026 08:30:00 Z", MORNING),
        ("Tue, 10 November 2026 08:30:00 GMT", MORNING),
        ("Tue, 10 Nov 2026 08:30:00 GMT+0000", MORNING),
        ("2026-11-10T09:30:00+01:00", MORNING),
        ("2026-11-10T08:30:00Z", MORNING),
        ("2026-11-10T08:30:00.123456789Z", MORNING),
        ("2026-11-10t08:30z", MORNING),
        ("2026-11-10 09:30:00 +0100", MORNING),
        ("20261110T083000Z".replace("083000", "08:30"), MORNING),
        ("Tue Nov 10 08:30:00 2026 UTC".replace(" 2026 UTC", " UTC 2026"), MORNING),
        ("November 10, 2026 08:30 UTC", MORNING),
        ("November 10, 2026 8:30 a.m. UTC", MORNING),
        ("Dienstag, 10. November 2026 09:30 MEZ", MORNING),
        ("Di, 10. Nov. 2026 09:30:00 MEZ", MORNING),
        ("Di, 10 Nov 2026 09:30:00 +0100", MORNING),
        ("10. November 2026, 9.30 Uhr MEZ", MORNING),
        ("10.11.2026 um 09:30 Uhr (MEZ)", MORNING),
        ("10.11.26 09:30 CET", MORNING),
        ("Fr, 10 Jul 2026 09:30:00 MESZ", SUMMER),
        ("Freitag, 10. Juli 2026 09:30 MESZ", SUMMER),
        ("10 juillet 2026 09:30 CEST", SUMMER),
        ("10 luglio 2026 09:30 +0200", SUMMER),
        ("Tue, 10 Nov 2026 24:00:00 GMT", datetime(2026, 11, 11, tzinfo=UTC)),
        ("Tue, 10 Nov 2026 08:30:60 GMT", MORNING.replace(second=59)),
        ("10 Nov 1999 08:30 GMT", MORNING.replace(year=1999)),
        ("10 Nov 99 08:30 GMT", MORNING.replace(year=1999)),
    ],
)
@pytest.mark.parametrize("language", ["", "de", "en"])
def test_i17_a_date_with_a_zone_is_read_in_any_language(told, moment, language):
    found = dated(told, language=language)
    entry = found.entries[0]
    assert (entry.published.replace(microsecond=0), entry.date_remark) == (moment, "")


@pytest.mark.parametrize(
    ("told", "language", "moment"),
    [
        ("10.11.2026", "de", BERLIN_MIDNIGHT),
        ("10.11.2026 09:30", "de", MORNING),
        ("10.11.2026 09:30", "de-AT", MORNING),
        ("10/11/2026 09:30", "de", MORNING),
        ("10-11-2026 09:30", "de", MORNING),
        ("10. November 2026, 09:30 Uhr", "de-DE", MORNING),
        ("2026-11-10T09:30:00", "de", MORNING),
        ("10.07.2026 09:30", "de", SUMMER),
        ("1. Jänner 2026 13:00", "de", datetime(2026, 1, 1, 12, tzinfo=UTC)),
        ("1. März 2026 13:00", "de", datetime(2026, 3, 1, 12, tzinfo=UTC)),
        ("1. Dez. 2025 13:00", "de", datetime(2025, 12, 1, 12, tzinfo=UTC)),
        ("2026-11-10T08:30:00", "", MORNING),
        ("2026-11-10T08:30:00", "en", MORNING),
        ("2026-11-10T08:30:00", "xx-unknown", MORNING),
        ("10.11.2026 08:30", "en", MORNING),
        ("10/11/2026 08:30", "en-GB", MORNING),
        ("11/10/2026 08:30", "en-US", MORNING),
        ("11/10/2026 08:30", "en", MORNING),
        ("31/10/2026 00:00", "en", datetime(2026, 10, 31, tzinfo=UTC)),
        ("10/31/2026 00:00", "fr", datetime(2026, 10, 31, tzinfo=UTC)),
        ("Tue, 10 Nov 2026 08:30:00 QQQ", "", MORNING),
        ("2026-11-10", "", MIDNIGHT),
        ("2026-11", "", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026", "", datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_i17_a_date_without_a_zone_has_that_of_its_language(told, language, moment):
    found = dated(told, language=language)
    entry = found.entries[0]
    assert (entry.published, entry.date_remark) == (moment, "guessed_zone")
    assert kinds(found) == {"guessed_zones"}


def test_where_no_language_is_told_the_text_says_it():
    words = "Die Frist ist bis zum Ende des Jahres, und wir werden mit der Jury über "
    words += "die Anträge sprechen, die nach der Frist nicht mehr zu uns kommen."
    inside = f"<pubDate>10.11.2026 09:30</pubDate><description>{words}</description>"
    assert reading(rss(item(inside))).entries[0].published == MORNING


@pytest.mark.parametrize(
    "told",
    ["Wed, 01 Jan 2099 00:00:00 GMT", "2026-11-24T12:00:01Z", "24.11.2026 23:00 MEZ"],
)
def test_i17_r22_a_date_in_the_future_is_the_moment_of_reading(told):
    found = dated(told)
    assert (found.entries[0].published, found.entries[0].date_remark) == (AT, "future")
    assert kinds(found) == {"future_dates"}


@pytest.mark.parametrize(
    "told",
    [
        "Mon, 01 Jan 0001 00:00:00 GMT", "9999-12-31T23:59:59Z", "11111111111111111111",
        "1989-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "31.02.2026", "10.13.2026",
        "2026-11-10T25:00:00Z", "gestern", "0", "-", "01.01.0001", "Foo 10, 2026",
        "2026-99-99", "10 Nov 99999", "x" * 500, "1" * 500, "١١١١١١١١",
        "0000-00-00", "2026-11-10T08:99:00Z", "1668070800",
    ],
)  # fmt: skip
def test_r22_a_date_that_cannot_be_meant_is_none(told):
    found = dated(told)
    assert (found.entries[0].published, found.entries[0].date_remark) == (
        None,
        "absurd",
    )
    assert kinds(found) == {"absurd_dates"}


def test_a_backdated_entry_keeps_its_date():
    entry = dated("Sun, 01 Mar 1998 10:00:00 GMT").entries[0]
    assert entry.published == datetime(1998, 3, 1, 10, tzinfo=UTC)


def test_an_entry_without_a_date_has_none_and_no_remark():
    entry = reading(rss(item())).entries[0]
    assert (entry.published, entry.updated, entry.date_remark) == (None, None, "")


def test_an_entry_with_a_change_alone_is_as_old_as_that():
    inside = "<dc:date>2026-11-10T08:30:00Z</dc:date>"
    entry = reading(rss(item(inside))).entries[0]
    assert entry.published == entry.updated == MORNING
