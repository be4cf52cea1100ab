"""Ask a question in plain text, as every page does: PostgreSQL plans it once."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

# After so many times a cursor of Django's would have its question kept too: never.
NEVER = 1_000_000_000


def ask(question: str, parameters: Sequence[Any]) -> list[tuple]:
    """Return the rows. The text should be one of few: each is kept by each connection.

    To plan a question of a page takes PostgreSQL ten times as long as to answer it.
    """
    if connection.vendor != "postgresql" or is_watched():
        with connection.cursor() as cursor:
            cursor.execute(question, parameters)
            return cursor.fetchall()
    # Elsewhere it would only take memory.
    from psycopg import Cursor  # noqa: PLC0415 (see above)

    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    bare: Any = connection.connection
    bare.prepare_threshold = NEVER
    with connection.wrap_database_errors, Cursor(bare) as cursor:
        cursor.execute(question, parameters, prepare=True)
        return cursor.fetchall()


def is_watched() -> bool:
    """Whether somebody counts or forbids questions: Django tells them of its own."""
    return bool(connection.queries_logged or connection.execute_wrappers)
