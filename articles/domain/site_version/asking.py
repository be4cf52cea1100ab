"""Ask a question in plain text, as every page does: the database plans it once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection

# After so many times a cursor of Django's would have its question kept too: never.
NEVER = 1_000_000_000


def ask(question: str, parameters: Sequence[Any]) -> list[tuple]:
    """Return the rows. The text should be one of few: each is kept by each connection.

    To plan a question of a page takes PostgreSQL ten times as long as to answer it.
    Django's cursors rewrite it for SQLite at each time, so it is asked without them.
    """
    if is_watched():
        with connection.cursor() as cursor:
            cursor.execute(question, parameters)
            return cursor.fetchall()
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    bare: Any = connection.connection
    with connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            try:
                return ask_postgresql(bare, question, parameters)
            except UnicodeDecodeError:
                # Django's cursors read around what is damaged.
                with connection.cursor() as cursor:
                    cursor.execute(question, parameters)
                    return cursor.fetchall()
        return bare.execute(with_question_marks(question), parameters).fetchall()


def ask_postgresql(bare: Any, question: str, parameters: Sequence[Any]) -> list[tuple]:
    # Elsewhere it would only take memory.
    from psycopg import Cursor  # noqa: PLC0415 (see above)

    bare.prepare_threshold = NEVER
    with Cursor(bare) as cursor:
        cursor.execute(question, parameters, prepare=True)
        return cursor.fetchall()


@lru_cache(maxsize=256)
def with_question_marks(question: str) -> str:
    """Return it as SQLite has it, which knows no other places for parameters."""
    return question.replace("%s", "?").replace("%%", "%")


def is_watched() -> bool:
    """Whether somebody counts or forbids questions: Django tells them of its own."""
    return bool(connection.queries_logged or connection.execute_wrappers)
