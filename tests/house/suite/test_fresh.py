"""A test with real transactions leaves nothing behind that disturbs another one."""

from contextlib import closing

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import TransactionTestCase

from articles.models import CountryOrganisation
from tests.house.migrations.test_migrations import ROLES, roles
from tests.support import factories

MADE_BY_MIGRATIONS = {
    "articles_countryorganisation",
    "articles_labelslug",
    "articles_siterevision",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "newsroom_program",
}


def stored() -> dict[str, list]:
    """Return all rows of all tables, the search's index included, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            # SQLite keeps the index in tables of its own beside this one.
            if not table.startswith("articles_search_"):
                columns = "rowid" if table == "articles_search" else "*"
                cursor.execute(f"SELECT {columns} FROM {table}")  # noqa: S608
                found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def soil():
    """Add, change and remove rows, tables and all; leave something unfinished."""
    factories.published()
    Group.objects.all().delete()
    CountryOrganisation.objects.update(kind="region")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE articles_search")
        cursor.execute("CREATE TABLE articles_left_behind (word text)")
    connection.set_autocommit(False)
    factories.topic("Angefangen")


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_a_test_begins_with_what_the_migrations_made_and_nothing_else(turn):
    before = stored()
    assert {table for table, rows in before.items() if rows} == MADE_BY_MIGRATIONS
    assert (roles(), CountryOrganisation.objects.count()) == (ROLES, 382)
    with closing(connection.copy()) as reader, reader.cursor() as cursor:
        cursor.execute("SELECT name FROM auth_group")
        soil()
        TransactionTestCase()._fixture_teardown()
        assert stored() == before
    assert factories.author().pk == 1  # keys are counted from the beginning
    soil()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL ends them itself")
@pytest.mark.django_db(transaction=True)
def test_whoever_goes_on_writing_fails_the_test_that_started_it(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.1)
    with closing(connection.copy()) as writer:
        writer.set_autocommit(False)
        with writer.cursor() as cursor:
            cursor.execute("DELETE FROM auth_group_permissions")
        with pytest.raises(TimeoutError, match="something works on it still"):
            TransactionTestCase()._fixture_teardown()


@pytest.mark.django_db
def test_a_test_that_is_rolled_back_begins_so_too():
    assert roles() == ROLES
