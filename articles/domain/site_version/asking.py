"""Run plain SQL, as every page does: the database plans it once."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db import connection

# The number of runs after which Django's cursors would prepare a query too: never.
NEVER = 1_000_000_000


def ask(question: str, parameters: Sequence[Any]) -> list[tuple]:
    """Return the rows. Use few different texts: each connection keeps a plan of each.

    PostgreSQL takes ten times as long to plan a query of a page as to answer it.
    Django's cursors rewrite a query for SQLite each time, so it is run without them.
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
                # Django's cursors can read past damaged text.
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
    """Return it with the only placeholders that SQLite knows."""
    return question.replace("%s", "?").replace("%%", "%")


def is_watched() -> bool:
    """Return whether somebody counts or forbids queries: Django reports its own."""
    return bool(connection.queries_logged or connection.execute_wrappers)


def as_parameter(at: datetime):
    """Return the moment as plain SQL compares it with a column."""
    return connection.ops.adapt_datetimefield_value(at)


def moment_of(value: datetime | str | None) -> datetime | None:
    """Return a moment read by plain SQL; SQLite has only texts."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value
