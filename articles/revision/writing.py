"""Write what can be made again, while others write what can't."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

# What PostgreSQL and SQLite say when somebody else was writing.
BUSY = ("lock timeout", "database is locked", "database table is locked")


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
        run("PRAGMA busy_timeout = 0")
        try:
            with transaction.atomic():
                yield
        finally:
            run(f"PRAGMA busy_timeout = {patience * 1000}")


def is_busy(error: Exception) -> bool:
    """Whether it only says that somebody else was writing: that is no fault."""
    told = str(error)
    return isinstance(error, OperationalError) and any(said in told for said in BUSY)


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
