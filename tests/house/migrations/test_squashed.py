"""Migrations became others: a database that had them all has these, too."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from articles.foundation.schema import Schema, read_schema
from articles.management.system_checks import check_database
from articles.transfer.archives.tables import as_they_are_now

pytestmark = pytest.mark.django_db


@pytest.fixture
def former():
    """Return the former migrations of a database that has had no others since."""
    record = MigrationRecorder(connection)
    squashed = [
        step
        for (app, _name), step in MigrationLoader(None).disk_migrations.items()
        if app == "articles" and step.replaces
    ]
    for step in squashed:
        record.record_unapplied("articles", step.name)
    return sorted(one for step in squashed for one in step.replaces)


def test_a_database_with_all_of_them_is_up_to_date(former):
    assert len(former) == len({*former}) == 28
    assert read_schema() is Schema.FITS
    call_command("migrate", check_unapplied=True, verbosity=0)


def test_one_with_some_of_them_is_refused(former):
    record = MigrationRecorder(connection)
    while former:
        record.record_unapplied(*former.pop())
        if former:
            assert read_schema() is Schema.FORMER
            [error] = check_database(None, ["default"])
            assert "never released" in error.msg
    for app, name in MigrationLoader(None).disk_migrations:
        if app == "articles" and name > "0010":
            record.record_unapplied(app, name)
    # The migrations of the first release are left.
    assert read_schema() is Schema.OLDER
    assert check_database(None, ["default"]) == []


def test_commands_that_know_no_replacements_read_them():
    """Django's sqlmigrate does, for one."""
    loader = MigrationLoader(connection, replace_migrations=False)
    assert ("articles", "0009_indexes") in loader.graph.nodes


def test_an_archive_with_all_of_them_is_one_of_today(former):
    today = MigrationLoader(None).graph.nodes
    taken_with = [*former, *(one for one, step in today.items() if not step.replaces)]
    assert as_they_are_now(taken_with) == sorted(today)
    assert as_they_are_now(today) == sorted(today)
