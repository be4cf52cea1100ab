"""Damage a database on purpose, as a disk does: behind the back of its constraints."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

BROKEN = b"Eu\xff"


def break_text(table: str, column: str, key: int, value: bytes = BROKEN) -> None:
    """Store bytes that are no text."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # A disk asks for no constraint, as that of JSON.
            cursor.execute("PRAGMA ignore_check_constraints = ON")
            cursor.execute(
                f"UPDATE {table} SET {column} = CAST(%s AS TEXT) WHERE id = %s",  # noqa: S608
                [value, key],
            )
            cursor.execute("PRAGMA ignore_check_constraints = OFF")
            return
        with bytes_as_text(cursor):
            cursor.execute(
                f"UPDATE {table} SET {column} = %s::bytea::varchar WHERE id = %s",  # noqa: S608
                [value, key],
            )


@contextmanager
def bytes_as_text(cursor) -> Iterator[None]:
    """Let PostgreSQL take bytes for text without a look at them."""
    cursor.execute("CREATE CAST (bytea AS varchar) WITHOUT FUNCTION")
    try:
        yield
    finally:
        cursor.execute("DROP CAST (bytea AS varchar)")
