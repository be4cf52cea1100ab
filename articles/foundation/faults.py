"""The faults of databases and disks behind errors, whatever the query was.

Knows no model: error pages and commands use it when little else works.
"""

import errno
import os
import sqlite3
from enum import Enum, auto
from pathlib import Path
from traceback import walk_tb

from django.db import DatabaseError, InterfaceError, OperationalError, connection


class Fault(Enum):
    """The reasons for a failed read or write that aren't the query's fault."""

    BUSY = auto()  # somebody else is writing, or it takes too long
    FULL = auto()  # its disk
    READ_ONLY = auto()  # its disk, or a copy that only follows another
    AWAY = auto()  # it doesn't answer, or can't be reached
    REPLACED = auto()  # SQLite's file is no longer the one that was opened
    DAMAGED = auto()  # it answers, but its content can't be read


# By SQLite's primary codes.
SQLITE = {
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Fault.AWAY,
    sqlite3.SQLITE_IOERR: Fault.AWAY,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
}
OF_DISKS = {Fault.READ_ONLY, Fault.AWAY}
ROOM = 65_536  # bytes that SQLite needs beside its file to open it
# By PostgreSQL's classes, or codes.
POSTGRESQL = {
    "53100": Fault.FULL,
    "25006": Fault.READ_ONLY,
    "55P03": Fault.BUSY,
    "57014": Fault.BUSY,
    # A stored text holds bytes that no text has.
    "22021": Fault.DAMAGED,
    "40": Fault.BUSY,
    "08": Fault.AWAY,
    "53": Fault.AWAY,
    "57": Fault.AWAY,
    "58": Fault.AWAY,
    "XX": Fault.DAMAGED,
}
# Faults that other rows, pages and files don't share.
OF_ONE_PLACE = {None, Fault.DAMAGED}
# Functions of Django that make a Python value of a stored one.
CONVERTERS = {"from_db_value", "cursor_iter", "fetchone", "fetchmany", "fetchall"}
# Codes for tables that are lost or corrupt.
DAMAGES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
DAMAGE_CLASSES = {"42", "XX"}


def fault_of(error: BaseException | None) -> Fault | None:
    """Return the fault behind an error of database or disk; None: it is the code's."""
    if isinstance(error, OSError):
        return fault_of_disk(error)
    if isinstance(error, ValueError):
        return Fault.DAMAGED if is_of_stored_value(error) else None
    if not isinstance(error, (DatabaseError, InterfaceError, sqlite3.Error)):
        return None
    # Django's errors have those of the driver as their cause.
    said = error if isinstance(error, sqlite3.Error) else error.__cause__
    if (known := getattr(said, "fault", None)) is not None:
        return known
    if (code := getattr(said, "sqlite_errorcode", None)) is not None:
        fault = SQLITE.get(code & 0xFF)
        # SQLite has many codes for failures due to a full disk.
        return (fault in OF_DISKS and disk_now()) or fault
    if state := getattr(said, "sqlstate", None):
        return POSTGRESQL.get(state) or POSTGRESQL.get(state[:2])
    # A lost or refused connection has no code.
    is_lost = isinstance(error, (OperationalError, InterfaceError))
    return Fault.AWAY if is_lost else None


def hinders_all(error: BaseException) -> bool:
    """Return True if the next row or file would fail in the same way."""
    return fault_of(error) not in OF_ONE_PLACE


def is_of_stored_value(error: ValueError) -> bool:
    """Return True if Django failed to convert a value from the database.

    Nothing else in such an error shows that the code isn't at fault.
    """
    return any(
        name in CONVERTERS or name.startswith("convert_")
        for frame, _line in walk_tb(error.__traceback__)
        if frame.f_globals.get("__name__", "").startswith("django.db.")
        for name in (frame.f_code.co_name,)
    )


def disk_now() -> Fault | None:
    """Return the fault of the disk with SQLite's file, or None."""
    try:
        disk = os.statvfs(Path(connection.settings_dict["NAME"]).parent)
    except OSError:
        return None
    if disk.f_flag & os.ST_RDONLY:
        return Fault.READ_ONLY
    return Fault.FULL if disk.f_bavail * disk.f_frsize < ROOM else None


def is_damage(error: DatabaseError) -> bool:
    """Return True if a queried table is lost or its content is corrupt."""
    said = error.__cause__
    if (code := getattr(said, "sqlite_errorcode", None)) is not None:
        return code & 0xFF in DAMAGES
    return (getattr(said, "sqlstate", None) or "")[:2] in DAMAGE_CLASSES


def fault_of_disk(error: OSError) -> Fault | None:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Fault.FULL
    return Fault.READ_ONLY if error.errno == errno.EROFS else None
