"""The record notes what commands do with accounts, and names the command."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.management.commands import changepassword
from articles.models import RecordEntry
from tests.support import factories

pytestmark = pytest.mark.django_db

WORD = "ein langes Wort für Erika"


def told() -> list[tuple]:
    return list(RecordEntry.objects.values_list("deed", "by", "command", "name"))


def test_s69_an_account_with_all_rights_is_recorded():
    call_command("createsuperuser", username="erika", email="", interactive=False)
    assert told() == [("added", None, "createsuperuser", "erika")]
    assert RecordEntry.objects.get().details == {"rights": ["is_superuser"]}


def test_where_nobody_can_be_asked_no_account_is_made_and_that_is_an_error():
    with pytest.raises(CommandError, match="nobody can be asked"):
        call_command("createsuperuser", stdin=StringIO())
    assert told() == []


def test_s69_a_password_that_a_command_changes_is_recorded(monkeypatch):
    factories.author("erika")
    monkeypatch.setattr(changepassword.Command, "_get_pass", lambda *given: WORD)
    call_command("changepassword", "erika")
    assert told() == [("password", None, "changepassword", "erika")]
    assert WORD not in repr(list(RecordEntry.objects.values_list()))


def test_where_nothing_was_done_nothing_is_recorded(monkeypatch):
    with pytest.raises(CommandError):
        call_command("changepassword", "niemand")
    assert told() == []
