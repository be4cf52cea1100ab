"""What a database that fails says of itself, whatever it was asked.

Knows no model: error pages and commands ask it when little else works.
"""

import errno
import os
import sqlite3
from enum import Enum, auto
from pathlib import Path
from traceback import walk_tb

from django.db import DatabaseError, InterfaceError, OperationalError, connection


class Fault(Enum):
    """Whose fault it is that something wasn't read or stored: none of the question."""

    BUSY = auto()  # somebody else is writing, or it takes too long
    FULL = auto()  # its disk
    READ_ONLY = auto()  # its disk, or a copy that only follows another
    AWAY = auto()  # it doesn't answer, or can't be reached
    REPLACED = auto()  # SQLite's file isn't the one any more that was opened
    DAMAGED = auto()  # it answers, and what it holds can't be read


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
# What is said of tables that are lost or contradict themselves.
DAMAGES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
DAMAGE_CLASSES = {"42", "XX"}


def fault_of(error: BaseException | None) -> Fault | None:
    """Return whose fault an error of the database or of a disk is; None: the code's."""
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
        # What a full disk hinders, SQLite calls by many names.
        return (fault in OF_DISKS and disk_now()) or fault
    if state := getattr(said, "sqlstate", None):
        return POSTGRESQL.get(state) or POSTGRESQL.get(state[:2])
    # A connection that is lost or can't be had has no code.
    is_lost = isinstance(error, (OperationalError, InterfaceError))
    return Fault.AWAY if is_lost else None


def hinders_all(error: BaseException) -> bool:
    """Whether the next row or file would fail in the same way."""
    return fault_of(error) not in OF_ONE_PLACE


def is_of_stored_value(error: ValueError) -> bool:
    """Whether Django failed to convert a value that the database gave it.

    Nothing else in such an error says that it isn't the fault of the code.
    """
    return any(
        name in CONVERTERS or name.startswith("convert_")
        for frame, _line in walk_tb(error.__traceback__)
        if frame.f_globals.get("__name__", "").startswith("django.db.")
        for name in (frame.f_code.co_name,)
    )


def disk_now() -> Fault | None:
    """Return what is wrong with the disk on which SQLite's file lies."""
    try:
        disk = os.statvfs(Path(connection.settings_dict["NAME"]).parent)
    except OSError:
        return None
    if disk.f_flag & os.ST_RDONLY:
        return Fault.READ_ONLY
    return Fault.FULL if disk.f_bavail * disk.f_frsize < ROOM else None


def is_damage(error: DatabaseError) -> bool:
    """Whether a table that was asked is lost, or its content in disorder."""
    said = error.__cause__
    if (code := getattr(said, "sqlite_errorcode", None)) is not None:
        return code & 0xFF in DAMAGES
    return (getattr(said, "sqlstate", None) or "")[:2] in DAMAGE_CLASSES


def fault_of_disk(error: OSError) -> Fault | None:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Fault.FULL
    return Fault.READ_ONLY if error.errno == errno.EROFS else None
