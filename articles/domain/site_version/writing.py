"""Write what can be made again, while others write what can't."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from articles.foundation.faults import Fault, fault_of


@contextmanager
def impatient() -> Iterator[None]:
    """Begin a transaction that waits for nobody: it fails where others are writing."""
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            run("SET LOCAL lock_timeout = '100ms'")
            yield
    else:
        patience = connection.settings_dict["OPTIONS"].get("timeout", 5)
        # Nor for the disk: what a power cut takes is made again.
        run("PRAGMA busy_timeout = 0")
        run("PRAGMA synchronous = NORMAL")
        try:
            with transaction.atomic():
                yield
        finally:
            run("PRAGMA synchronous = FULL")
            run(f"PRAGMA busy_timeout = {patience * 1000:.0f}")


def is_busy(error: Exception) -> bool:
    """Whether it only says that somebody else was writing: that is no fault."""
    return fault_of(error) is Fault.BUSY


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
