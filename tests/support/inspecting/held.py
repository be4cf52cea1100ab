"""Rows that somebody else is writing for a second, so that whoever wants them waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import connection, transaction
from django.db.models import QuerySet


@contextmanager
def held(rows: QuerySet, **values) -> Iterator[None]:
    """Have another write these values, and commit a second after the block began."""
    is_held, is_over = Event(), Event()

    def write():
        try:
            with transaction.atomic():
                rows.update(**values)
                is_held.set()
                is_over.wait(1)
        finally:
            connection.close()

    other = Thread(target=write)
    other.start()
    assert is_held.wait(10)
    try:
        yield
    finally:
        is_over.set()
        other.join()
