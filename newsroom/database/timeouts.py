"""Wait for PostgreSQL no longer than somebody waits for a page.

A server that was stopped, or a network that swallows what is sent, ends no question and
closes no connection. So each wait on a connection of the server's pool has an end.
"""

from traceback import clear_frames
from typing import Self

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus

# Seconds for a connection of the pool to show that it lives, before anybody gets it. To
# ask it takes some 15 µs where PostgreSQL is on the same machine.
GREETING = 2.0


class PatientConnection(psycopg.Connection):
    """Ends whatever isn't answered in time, together with itself."""

    patience: float

    @classmethod
    def connect(cls, *args, **kwargs) -> Self:
        try:
            return super().connect(*args, **kwargs)
        except psycopg.OperationalError as error:
            # It would keep what it couldn't open until somebody looks for garbage.
            clear_frames(error.__traceback__)
            raise

    def wait(
        self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None
    ) -> RV:
        limit = self.patience if timeout is None else timeout
        try:
            return super().wait(gen, interval, limit)
        except psycopg.OperationalError as error:
            if self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            # A late answer would be taken for the answer to the next query.
            self.pgconn.finish()
            raise psycopg.OperationalError(
                f"no answer for {limit:g} seconds, so the connection was given up"
            ) from error

    def greet(self) -> None:
        """Raise an error if nobody answers, as the pool's `check`."""
        patience, self.patience = self.patience, min(self.patience, GREETING)
        self.execute("")
        self.patience = patience


def connection_of(patience: float) -> type[PatientConnection]:
    """Return a class of connections for `ConnectionPool`, with so many seconds."""
    return type("PatientConnection", (PatientConnection,), {"patience": patience})
