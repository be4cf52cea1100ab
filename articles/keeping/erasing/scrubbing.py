"""See that no byte of what was erased is left in the files of the database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from articles.keeping.refusing import refused
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


def refuse_without_room() -> None:
    """Refuse what couldn't be brought to its end, as far as that is known before."""
    if connection.vendor == "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        )
        # Once beside it, and once in the log.
        [need] = [2 * size for (size,) in cursor.fetchall()]
    disk = os.statvfs(settings.VAR)
    room = disk.f_bavail * disk.f_frsize
    if room < need:
        raise refused(
            "Nothing was erased.",
            f"The disk of {settings.VAR} has room for {room // 1_000_000} MB; "
            f"{need // 1_000_000} MB are needed to write the database anew.",
            "Make room on it.",
            "full",
        )


def scrub() -> bool:
    """Write the database anew without what was deleted; return whether nothing of it is
    in SQLite's log either, from which somebody else may be reading just now.

    Others wait meanwhile.
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
