"""The databases of the stocks: kept in var/bench, made anew when what makes them is."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "bench"


def fingerprint(number: int, made_by: Iterable[Path], tables: Path | None) -> str:
    """Return what tells a stock from one of another size, other texts or tables."""
    digest = hashlib.sha256(str(number).encode())
    for folder in made_by:
        for path in sorted(folder.glob("*.py")):
            digest.update(path.read_bytes())
    changes = sorted(tables.glob("0*.py")) if tables else []
    digests = [digest, *(hashlib.sha256(path.read_bytes()) for path in changes)]
    return " ".join(one.hexdigest()[:12] for one in digests)


def becomes(stamp: str, wanted: str) -> bool:
    """Whether a stock with that stamp lacks no more than the last migrations."""
    return bool(stamp) and f"{wanted} ".startswith(f"{stamp} ")


class Database:
    """One stock's database; `stamp` is the fingerprint of what was loaded whole."""

    vendor: str

    def __init__(self, name: str):
        self.name = name
        self.folder = KEPT / f"{self.vendor}-{name}"
        self.folder.mkdir(parents=True, exist_ok=True)

    @property
    def url(self) -> str:
        raise NotImplementedError

    @property
    def version(self) -> str:
        raise NotImplementedError

    def stamp(self) -> str:
        raise NotImplementedError

    def set_stamp(self, stamp: str) -> None:
        raise NotImplementedError

    def empty(self) -> None:
        raise NotImplementedError

    def run(self, statement: str) -> None:
        raise NotImplementedError

    def backends(self) -> list[int]:
        """Return the processes in which it works for others."""
        return []


class Sqlite(Database):
    vendor = "sqlite"

    @property
    def path(self) -> Path:
        return self.folder / "stock.sqlite3"

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    def stamp(self) -> str:
        stamp = self.folder / "stamp"
        return stamp.read_text(encoding="ascii") if stamp.exists() else ""

    def set_stamp(self, stamp: str) -> None:
        (self.folder / "stamp").write_text(stamp, encoding="ascii")

    def empty(self) -> None:
        for path in self.folder.glob("stock.sqlite3*"):
            path.unlink()
        (self.folder / "stamp").unlink(missing_ok=True)

    def run(self, statement: str) -> None:
        with closing(sqlite3.connect(self.path, autocommit=True)) as connection:
            connection.execute(statement)

    @property
    def version(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"


class Postgresql(Database):
    """A database of the server that DATABASE_URL names."""

    vendor = "postgresql"

    @property
    def url(self) -> str:
        return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{self.name}"

    @contextmanager
    def server(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            yield server

    def stamp(self) -> str:
        """Return what was noted as the database's comment."""
        asked = (
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database "
            "WHERE datname = %s"
        )
        with self.server() as server:
            found = server.execute(asked, [self.name]).fetchone()
        return (found and found[0]) or ""

    def set_stamp(self, stamp: str) -> None:
        with self.server() as server:
            server.execute(f"COMMENT ON DATABASE {self.name} IS '{stamp}'")

    def empty(self) -> None:
        with self.server() as server:
            server.execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {self.name}")
            # All that a request costs is in the process that answers it.
            alone = "max_parallel_workers_per_gather = 0"
            server.execute(f"ALTER DATABASE {self.name} SET {alone}")

    def run(self, statement: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement)

    def backends(self) -> list[int]:
        asked = "SELECT pid FROM pg_stat_activity WHERE datname = %s"
        with self.server() as server:
            return [pid for (pid,) in server.execute(asked, [self.name])]

    @property
    def version(self) -> str:
        with self.server() as server:
            found = server.execute("SHOW server_version").fetchone()
        return f"PostgreSQL {found[0].split()[0]}"


DATABASES: dict[str, type[Database]] = {"sqlite": Sqlite, "postgresql": Postgresql}
