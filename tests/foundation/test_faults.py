"""A database and a disk say whose fault it is, each in its own way."""

import errno
import sqlite3
from contextlib import closing

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection

from articles.foundation.faults import Fault, fault_of, is_damage

ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's faults")
ON_POSTGRESQL = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL's faults"
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "file.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as first:
        first.execute("CREATE TABLE words (word)")
        yield path, first


def error_of(database, statement: str, **options) -> sqlite3.Error:
    def run() -> None:
        with closing(sqlite3.connect(database, timeout=0, **options)) as other:
            other.execute("PRAGMA max_page_count = 1")
            other.execute(statement)

    with pytest.raises(sqlite3.Error) as caught:
        run()
    return caught.value


@ON_SQLITE
def test_sqlite_says_that_it_is_locked_full_or_only_to_be_read(file):
    path, first = file
    write = "INSERT INTO words VALUES (zeroblob(100000))"
    assert fault_of(error_of(path, write)) is Fault.FULL
    reading = error_of(f"file:{path}?mode=ro", write, uri=True)
    assert fault_of(reading) is Fault.READ_ONLY
    first.execute("BEGIN IMMEDIATE")
    assert fault_of(error_of(path, write)) is Fault.BUSY
    assert fault_of(error_of(path / "below", write)) is Fault.AWAY


@ON_SQLITE
def test_a_file_that_is_no_database_is_damaged(tmp_path):
    path = tmp_path / "file.sqlite3"
    path.write_bytes(b"Kein Fisch" * 1000)
    error = error_of(path, "SELECT * FROM words")
    assert fault_of(error) is Fault.DAMAGED
    assert is_damage(wrapped(error))


@ON_POSTGRESQL
@pytest.mark.both
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "statement", "fault"),
    [
        ("statement_timeout = 1", "SELECT pg_sleep(9)", Fault.BUSY),
        ("transaction_read_only = on", "DELETE FROM articles_page", Fault.READ_ONLY),
        ("jit = off", "SELECT 1 / 0", None),
    ],
)
def test_postgresql_says_what_it_was(setting, statement, fault):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL {setting}")
        with pytest.raises(DatabaseError) as caught:
            cursor.execute(statement)
    assert fault_of(caught.value) is fault
    assert not is_damage(caught.value)


@pytest.mark.django_db
@pytest.mark.both
def test_a_table_that_is_lost_is_damage_and_no_fault():
    with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM there_is_none")
    assert fault_of(caught.value) is None
    assert is_damage(caught.value)


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError])
def test_a_connection_that_was_lost_has_no_number(kind):
    assert fault_of(kind("the connection is closed")) is Fault.AWAY
    assert not is_damage(kind("the connection is closed"))


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.ENOSPC, Fault.FULL),
        (errno.EDQUOT, Fault.FULL),
        (errno.EROFS, Fault.READ_ONLY),
        (errno.ENOENT, None),
    ],
)
def test_a_disk_says_it_by_a_number(number, fault):
    assert fault_of(OSError(number, "")) is fault


def test_what_the_code_does_wrong_is_nobody_elses_fault():
    assert fault_of(None) is fault_of(ValueError()) is fault_of(DatabaseError()) is None


def wrapped(error: sqlite3.Error) -> DatabaseError:
    """Wrap it as Django does."""
    found = DatabaseError(*error.args)
    found.__cause__ = error
    return found
