"""Read a text around bytes that can't be decoded.

Outside of a transaction somebody only looks, and gets � for what is lost. Inside of
one such a value could be stored again as if it were sound, so it is refused there.
"""

import sqlite3
from functools import cache
from itertools import islice
from threading import local
from typing import Any

from articles.foundation.faults import Fault
from newsroom.database.damage.places import Place, find_value
from newsroom.database.damage.reporting import report

# The beginning of the message of SQLite's driver; there is no error code for it.
UNDECODABLE = "Could not decode to UTF-8"
# Statements that begin so write nothing.
READS = ("SELECT", "PRAGMA", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "EXPLAIN")
SAME_BYTES = "{} = CAST(? AS TEXT)"
# Damaged values whose place is known: it takes long to look through a large table.
MOST_FOUND = 100
found: dict[bytes, Place | None] = {}


class Undecodable(sqlite3.DatabaseError):
    """A stored value that isn't one of its type."""

    fault = Fault.DAMAGED

    def __init__(self, place: Place | None):
        super().__init__(f"{place or 'a row'} can't be read")
        self.place = place


class Noticed(local):
    """Values that were read in this thread as missing, since they make no sense."""

    def __init__(self) -> None:
        self.values: list[bytes] = []


noticed = Noticed()


class Decoder:
    """Decodes as much as can be decoded; `broken` are the values that can't."""

    def __init__(self) -> None:
        self.broken: list[bytes] = []

    def __call__(self, data: bytes) -> str:
        try:
            return data.decode()
        except UnicodeDecodeError:
            self.broken.append(data)
            return data.decode(errors="replace")


class ReadingAround(sqlite3.Cursor):
    """Asks again for what the driver couldn't read: it stays at that row."""

    asked = ""
    connection: Any

    def execute(self, statement: str, *parameters: Any) -> Any:
        self.asked = statement
        if not statement.startswith(READS):
            self.connection.refuse_other_file()
        return super().execute(statement, *parameters)

    def executemany(self, statement: str, rows: Any, /) -> Any:
        self.connection.refuse_other_file()
        return super().executemany(statement, rows)

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.OperationalError as error:
            return self.read_around(error)
        finally:
            if noticed.values:
                self.tell(noticed.values.pop())

    def fetchmany(self, size: int | None = None) -> list:
        return self.read(self.arraysize if size is None else size)

    def fetchall(self) -> list:
        return self.read(None)

    def read(self, size: int | None) -> list:
        rows: list = []
        while True:
            left = None if size is None else size - len(rows)
            try:
                # Rows that came before an error stay in the list.
                rows.extend(islice(self, left))
            except sqlite3.OperationalError as error:
                rows.append(self.read_around(error))
            else:
                break
        if noticed.values:
            self.tell(noticed.values.pop())
        return rows

    def read_around(self, error: sqlite3.OperationalError) -> Any:
        if not str(error).startswith(UNDECODABLE):
            raise error
        database, decoder = self.connection, Decoder()
        before, database.text_factory = database.text_factory, decoder
        try:
            row = super().fetchone()
            self.tell(decoder.broken[0])
        finally:
            database.text_factory = before
        return row

    def tell(self, value: bytes) -> None:
        noticed.values.clear()
        place = self.find(value)
        if self.connection.in_transaction:
            raise Undecodable(place)
        report(place)

    def find(self, value: bytes) -> Place | None:
        if value not in found:
            if len(found) >= MOST_FOUND:
                found.clear()
            found[value] = find_value(value, self.asked, self.ask, SAME_BYTES)
        return found[value]

    def ask(self, statement: str, values: Any) -> list[tuple]:
        return self.connection.execute(statement, values).fetchall()


@cache
def replace_damaged(cursor: type[sqlite3.Cursor]) -> type[sqlite3.Cursor]:
    """Return this kind of cursor of SQLite, reading around damage."""
    return type("ReadingAround", (ReadingAround, cursor), {})
