"""Every value of a row is in its line exactly, and comes back from it."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import models

from articles.transfer.archives.rows import Sum, in_line, oddity, plain, read

VALUES = [
    (models.DateTimeField(), datetime(2026, 3, 2, 9, 0, 0, 1, UTC)),
    (models.DateTimeField(), datetime(9999, 12, 31, 23, 59, 59, 999_999, UTC)),
    (models.DateField(), date(1, 1, 1)),
    (models.TimeField(), time(23, 59, 59, 999_999)),
    (models.DurationField(), timedelta(days=-3, microseconds=7)),
    (models.DecimalField(max_digits=40, decimal_places=20), Decimal("0.1") ** 20),
    (models.UUIDField(), UUID(int=2**128 - 1)),
    (models.BinaryField(), b""),
    (models.BinaryField(), bytes(range(256))),
    (models.BigIntegerField(), -(2**63)),
    (models.PositiveBigIntegerField(), 2**63 - 1),
    (models.FloatField(), 0.1 + 0.2),
    (models.BooleanField(), False),
    (models.CharField(), ""),
    (models.CharField(null=True), None),
    (models.TextField(), "ä\u2028\x7f\u0301\U0001f600 \\u0041 \"'\r\n\t "),
    (models.JSONField(), {"b": [1, 1.5, None, "ü", {"": False}], "a": 2**70}),
    (models.JSONField(), "a text"),
    (models.JSONField(), []),
    (models.JSONField(), {"half a letter": "a\udcffb", "text": r"\udcff"}),
]


@pytest.mark.parametrize(("field", "value"), VALUES)
def test_a_value_comes_back_as_it_was(field, value):
    line = in_line([plain(value)])
    assert b"\n" not in line
    [said] = json.loads(line)
    found = read(field, said)
    found = bytes(found) if isinstance(found, memoryview) else found
    assert (found, type(found)) == (value, type(value))


def test_a_moment_is_kept_whatever_zone_it_is_told_in():
    east = datetime(2026, 3, 2, 10, 30, tzinfo=timezone(timedelta(hours=1.5)))
    assert plain(east) == "2026-03-02T09:00:00+00:00"


def test_a_table_has_one_hash_whatever_the_order_of_its_rows():
    lines = [b'["a"]\n', b'["b"]\n', b'["b"]\n']
    sums = [Sum(), Sum(), Sum()]
    for total, some in zip(sums, [lines, lines[::-1], lines[:2]], strict=True):
        for line in some:
            total.add(line)
    first, reversed_, fewer = (total.said() for total in sums)
    assert first == reversed_ != fewer
    assert first["rows"] == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        (
            models.CharField(max_length=3),
            "abcd",
            "has 4 characters; there is room for 3",
        ),
        (models.CharField(max_length=4), "abcd", ""),
        (models.TextField(max_length=3), "abcd", ""),
        (models.TextField(), "a\0b", "holds a NUL character"),
        (models.JSONField(), {"a": ["\0"]}, "holds a NUL character"),
        (models.JSONField(), {"a": ["\\u0000 is typed"]}, ""),
        (models.PositiveIntegerField(), 10**30, f"is {10**30}, out of range"),
        (models.PositiveIntegerField(), 7, ""),
        (models.BooleanField(), True, ""),
    ],
)
def test_what_the_other_database_can_not_store_is_named(field, value, told):
    assert oddity(field, value) == told
