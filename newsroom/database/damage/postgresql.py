"""The same for PostgreSQL, which keeps what it has answered until it is read.

Imported only where it is used: SQLite needs no psycopg.
"""

from collections.abc import Callable
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.adapt import Loader, Transformer
from psycopg.pq import TransactionStatus

from articles.foundation.faults import Fault
from newsroom.database.damage.places import SAME_BYTES_THERE, Place, find_value
from newsroom.database.damage.reporting import report

TYPES = ("text", "varchar", "bpchar", "jsonb")


class UndecodableThere(psycopg.DataError):
    """A stored text that isn't one."""

    fault = Fault.DAMAGED

    def __init__(self, place: Place | None):
        super().__init__(f"{place or 'a row'} can't be read")


class Replacing(Loader):
    def load(self, data: Any) -> str:
        return bytes(data).decode(errors="replace")


class ReadingAround(psycopg.ClientCursor):
    """Reads an answer once more, around what can't be decoded."""

    def fetchone(self) -> Any:
        return self.read_around(super().fetchone)

    def fetchmany(self, size: int = 0) -> list:
        return self.read_around(lambda: super(ReadingAround, self).fetchmany(size))

    def fetchall(self) -> list:
        return self.read_around(super().fetchall)

    def __next__(self) -> Any:
        return self.read_around(super().__next__)

    def read_around[T](self, fetch: Callable[[], T]) -> T:
        try:
            return fetch()
        except UnicodeDecodeError as error:
            place = self.find(bytes(error.object))
            if self._conn.info.transaction_status != TransactionStatus.IDLE:
                raise UndecodableThere(place) from error
            report(place)
        for kind in TYPES:
            self.adapters.register_loader(kind, Replacing)
        self._tx = Transformer.from_context(self)
        self._tx.set_pgresult(self.pgresult)
        return fetch()

    def find(self, value: bytes) -> Place | None:
        query = self._query
        statement = query.query.decode(errors="replace") if query else ""

        def ask(asked: str, values: Any) -> list[tuple]:
            with psycopg.ClientCursor(self._conn) as other:
                return other.execute(asked, values).fetchall()

        return find_value(value, statement, ask, SAME_BYTES_THERE)


# As Django has it otherwise.
ReadingCursor = type("ReadingCursor", (ReadingAround, base.Cursor), {})
