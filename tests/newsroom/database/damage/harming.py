"""Damage a database on purpose, as a disk does: behind the back of its constraints."""

from collections.abc import Iterator
from contextlib import contextmanager
from struct import pack

from django.db import connection

BROKEN = b"Eu\xff"
# Marks of an object with one key, and of an entry that begins at an offset.
ONE_KEY, AT_OFFSET = 0x20000001, 0x80000000


def break_text(table: str, column: str, key: int, value: bytes = BROKEN) -> None:
    """Store bytes that are no text; in a column of JSON, as the German words."""
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
        kind = type_of(cursor, table, column)
        stored = as_jsonb("de", value) if kind == "jsonb" else value
        with bytes_as(cursor, kind):
            cursor.execute(
                f"UPDATE {table} SET {column} = %s::bytea::{kind} WHERE id = %s",  # noqa: S608
                [stored, key],
            )


def type_of(cursor, table: str, column: str) -> str:
    cursor.execute(
        "SELECT udt_name FROM information_schema.columns"
        " WHERE table_name = %s AND column_name = %s",
        [table, column],
    )
    [(name,)] = cursor.fetchall()
    return name


def as_jsonb(key: str, value: bytes) -> bytes:
    """Return `{key: value}` as PostgreSQL stores it, whatever the bytes of the value
    are.
    """
    name = key.encode()
    return pack("=III", ONE_KEY, AT_OFFSET | len(name), len(value)) + name + value


@contextmanager
def bytes_as(cursor, kind: str) -> Iterator[None]:
    """Let PostgreSQL take bytes for text or JSON without a look at them."""
    cursor.execute(f"CREATE CAST (bytea AS {kind}) WITHOUT FUNCTION")
    try:
        yield
    finally:
        cursor.execute(f"DROP CAST (bytea AS {kind})")
