"""Servers say when they want to be asked again, in three headers and many spellings."""

from datetime import UTC, datetime, timedelta

import pytest
import urllib3

from articles.inbox.fetching import Answer, fresh_until, retry_after

NOW = datetime(2026, 11, 10, 8, tzinfo=UTC)
NINE = "Tue, 10 Nov 2026 09:00:00 GMT"
YEAR = 366 * 24 * 60 * 60


def answer(**headers):
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer("", "", "", 200, urllib3.HTTPHeaderDict(told), b"")


def seconds(found):
    return None if found is None else (found - NOW) / timedelta(seconds=1)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Tue, 10 Nov 2026 08:05:00 GMT", 300),
        ("Tuesday, 10-Nov-26 08:05:00 GMT", 300),
        ("Tue Nov 10 08:05:00 2026", 300),
        ("Tue, 10 Nov 2026 09:05:00 +0100", 300),
        ("Tue, 10 Nov 2026 07:00:00 GMT", 0),
        ("99999999999999999999", YEAR),
        ("Fri, 31 Dec 9999 23:59:59 GMT", YEAR),
        ("Fri, 31 Dec 9999 23:59:59 -2359", None),
        ("-5", None),
        ("1.5", None),
        ("١٢", None),
        ("soon", None),
        ("", None),
        ("\x00", None),
        ("32 Foo 2026", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(told, expected):
    assert seconds(retry_after(answer(Retry_After=told), NOW)) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"Cache_Control": "max-age=600"}, 600),
        ({"cache_control": 'public, MAX-AGE="600"'}, 600),
        ({"Cache_Control": "max-age=600", "Age": "100"}, 500),
        ({"Cache_Control": "max-age=600", "Age": "x"}, 600),
        ({"Cache_Control": "max-age=600", "Age": "700"}, None),
        ({"Cache_Control": "s-maxage=600"}, None),
        ({"Cache_Control": "max-age=0"}, None),
        ({"Cache_Control": "max-age=-1"}, None),
        ({"Cache_Control": "max-age=9999999999999"}, YEAR),
        ({"Cache_Control": "no-cache, max-age=600"}, None),
        (
            {"Cache_Control": "no-store", "Expires": NINE},
            None,
        ),
        ({"Expires": NINE}, 3600),
        ({"Expires": "Tue, 10 Nov 2026 07:00:00 GMT"}, None),
        ({"Expires": "0"}, None),
        (
            {
                "Expires": NINE,
                "Date": "Tue, 10 Nov 2026 08:50:00 GMT",
            },
            600,
        ),
        (
            {"Cache_Control": "max-age=60", "Expires": NINE},
            60,
        ),
    ],
)
def test_an_answer_is_fresh_as_long_as_its_server_says(headers, expected):
    assert seconds(fresh_until(answer(**headers), NOW)) == expected
