"""Data that can be made again is written without waiting for others or the disk."""

import pytest
from django.db import connection

from articles.domain import site_version

ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's sync")
NORMAL, FULL = 1, 2


def synchronous() -> int:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        return cursor.fetchone()[0]


@ON_SQLITE
@pytest.mark.django_db(transaction=True)
def test_r52_a_power_cut_takes_nothing_but_what_can_be_made_again():
    assert synchronous() == FULL
    with site_version.impatient():
        assert synchronous() == NORMAL
    assert synchronous() == FULL
    with pytest.raises(ValueError, match="Halt"), site_version.impatient():
        raise ValueError("Halt")
    assert synchronous() == FULL
