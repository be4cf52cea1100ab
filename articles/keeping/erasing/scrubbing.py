"""See that no byte of what was erased is left in the files of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from articles.keeping.stock import WITHOUT_MODEL, Stock
from articles.search import merge


@contextmanager
def overwriting() -> Iterator[None]:
    """Have SQLite write zeros over what is deleted meanwhile."""
    run("PRAGMA secure_delete = ON")
    try:
        yield
    finally:
        run("PRAGMA secure_delete = OFF")


def scrub() -> bool:
    """Write the database anew without what was deleted; return whether nothing of it is
    in SQLite's log either, from which somebody else may be reading just now.

    It takes as much room again as the database has, and others wait meanwhile.
    """
    if connection.vendor == "postgresql":
        scrub_tables()
        return True
    merge()
    # Not in the memory: it is as large as the database.
    run("PRAGMA temp_store = FILE")
    try:
        run("VACUUM")
    finally:
        run("PRAGMA temp_store = MEMORY")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _pages, _done = cursor.fetchone()
    return not busy


def scrub_tables() -> None:
    ours = {model._meta.db_table for model in Stock().every_model()} | {*WITHOUT_MODEL}
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in sorted(ours & there):
            name = connection.ops.quote_name(table)
            cursor.execute(f"VACUUM (FULL, ANALYZE) {name}")
        # It has samples of values; what they were before stays in it as well.
        cursor.execute("VACUUM (FULL) pg_statistic")


def run(statement: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(statement)
