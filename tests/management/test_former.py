"""A database from before the first release is refused, and left as it is."""

import sqlite3
from contextlib import closing

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests.support.processes.commands import Command

REASON = "made before version 0.1.0"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("command", "options"), [("migrate", {"skip_checks": False}), ("demo", {})]
)
def test_it_is_refused_with_what_to_do_and_nothing_is_touched(command, options):
    MigrationRecorder(connection).record_applied("articles", "0001_newsroom")
    tables = connection.introspection.table_names()
    with pytest.raises(SystemCheckError) as refusal:
        call_command(command, **options)
    said = str(refusal.value)
    assert REASON in said
    remedy = {"sqlite": "Move the folder", "postgresql": "DATABASE_URL"}
    assert remedy[connection.vendor] in said
    assert said.count("(articles.E") == 1
    assert connection.introspection.table_names() == tables


def make_former(file) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE django_migrations (id, app, name, applied)")
        row = (1, "articles", "0001_newsroom", "2026-01-01 12:00:00")
        database.execute("INSERT INTO django_migrations VALUES (?, ?, ?, ?)", row)
        database.commit()


def test_an_operator_reads_a_sentence_and_no_traceback(tmp_path):
    file = tmp_path / "newsroom.sqlite3"
    make_former(file)
    before = file.read_bytes()
    for command in ("migrate", "demo"):
        answer = Command({"NEWSROOM_VAR": str(tmp_path)}, command).ended()
        assert answer.returncode == 1
        assert REASON in answer.stderr
        assert f"Move the folder {tmp_path} aside" in answer.stderr
        assert "Traceback" not in answer.stderr
    assert file.read_bytes() == before
    assert not (tmp_path / "static").exists()


@pytest.mark.django_db
def test_a_database_of_today_is_not_refused():
    call_command("migrate", skip_checks=False, verbosity=0)
    assert (
        not MigrationRecorder(connection)
        .migration_qs.filter(name="0001_newsroom")
        .exists()
    )
