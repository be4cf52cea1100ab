"""The doctor finds a journal or a limit that keeps users from the database."""

import gc
import time

import pytest
from django.db import OperationalError, connection

from tests.newsroom.monitoring.doctor.examined import is_error, is_warning

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def leave_the_log(cursor) -> None:
    """Change the journal as soon as no other connection has the file open."""
    gc.collect()  # closes connections that nobody uses any more
    deadline = time.monotonic() + 60
    while True:
        try:
            return cursor.execute("PRAGMA journal_mode = DELETE")
        except OperationalError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's journal")
@pytest.mark.django_db(transaction=True)
def test_a_journal_that_lets_nobody_read_meanwhile():
    with connection.cursor() as cursor:
        leave_the_log(cursor)
        try:
            is_error(
                "journal", what="“delete” instead", remedy="NEWSROOM_VAR on a disk"
            )
        finally:
            cursor.execute("PRAGMA journal_mode = WAL")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's limit")
def test_connections_that_are_nearly_all_taken(monkeypatch):
    monkeypatch.setattr(
        "newsroom.monitoring.doctor.asked_of_the_database.MOST_TAKEN", 0
    )
    is_warning("connections", what="connections are taken", remedy="max_connections")
