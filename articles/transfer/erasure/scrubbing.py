"""See that no byte of what was erased is left in the files of the database."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection

from articles.domain.search import merge
from articles.transfer.archives import WITHOUT_MODEL, Stock, refused

# Seconds between one attempt and the next, while somebody reads what was before.
WAITS = [1, 2, 4, 8, 16]


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
    left. Something is left while somebody still sees the database as it was before: in
    tables of PostgreSQL, or in SQLite's log.

    Others wait meanwhile.
    """
    if connection.vendor == "postgresql":
        return scrub_tables()
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


def scrub_tables() -> bool:
    ours = {model._meta.db_table for model in Stock().every_model()} | {*WITHOUT_MODEL}
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        quote = connection.ops.quote_name
        rewrite = [f"(FULL, VERBOSE, ANALYZE) {quote(t)}" for t in sorted(ours & there)]
        # It has samples of values, and their former values stay in it as well.
        rewrite.append("(FULL, VERBOSE) pg_statistic")
        done = [is_rewritten(cursor, one) for one in rewrite]
    return all(done)


def is_rewritten(cursor: Any, what: str) -> bool:
    """Rewrite a table until no deleted row is left in it; return whether it worked."""
    for wait in [*WAITS, None]:
        if not deleted_rows_kept(cursor, what):
            return True
        if wait:
            time.sleep(wait)
    return False


def deleted_rows_kept(cursor: Any, what: str) -> int:
    """Return how many PostgreSQL keeps, as it says itself, whichever its language."""
    told: list[str] = []

    def note(notice: Any) -> None:
        told.append(notice.message_detail or "")

    server: Any = connection.connection
    server.add_notice_handler(note)
    try:
        cursor.execute(f"VACUUM {what}")
    finally:
        server.remove_notice_handler(note)
    numbers = [re.match(r"\D*(\d+)", detail) for detail in told]
    return sum(int(number[1]) for number in numbers if number)


def run(statement: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(statement)
