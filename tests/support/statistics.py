"""Statistics of SQLite as those of a large stock, over the few rows of a test."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

READ_ANEW = "ANALYZE sqlite_schema"


@contextmanager
def as_if_times(factor: int) -> Iterator[None]:
    """Let SQLite plan as after an ANALYZE of a stock that is so many times as large."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT rowid, stat FROM sqlite_stat1")
        for row, stat in cursor.fetchall():
            told = [scaled(word, factor) for word in stat.split()]
            cursor.execute(
                "UPDATE sqlite_stat1 SET stat = %s WHERE rowid = %s",
                [" ".join(told), row],
            )
        # Samples of single values, where SQLite has them, would show how few there are.
        cursor.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat4'")
        if cursor.fetchone():
            cursor.execute("DELETE FROM sqlite_stat4")
        cursor.execute(READ_ANEW)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM sqlite_stat1")
            cursor.execute(READ_ANEW)


def scaled(word: str, factor: int) -> str:
    """Return a number of rows for the larger stock; unique values stay unique."""
    return str(int(word) * factor) if word.isdecimal() and word != "1" else word
