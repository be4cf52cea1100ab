"""The time that the database may spend on one search, for any user and purpose.

All queries of one request share a budget. When it is used up, the search ends without
an answer, and the page explains how to narrow it down.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.db import OperationalError, connection

# SQLite looks at the clock after so many of its steps: each takes less than 1 µs.
STEPS = 2_000
CANCELLED = "57014"
TABLE = "articles_search"


class TooMuch(Exception):
    """The search took too long and was given up, so its results are unknown."""


def allowed() -> float:
    return settings.NEWSROOM_SEARCH_BUDGET / 1000


@dataclass(slots=True, eq=False)
class Budget:
    """The seconds of the database that are `left`."""

    left: float = field(default_factory=allowed)

    def ask(self, sql: str, parameters: Iterable) -> list[tuple]:
        """Return the rows of a query; raise TooMuch when the budget is used up."""
        with connection.cursor() as cursor, self.spending():
            if connection.vendor == "sqlite":
                interrupt(after=self.left)
                try:
                    cursor.execute(sql, [*parameters])
                    # By Django's cursor, so that an error while reading is Django's.
                    return cursor.fetchall()
                finally:
                    interrupt_no_more()
            cursor.execute(self.limited(sql), [*parameters])
            cursor.nextset()
            return cursor.fetchall()

    def limit(self, execute, sql, parameters, many, context):
        """Limit queries of the index to the budget; for `connection.execute_wrapper`.

        Rows that are read one by one from SQLite afterwards are limited as well.
        """
        cursor = context["cursor"].cursor
        if TABLE not in sql or many or getattr(cursor, "name", None):
            return execute(sql, parameters, many, context)
        with self.spending():
            if connection.vendor == "sqlite":
                interrupt(after=self.left)
                return execute(sql, parameters, many, context)
            found = execute(self.limited(sql), parameters, many, context)
            cursor.nextset()
            return found

    def limited(self, sql: str) -> str:
        """Return it with a time limit that ends with the query.

        All of it is one message, and so one transaction if it isn't within one.
        """
        left = max(int(self.left * 1000), 1)
        return (
            f"SET LOCAL statement_timeout = {left}; {sql}; "
            "SET LOCAL statement_timeout TO DEFAULT"
        )

    @contextmanager
    def spending(self) -> Iterator[None]:
        if self.left <= 0:
            raise TooMuch
        began = time.monotonic()
        try:
            yield
        except OperationalError as error:
            if is_given_up(error):
                raise TooMuch from error
            raise
        finally:
            self.left -= time.monotonic() - began


@contextmanager
def limited() -> Iterator[Budget]:
    """Let all queries of the index in a block share a budget: for pages whose lists
    have queries of their own.
    """
    budget = Budget()
    try:
        with connection.execute_wrapper(budget.limit):
            yield budget
    except OperationalError as error:
        if is_given_up(error):
            raise TooMuch from error
        raise
    finally:
        interrupt_no_more()


def interrupt(*, after: float) -> None:
    """Have SQLite abort a running query after so many seconds."""
    end = time.monotonic() + after
    connection.connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)


def interrupt_no_more() -> None:
    if connection.vendor == "sqlite" and connection.connection:
        connection.connection.set_progress_handler(None, 0)


def is_given_up(error: OperationalError) -> bool:
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_INTERRUPT or (
        getattr(cause, "sqlstate", None) == CANCELLED
    )
