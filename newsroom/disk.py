"""An SQLite database that can be read whatever becomes of its disk."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from articles.faults import Fault, fault_of
from newsroom.damage import replace_damaged


class SteadyConnection(sqlite3.Connection):
    """Reads the file as it lies there where SQLite could not make its own beside it.

    That takes 32 kB, which a full disk hasn't got, and a folder that may be written to.
    It is needed only by the first who opens the database: a server that is started
    then. Nobody can have written more than the file holds if no log lies beside it.
    """

    is_as_it_lies = False

    def __init__(self, database: str, *args: Any, **options: Any):
        try:
            super().__init__(database, *args, **options)
            self.execute("PRAGMA schema_version")
        except sqlite3.OperationalError as error:
            if fault_of(error) in {None, Fault.BUSY} or not is_whole(Path(database)):
                raise
            self.close()
            address = f"file:{quote(str(Path(database).absolute()))}?immutable=1"
            super().__init__(address, *args, **options)
            self.execute("PRAGMA schema_version")
            self.is_as_it_lies = True

    def cursor(self, factory: Any = sqlite3.Cursor) -> Any:
        return super().cursor(replace_damaged(factory))

    def execute(self, statement: str, parameters: Any = (), /) -> Any:
        return self.cursor().execute(statement, parameters)


def is_whole(database: Path) -> bool:
    """Whether all that was ever stored is in the database's file itself."""
    log = database.with_name(f"{database.name}-wal")
    return database.is_file() and not (log.exists() and log.stat().st_size)


def look_again(*, connection, **_signal: Any) -> None:
    """Have it opened anew for the next request, as the disk may be well again then."""
    if getattr(connection.connection, "is_as_it_lies", False):
        connection.close_at = 0
