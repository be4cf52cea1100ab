"""Write data that can be made again, while others write data that can't."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from articles.foundation.faults import Fault, fault_of


@contextmanager
def impatient() -> Iterator[None]:
    """Begin a transaction that doesn't wait: it fails where others are writing."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            run("SET LOCAL lock_timeout = '100ms'")
            yield
    else:
        patience = connection.settings_dict["OPTIONS"].get("timeout", 5)
        # Nor for the disk: data lost in a power cut are made again.
        run("PRAGMA busy_timeout = 0")
        run("PRAGMA synchronous = NORMAL")
        try:
            with transaction.atomic():
                yield
        finally:
            run("PRAGMA synchronous = FULL")
            run(f"PRAGMA busy_timeout = {patience * 1000:.0f}")


def is_busy(error: Exception) -> bool:
    """Return whether somebody else was just writing, which is no fault."""
    return fault_of(error) is Fault.BUSY


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
