"""Whose a closed account was is removed after a while, if an operator wants that."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.accounts import anonymise
from articles.accounts.profile import closing
from articles.models import Article, RecordedDeed, RecordEntry, User
from newsroom.conf.retention import KEEP
from tests.support import factories
from tests.support.desk.desk import at_desk, url

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def after_a_year(settings, tmp_path):
    settings.VAR = tmp_path
    settings.NEWSROOM_KEEP = replace(KEEP, closed_accounts=365)


def closed(name: str, *, days: int = 366, **fields) -> User:
    at = timezone.now() - timedelta(days=days)
    return factories.profile(
        factories.author(name), is_active=False, closed_at=at, **fields
    )


def number(*options: str) -> int:
    """Return how many went, or would."""
    said = StringIO()
    call_command("purge", *options, stdout=said)
    [line] = [one for one in said.getvalue().splitlines() if "closed accounts" in one]
    return int(line.rsplit(": ", 1)[1].split()[0])


def names() -> set[str]:
    return set(User.objects.values_list("username", flat=True))


def test_unless_it_is_set_they_keep_their_names_for_good(settings):
    settings.NEWSROOM_KEEP = KEEP
    closed("erika", days=9_999)
    assert KEEP.closed_accounts == number("--dry-run") == number() == 0
    assert names() == {"erika"}


def test_what_goes_goes_as_at_the_desk_and_the_record_says_that_the_command_did_it():
    told = {"email": "erika@example.org", "printed_name": "Erika Muster"}
    erika = closed("erika", **told, organisation="Musterhaus", language="en")
    Authenticator.objects.create(user=erika, type="totp", data={"secret": "x"})
    RecordEntry.about(erika, deed=RecordedDeed.LOGIN, by=erika, address="::1").save()
    closed("later", days=364), factories.author("still")
    assert number("--dry-run") == 1
    assert names() == {"erika", "later", "still"}
    assert (number(), number()) == (1, 0)
    erika.refresh_from_db()
    assert names() == {f"former-colleague-{erika.pk}", "later", "still"}
    fields = (erika.email, erika.printed_name, erika.organisation, erika.language)
    assert fields == (None, "", "", "")
    rights = (erika.is_active, erika.is_staff, erika.has_usable_password())
    assert not any(rights)
    assert not erika.groups.exists()
    assert not Authenticator.objects.exists()
    entry, login = RecordEntry.objects.order_by("-pk")
    assert (entry.deed, entry.by, entry.command) == ("anonymised", None, "purge")
    assert {entry.name, login.name} == {erika.username}
    assert login.address == ""


def test_what_is_printed_stays_and_the_history_can_be_read():
    erika = factories.profile(factories.author("erika"), printed_name="Erika Muster")
    article = factories.published(by=erika, credit_name="Erika Muster")
    before = Client().get(article.get_absolute_url()).text
    at = timezone.now() - timedelta(days=366)
    factories.profile(erika, is_active=False, closed_at=at)
    assert number() == 1
    assert "Erika Muster" in before
    assert Client().get(article.get_absolute_url()).text == before
    history = at_desk(factories.chief()).get(url(Article, "history", article.pk)).text
    assert f"ehemalige Kollegin oder ehemaliger Kollege {erika.pk}" in history
    entry = RecordEntry.objects.get(deed=RecordedDeed.ANONYMISED)
    [row] = at_desk(factories.admin()).get("/admin/record/").context["rows"][:1]
    assert (row.what, row.who) == (entry.get_deed_display(), "Befehl purge")


def test_accounts_that_tell_nothing_any_more_are_not_asked_again():
    gone, erased = closed("gone"), closed("erased")
    anonymise(gone, by=factories.admin())
    erased.remove_person(erased.name_once_erased())
    taken = closed("former-colleague-99999")  # by somebody who likes that name
    before = names()
    assert number("--dry-run") == number() == 1
    assert before - names() == {taken.username}


def test_the_time_begins_anew_once_it_was_open():
    erika = closed("erika")
    for is_active in (True, False):
        factories.profile(erika, is_active=is_active)
    assert number() == 0
    assert names() == {"erika"}


def test_who_is_let_in_again_meanwhile_keeps_her_name(monkeypatch):
    first, second = closed("first"), closed("second")
    remove = closing.remove_whose

    def while_another_is_opened(person, **who):
        factories.profile(second, is_active=True)
        remove(person, **who)

    monkeypatch.setattr(closing, "remove_whose", while_another_is_opened)
    assert number() == 1
    assert names() == {first.name_once_gone(), "second"}
