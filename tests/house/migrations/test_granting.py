"""Roles get the rights of a new version, whatever an operator has called them."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from tests.house.migrations.test_migrations import ROLES, roles

pytestmark = pytest.mark.django_db
migration = importlib.import_module("articles.migrations.0008_contents")
later = importlib.import_module("articles.migrations.0013_house_words")
latest = importlib.import_module("articles.migrations.0018_dossier")
RENAMED = {"Author": "Autor", "Editor": "Redaktion", "Chief editor": "Leitung"}
GRANTED = (
    migration.SOURCES, migration.LABELS_KEPT, migration.MASTHEAD_KEPT,
    migration.RECORD_SEEN, migration.REACH_SEEN, migration.REPORTS_DELETED,
    {role: rights for role, rights in later.GRANTED.items() if role in RENAMED},
    dict.fromkeys(latest.WRITERS, latest.WRITING),
)  # fmt: skip


@pytest.fixture(autouse=True)
def former():
    """Take from the roles what the migration gives to them."""
    for rights in GRANTED:
        for role, names in rights.items():
            group = Group.objects.get(name=role)
            group.permissions.remove(*Permission.objects.filter(codename__in=names))


def grant_all() -> None:
    migration.grant_more(apps, None)
    later.grant_house_words(apps, None)
    latest.grant_dossiers(apps, None)


def rename(role: str) -> None:
    Group.objects.filter(name=role).update(name=RENAMED[role])


def test_roles_get_the_new_rights():
    assert roles() != ROLES
    grant_all()
    assert roles() == ROLES


@pytest.mark.parametrize("renamed", [*([role] for role in RENAMED), [*RENAMED]])
def test_renamed_roles_get_the_same_and_none_is_made_beside_them(renamed):
    for role in renamed:
        rename(role)
    grant_all()
    assert roles() == {
        RENAMED[role] if role in renamed else role: rights
        for role, rights in ROLES.items()
    }


def test_a_role_that_was_removed_stays_away():
    Group.objects.filter(name="Editor").delete()
    grant_all()
    rest = {name: rights for name, rights in ROLES.items() if name != "Editor"}
    assert roles() == rest


def test_a_group_of_the_operators_own_gets_nothing_while_the_role_is_there():
    own = Group.objects.create(name="Gäste")
    own.permissions.set(Permission.objects.filter(codename="publish_article"))
    grant_all()
    assert roles() == ROLES | {"Gäste": {"publish_article"}}
