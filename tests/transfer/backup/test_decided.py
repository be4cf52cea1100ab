"""Somebody decided of each table what becomes of it in exports, backups, and after."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.utils import timezone

from articles.accounts.secrets.mail_links import to_accept
from articles.models import SiteRevision, User
from articles.transfer.archives import decided, tables
from articles.transfer.backup.exported import exported_models
from tests.support import factories


def test_each_table_has_an_answer_and_no_other():
    loader = MigrationLoader(None)
    every = tables.all_at(loader, loader.graph.nodes)
    assert {model._meta.label_lower for model in every} == decided.TABLES.keys()
    ours = set(apps.get_app_config("articles").get_models())
    assert {model._meta.label_lower for model in ours} <= decided.TABLES.keys()


def test_a_backup_holds_what_is_not_left_out_and_an_export_less():
    loader = MigrationLoader(None)
    taken = {m._meta.label_lower for m in tables.models_at(loader, loader.graph.nodes)}
    assert taken == decided.TABLES.keys() - decided.LEFT_OUT
    exported = {model._meta.label_lower for model in exported_models()}
    assert exported == decided.EXPORTED
    assert exported < taken
    # Letters, sessions and words of readers leave the newsroom in no export.
    for name in ("readerreport", "recordentry", "takenmail", "desksession"):
        assert f"articles.{name}" not in exported


def test_a_table_that_nobody_decided_about_is_named(monkeypatch):
    monkeypatch.delitem(decided.TABLES, "articles.takenmail")
    with pytest.raises(AssertionError, match="takenmail"):
        test_each_table_has_an_answer_and_no_other()


def test_an_operator_hears_only_of_tables_that_were_settled(monkeypatch):
    answers = {
        "a": decided.Answer(settle=lambda now: f"Sent until {now:%Y-%m-%d}."),
        "b": decided.Answer(settle=lambda _now: ""),
        "c": decided.WHOLE,
    }
    monkeypatch.setattr(decided, "TABLES", answers)
    now = timezone.now()
    assert decided.settle(now) == [f"Sent until {now:%Y-%m-%d}."]


# -- After a restore ----------------------------------------------------------


def invited(name: str, *, ago: timedelta) -> User:
    person = factories.user(name, "editor")
    person.email, person.invited = f"{name}@example.org", timezone.now() - ago
    person.set_unusable_password()
    person.save()
    return person


def opens(link: str) -> bool:
    return b"new_password1" in Client().get(link).content


def restored(archive, capsys, *options: str) -> str:
    call_command("restore", archive, "--replace", "--yes", *options, verbosity=1)
    return capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "options", [[], pytest.param(["--moved"], marks=pytest.mark.long)]
)
def test_no_link_that_was_sent_works_again_unless_the_newsroom_only_moves(
    tmp_path, capsys, options
):
    fresh, over = invited("nora", ago=timedelta(hours=1)), timedelta(days=30)
    former = invited("otto", ago=over).invited
    link, revision = to_accept(fresh), SiteRevision.objects.get()
    assert opens(link)
    path = tmp_path / "one.tar"
    call_command("backup", path, verbosity=0)
    said = restored(path, capsys, *options)
    is_moved = bool(options)
    assert opens(link) == is_moved
    assert ("have ended: 1." in said) != is_moved
    assert ("Nobody here knows what was done after" in said) != is_moved
    assert User.objects.get(username="otto").invited == former
    # It is no change of what readers see.
    assert SiteRevision.objects.get().counter == revision.counter


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_settled_leaves_everything_as_it_was(tmp_path, monkeypatch):
    person = invited("nora", ago=timedelta(hours=1))
    path = tmp_path / "one.tar"
    call_command("backup", path, verbosity=0)
    User.objects.filter(pk=person.pk).update(username="Seitdem")

    def fails(_now):
        raise LookupError("settling")

    monkeypatch.setitem(decided.TABLES, "articles.user", decided.Answer(settle=fails))
    with pytest.raises(LookupError, match="settling"):
        call_command("restore", path, "--replace", "--yes", verbosity=0)
    assert User.objects.get(pk=person.pk).username == "Seitdem"
