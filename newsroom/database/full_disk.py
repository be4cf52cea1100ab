"""An SQLite database that can be read whatever becomes of its disk.

And that takes nothing in once its file isn't the one any more that was opened.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from articles.foundation.faults import Fault, fault_of
from newsroom.database.damage import replace_damaged

# Device and number of a file: another file of the same name has others.
type Identity = tuple[int, int]
# SQLite's log has the name of its database with this behind it.
LOG = "-wal"
# The identity of each database file that this process has opened.
opened: dict[str, Identity] = {}


class Replaced(sqlite3.OperationalError):
    """The file was removed, or another one was put in its place."""

    fault = Fault.REPLACED

    def __init__(self, database: str):
        super().__init__(
            f"{database} was removed or replaced by another file while it was in use"
        )


class Missing(sqlite3.OperationalError):
    """The file isn't there, and its log is: SQLite would empty that for a new file."""

    fault = Fault.REPLACED

    def __init__(self, database: str):
        super().__init__(
            f"{database} isn't there, and what was written last lies beside it in "
            f"{database}{LOG}. Put the file back beside that, or move both away"
        )


class SteadyConnection(sqlite3.Connection):
    """Reads the file as it is where SQLite could not make its own files beside it.

    Those need 32 kB, which a full disk hasn't got, and a writable folder. Only the
    first process that opens the database needs them: a server that is started then.
    Nobody can have written more than the file holds if no log lies beside it.

    Servers expect a file to be there (`expect_file`): SQLite would make an empty one.
    """

    is_as_it_lies = False
    expects_file = False

    def __init__(self, database: str, *args: Any, **options: Any):
        self.path = str(database)
        self.refuse_other_file()
        try:
            super().__init__(database, *args, **options)
            self.execute("PRAGMA schema_version")
        except sqlite3.OperationalError as error:
            if fault_of(error) in {None, Fault.BUSY} or not is_whole(Path(database)):
                raise
            self.close()
            address = f"file:{quote(str(Path(database).absolute()))}?immutable=1"
            super().__init__(address, *args, **options)
            self.path = str(database)  # a second start clears what stood here
            self.execute("PRAGMA schema_version")
            self.is_as_it_lies = True
        if identity := identity_of(self.path):
            opened[self.path] = identity

    @property
    def is_replaced(self) -> bool:
        known = opened.get(self.path)
        return known is not None and identity_of(self.path) != known

    def refuse_other_file(self) -> None:
        """Raise an error if what is written now would be lost."""
        is_file = not self.path.startswith((":memory:", "file:"))
        is_lacking = self.expects_file and is_file and not has_content(self.path)
        if self.is_replaced or is_lacking:
            raise Replaced(self.path)
        if is_file and not has_content(self.path) and has_content(self.path + LOG):
            raise Missing(self.path)

    def cursor(self, factory: Any = sqlite3.Cursor) -> Any:
        return super().cursor(replace_damaged(factory))

    def execute(self, statement: str, parameters: Any = (), /) -> Any:
        return self.cursor().execute(statement, parameters)


def expect_file() -> None:
    """Let no connection of this process make an empty database."""
    SteadyConnection.expects_file = True


def identity_of(path: str) -> Identity | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def has_content(path: str) -> bool:
    try:
        return os.stat(path).st_size > 0
    except OSError:
        return False


def is_whole(database: Path) -> bool:
    """Return True if the database file itself has all that was ever stored."""
    log = database.with_name(f"{database.name}-wal")
    return database.is_file() and not (log.exists() and log.stat().st_size)


def look_again(*, connection, **_signal: Any) -> None:
    """Reopen it for the next request, as the disk may be well again then."""
    if getattr(connection.connection, "is_as_it_lies", False):
        connection.close_at = 0
