"""Ask the database itself whether its files are whole: tables, indexes, pages."""

import os
from collections.abc import Iterator

from django.db import DatabaseError, connection

from articles.foundation.sql import compose

MOST = 20
AMCHECK = "SELECT 1 FROM pg_extension WHERE extname = 'amcheck'"
ALLOWED = """
SELECT bool_and(has_function_privilege(p.oid, 'EXECUTE'))
FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid
JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'amcheck'
WHERE p.proname IN ('bt_index_check', 'verify_heapam')
"""
INDEXES = """
SELECT c.oid::regclass::text FROM pg_class c
JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree'
JOIN pg_index i ON i.indexrelid = c.oid AND i.indisready AND i.indisvalid
WHERE c.relnamespace = 'public'::regnamespace AND c.relpersistence = 'p' ORDER BY 1
"""
TABLES = """
SELECT c.oid::regclass::text FROM pg_class c
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
AND c.relpersistence = 'p' ORDER BY 1
"""


def size() -> int:
    """Return about how many bytes have to be read for it."""
    if connection.vendor == "sqlite":
        try:
            return os.stat(connection.settings_dict["NAME"]).st_size
        except OSError:
            return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def why_not() -> str:
    """Return why PostgreSQL can't be asked; "" if it can, or with SQLite."""
    if connection.vendor == "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute(AMCHECK)
        if not cursor.fetchone():
            return "the extension amcheck isn't there"
        cursor.execute(ALLOWED)
        if not cursor.fetchone()[0]:
            return "this user may not use the extension amcheck"
    return ""


def user() -> str:
    """Return as whom PostgreSQL is asked, quoted where that is needed; "" elsewhere."""
    if connection.vendor == "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_user)")
        return cursor.fetchone()[0]


def faults() -> Iterator[tuple[str, str]]:
    """Yield each fault: its place, if that is known, and the database's message."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA quick_check({MOST})")
            found = [row[0] for row in cursor.fetchall()]
        for said in found:
            if said != "ok":
                yield "", " ".join(said.split())
        yield from orphans()
        return
    for table in names(TABLES):
        yield from complaints(
            table,
            compose(
                "SELECT format('block %%s, row %%s: %%s', blkno, offnum, msg) "
                "FROM verify_heapam('{table}') LIMIT {most}",
                table=table,
                most=MOST,
            ),
        )
    for index in names(INDEXES):
        yield from complaints(index, f"SELECT bt_index_check('{index}')")


def orphans() -> Iterator[tuple[str, str]]:
    """Yield rows that name another one which isn't there; PostgreSQL allows none."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        for table, row, parent, _number in cursor.fetchmany(MOST):
            yield table, f"row {row} names a row of {parent} that isn't there"


def names(question: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [row[0] for row in cursor.fetchall()]


def complaints(where: str, question: str) -> Iterator[tuple[str, str]]:
    """Yield what PostgreSQL says of one table or index, as rows or as an error."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(question, [])
            for (said,) in cursor.fetchall():
                if said:
                    yield where, said
    except DatabaseError as error:
        yield where, str(error).strip().partition("\n")[0]
