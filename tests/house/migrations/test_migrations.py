"""Migrations build the newsroom from nothing, with its roles, and forget nothing."""

import subprocess
import sys
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.migrations import _granting
from articles.models import CountryOrganisation
from tests.conftest import ROOT

pytestmark = pytest.mark.django_db

LABELS = ("category", "topic", "countryorganisation", "source")
READS = {f"view_{noun}" for noun in (*LABELS, "houseword", "article", "edition")}
WORDS = {f"{verb}_houseword" for verb in ("add", "change", "delete")}
WRITES = READS | {"add_article", "change_article", "add_topic", "add_source"}
REVIEWS = WRITES | WORDS | {
    "review_article", "view_decision", "view_snapshot",
    "change_source", "change_topic",
    "view_readerreport", "change_readerreport", "delete_readerreport",
}  # fmt: skip
PAGES = {f"{verb}_page" for verb in ("view", "add", "change", "delete")}
KEPT_BY_CHIEFS = {
    f"{verb}_{noun}"
    for verb in ("add", "change", "delete")
    for noun in ("category", "countryorganisation")
}
MASTHEADS = {f"{verb}_masthead" for verb in ("view", "add", "change")}
REACH = {"view_articlereach"}
DOSSIERS = {"view_dossier", "change_dossier"}
PICTURES = {"view_image", "add_image", "change_image"}
FEEDS = {f"{verb}_sourcefeed" for verb in ("view", "add", "change", "delete")}
INBOX = {"decide_inboxitem"} | {
    f"{verb}_inboxrule" for verb in ("view", "add", "change", "delete")
}
ROLES = {
    "Author": WRITES | PICTURES,
    "Editor": REVIEWS | DOSSIERS | PICTURES | REACH | FEEDS | INBOX | {"delete_image"},
    "Chief editor": REVIEWS
    | DOSSIERS
    | PICTURES
    | PAGES
    | KEPT_BY_CHIEFS
    | MASTHEADS
    | REACH
    | FEEDS
    | INBOX
    | {"see_sender"}
    | {"publish_article", "delete_image", "view_recordentry"},
    "Source manager": READS
    | WORDS
    | FEEDS
    | {f"{verb}_{noun}" for verb in ("add", "change", "delete") for noun in LABELS},
}


def test_every_change_of_a_model_has_its_migration():
    said = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=said, verbosity=1)
    assert "No changes" in said.getvalue()


def roles():
    return {
        group.name: {p.codename for p in group.permissions.all()}
        for group in Group.objects.all()
    }


def test_the_roles_hold_these_permissions_and_no_others():
    assert roles() == ROLES


def test_what_no_model_knows_is_given_to_nobody_and_not_silently():
    with pytest.raises(KeyError, match="print_article"):
        _granting.grant(apps, {"Author": ("view_article", "print_article")})
    assert roles() == ROLES


def test_no_role_may_publish_without_a_second_person():
    alone = Permission.objects.get(codename="publish_own_article")
    assert not alone.group_set.exists()


def test_permissions_are_called_what_the_models_call_them(english):
    expected = {}
    for model in apps.get_app_config("articles").get_models():
        options = model._meta
        expected |= dict(options.permissions)
        for verb in options.default_permissions:
            name = f"Can {verb} {options.verbose_name}"
            expected[f"{verb}_{options.model_name}"] = name
    ours = Permission.objects.filter(content_type__app_label="articles")
    assert dict(ours.values_list("codename", "name")) == expected


def test_nobody_may_delete_articles_or_write_records():
    verbs = {
        (verb, noun)
        for verb, noun in (
            codename.split("_", 1)
            for codename in Permission.objects.filter(
                content_type__app_label="articles"
            ).values_list("codename", flat=True)
        )
        if noun in {"article", "decision", "snapshot", "edition", "story", "address"}
    }
    writing = {pair for pair in verbs if pair[0] in {"add", "change", "delete"}}
    assert writing == {("add", "article"), ("change", "article")}


@pytest.mark.alike
@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_the_newsroom_can_be_built_from_nothing():
    executor = MigrationExecutor(connection)
    # Tables that refer to accounts go and come with them, like the desk's log.
    everything = executor.loader.graph.leaf_nodes()
    Group.objects.all().delete()
    executor.migrate([("articles", None)])
    tables = connection.introspection.table_names()
    assert [name for name in tables if name.startswith("articles_")] == []
    MigrationExecutor(connection).migrate(everything)
    assert roles() == ROLES
    assert CountryOrganisation.objects.filter(kind="country").count() == 250


def test_nothing_is_left_to_be_migrated():
    call_command("migrate", check_unapplied=True, verbosity=0)


@pytest.mark.alike
@pytest.mark.long
def test_a_new_database_is_made_by_one_command(tmp_path):
    command = [sys.executable, ROOT / "manage.py", "migrate", "--verbosity=0"]
    environment = {"NEWSROOM_VAR": str(tmp_path), "PYTHONWARNINGS": "error"}
    subprocess.run(command, env=environment, check=True, timeout=120)
    again = [*command[:-1], "--check"]
    subprocess.run(again, env=environment, check=True, timeout=120)
