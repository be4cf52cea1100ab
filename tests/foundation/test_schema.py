"""One query shows whether a database fits the program, and older isn't newer."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.signals import pre_migrate

from articles.foundation import schema
from articles.foundation.schema import Schema, explain, read_schema
from newsroom.conf.installation import version
from newsroom.database.marks import is_being_prepared, mark_preparing
from newsroom.database.version_check import PREPARING, why_unfit
from newsroom.management.command_runner import refusal

pytestmark = pytest.mark.django_db


# It replaces no other, by which Django would know that it was applied.
NEWEST = max(one for one in schema.list_shipped() if one[0] == "newsroom")


@pytest.fixture
def record():
    return MigrationRecorder(connection)


def test_a_database_of_today_fits_by_one_question(django_assert_num_queries):
    read_schema()  # the names of the files are remembered
    with django_assert_num_queries(1):
        assert read_schema() is Schema.FITS
    assert explain(Schema.FITS) == why_unfit() == ""


def test_migrations_are_known_by_their_files():
    assert schema.list_shipped() == set(MigrationLoader(None).disk_migrations)


def test_a_database_that_lacks_a_migration_is_older(record):
    record.record_unapplied(*NEWEST)
    assert read_schema() is Schema.OLDER
    assert "older than this program" in explain(Schema.OLDER)
    assert "migrate" in why_unfit()
    assert why_unfit(is_older_right=True) == ""


def test_a_command_that_fails_on_an_older_database_says_so_afterwards(record):
    """Before it began, the database may have been too busy to answer."""
    with pytest.raises(DatabaseError) as failed, transaction.atomic():
        connection.cursor().execute("SELECT unheard_of FROM articles_image")
    assert refusal(failed.value, "make_renditions") == ""
    record.record_unapplied(*NEWEST)
    assert "older than this program" in refusal(failed.value, "make_renditions")
    assert refusal(failed.value, "migrate") == ""


def test_a_database_with_a_later_migration_of_ours_says_which_program_it_needs(record):
    record.record_applied("articles", "0999_later")
    schema.note_program("7.8.9")
    assert read_schema() is Schema.NEWER
    said = why_unfit(is_older_right=True)
    assert "articles.0999_later" in said
    assert "newsroom 7.8.9" in said


def test_one_that_says_no_program_is_refused_in_words_all_the_same(record):
    record.record_applied("newsroom", "0999_later")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM newsroom_program")
    assert "the version of the newsroom that was here before" in why_unfit()


def test_what_a_plug_in_left_makes_no_database_newer(record):
    record.record_applied("removed_plugin", "0001_initial")
    assert read_schema() is Schema.FITS


def test_migrations_that_became_one_make_no_database_newer(record, monkeypatch):
    migration = MigrationLoader(None).disk_migrations["articles", "0002_groups"]
    gone = [("articles", "0002_one"), ("articles", "0002_two")]
    monkeypatch.setattr(type(migration), "replaces", gone)
    monkeypatch.setattr(schema, "list_replaced", schema.list_replaced.__wrapped__)
    record.record_applied(*gone[0])
    record.record_applied(*gone[1])
    assert read_schema() is Schema.FITS


def test_while_somebody_migrates_others_are_told_to_wait(record, settings, tmp_path):
    settings.VAR = tmp_path
    record.record_unapplied(*NEWEST)
    assert not is_being_prepared()
    with mark_preparing():
        assert why_unfit() == PREPARING
    assert why_unfit() != PREPARING


def test_migrate_lets_others_know_and_keeps_the_oldest_program(settings, tmp_path):
    settings.VAR = tmp_path
    seen = []

    def look(**_told):
        seen.append(is_being_prepared())

    schema.note_program("0.0.1")
    pre_migrate.connect(look)
    try:
        call_command("migrate", verbosity=0)
        # Nothing had to be done, so the program of before may use it still.
        assert schema.read_program() == "0.0.1"
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM newsroom_program")
        call_command("migrate", verbosity=0)
    finally:
        pre_migrate.disconnect(look)
    assert set(seen) == {True}
    assert schema.read_program() == version()
    assert not is_being_prepared()


def test_where_nothing_can_be_written_it_migrates_all_the_same(settings, tmp_path):
    (tmp_path / "file").touch()
    settings.VAR = tmp_path / "file" / "var"
    call_command("migrate", verbosity=0)
    assert not is_being_prepared()
