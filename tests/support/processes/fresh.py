"""The database as the migrations leave it: a copy is kept, and put back.

This removes everything that a test with real transactions leaves behind, and restores
everything that migrations made: tables, rows, the search's index, the counters of keys.
"""

import sqlite3
from contextlib import closing

from django.db import connection, connections


class File:
    """A copy of SQLite's file, in the memory: it is small."""

    def __init__(self):
        self.copy = sqlite3.connect(":memory:", check_same_thread=False)
        connection.ensure_connection()
        connection.connection.backup(self.copy)

    def put_back(self) -> None:
        """Write over the file as SQLite does, under its locks: others may read it."""
        connection.close()  # with it goes what was begun and not ended
        connection.ensure_connection()
        self.copy.backup(connection.connection, progress=self.give_up)

    def give(self, path: str) -> None:
        """Make another database like it, for a newsroom beside this one."""
        with closing(sqlite3.connect(path)) as other:
            self.copy.backup(other)

    @staticmethod
    def give_up(status: int, *_pages: int) -> None:
        """Wait as long as any query does, not for ever."""
        if status != sqlite3.SQLITE_DONE:
            raise TimeoutError(
                "The test's database can't be put back: something works on it still. "
                "What a test starts has to end with it."
            )

    def forget(self) -> None:
        self.copy.close()


class Template:
    """A copy of PostgreSQL's database, from which the server makes it anew."""

    def __init__(self, word: str):
        self.name = connection.settings_dict["NAME"]
        self.copy = f"{self.name}_{word}"
        self.make(self.copy, of=self.name)

    def put_back(self) -> None:
        self.make(self.name, of=self.copy)

    def give(self, name: str) -> None:
        """Make another database like it, on the same server."""
        self.make(name, of=self.copy)

    def forget(self) -> None:
        self.drop(self.copy)

    def make(self, name: str, *, of: str) -> None:
        self.drop(name)
        self.run("CREATE DATABASE {} TEMPLATE {}", name, of)

    def drop(self, name: str) -> None:
        # By force: a process that a test has killed may not have been missed yet.
        self.run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def run(self, statement: str, *names: str) -> None:
        """Run it from outside, while nobody of us is inside."""
        connections.close_all()
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement.format(*map(connection.ops.quote_name, names)))


def keep(word: str = "fresh") -> File | Template:
    """Keep the database as it is; the word tells copies of one apart."""
    return File() if connection.vendor == "sqlite" else Template(word)
