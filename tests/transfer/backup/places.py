"""Newsrooms beside the test's own: a database of either kind and a folder each."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

from tests.conftest import database_url
from tests.support.processes import fresh
from tests.support.processes.commands import Command

# The kinds of database that there are in this run.
ENGINES = ["sqlite"] + ["postgresql"] * (connection.vendor == "postgresql")
ANOTHER = "UPDATE articles_siterevision SET site = '{}'"


def either(engines: list[str]) -> list:
    """Return them for a test whose way between the two takes half a minute: at full
    size alone it goes into the other kind of database, too.
    """
    *others, own = engines
    return [*(pytest.param(one, marks=pytest.mark.long) for one in others), own]


@dataclass(frozen=True)
class Place:
    url: str
    var: Path

    def run(self, *arguments: str | Path) -> CompletedProcess[str]:
        return Command(self.environment, *arguments).ended()

    def done(self, *arguments: str | Path) -> str:
        """Run a command that has to succeed; return what it says."""
        ran = self.run(*arguments)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.url,
            "LANG": "C.UTF-8",
            "NEWSROOM_SECRET_KEY": os.environ["NEWSROOM_SECRET_KEY"],
            "NEWSROOM_VAR": str(self.var),
            "PATH": os.environ["PATH"],
            "PYTHONWARNINGS": "error",
        }


@contextmanager
def empty(engine: str, folder: Path) -> Iterator[Place]:
    """Yield a place whose database is empty; `folder` is its own."""
    folder.mkdir(exist_ok=True)
    if engine == "sqlite":
        yield Place(f"sqlite:///{folder / 'newsroom.sqlite3'}", folder)
        return
    name = f"{connection.settings_dict['NAME']}_{folder.name}"
    on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    on_server("CREATE DATABASE {}", name)
    try:
        yield Place(database_url(connection.settings_dict | {"NAME": name}), folder)
    finally:
        on_server("DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def begun(
    engine: str, folder: Path, migrated: fresh.File | fresh.Template
) -> Iterator[Place]:
    """Yield a place as the migrations leave it: another newsroom than this one."""
    with empty(engine, folder) as place:
        if engine == "sqlite" == connection.vendor:
            file = place.url.removeprefix("sqlite:///")
            migrated.give(file)
            with closing(sqlite3.connect(file)) as database:
                database.execute(ANOTHER.format(uuid4().hex))
                database.commit()
        elif engine == connection.vendor:
            migrated.give(f"{connection.settings_dict['NAME']}_{folder.name}")
            with psycopg.connect(place.url) as database:
                database.execute(ANOTHER.format(uuid4()))
        else:
            place.done("migrate", "--verbosity=0")
        yield place


def on_server(statement: str, name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement.format(connection.ops.quote_name(name)))
