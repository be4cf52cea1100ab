"""Invitations: to a password of one's own that nobody else knows, for some days."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from articles.accounts import close, invite, state_of
from articles.accounts.invitations.inviting import use_up
from articles.foundation.refusal import Refused
from articles.models import User
from tests.accounts.half_way import code_of, with_app
from tests.support import factories
from tests.support.desk.account import OTHER_WORD, WORD, log_in
from tests.support.desk.desk import at_desk

pytestmark = [pytest.mark.django_db, pytest.mark.both]

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
CHOSEN = {"way": "password", "new_password1": WORD, "new_password2": WORD}


@pytest.fixture
def admin():
    return factories.profile(factories.admin(), printed_name="Ada Amt")


@pytest.fixture
def nora():
    person = factories.profile(factories.author("nora"), email="nora@example.org")
    person.set_unusable_password()
    person.save()
    return person


def link() -> str:
    """Return the address in the last mail."""
    run_tasks(raise_failures=True)
    found = re.findall(r"http\S+/admin/invitation\S+", mail.outbox[-1].body)
    return found[0].split("8000", 1)[1]


def test_a_mail_in_her_language_leads_to_a_password_of_her_own(nora, admin):
    factories.profile(nora, language="en")
    invite(User.objects.get(pk=nora.pk), by=admin)
    path = link()
    letter = mail.outbox[0]
    assert letter.to == ["nora@example.org"]
    assert letter.subject == "Newsroom: your invitation"
    assert "Ada Amt invites you" in letter.body
    client = Client()
    assert "nora" in client.get(path).text
    assert client.post(path, CHOSEN).url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert log_in(Client(), "nora").url == "/admin/"
    assert state_of(User.objects.get(pk=nora.pk)) == "aktiv"
    run_tasks(raise_failures=True)
    assert mail.outbox[-1].subject == "Newsroom: your way in"


def test_no_link_waits_in_the_queue(nora, admin):
    invite(nora, by=admin)
    waiting = str(list(OxTask.objects.values()))
    token = link().rstrip("/").rsplit("/", 1)[-1]
    assert token not in waiting


def test_a_link_is_good_once(nora, admin):
    invite(nora, by=admin)
    path = link()
    assert Client().post(path, CHOSEN).status_code == 302
    again = {
        "way": "password",
        "new_password1": OTHER_WORD,
        "new_password2": OTHER_WORD,
    }
    for answer in (Client().get(path), Client().post(path, again)):
        assert "gilt nicht mehr" in answer.text or "no longer valid" in answer.text
    assert log_in(Client(), "nora").url == "/admin/"


def test_of_two_that_follow_it_at_once_one_comes_in(nora, admin):
    invite(nora, by=admin)
    one, other = (User.objects.get(pk=nora.pk) for _turn in range(2))
    assert (use_up(one), use_up(other)) == (True, False)
    assert not use_up(User.objects.get(pk=nora.pk))


@pytest.mark.parametrize("death", ["closed", "address", "another", "old", "forged"])
def test_a_link_dies(nora, admin, death):
    invite(nora, by=admin)
    path = link()
    later = timezone.now()
    if death == "closed":
        close(nora, by=admin)
    elif death == "address":
        factories.profile(nora, email="neu@example.org")
    elif death == "another":
        invite(nora, by=admin)
    elif death == "old":
        later += timedelta(days=7)
    else:
        path = path[:-3] + ("00/" if path[-3:] != "00/" else "11/")
    with time_machine.travel(later):
        for answer in (Client().get(path), Client().post(path, CHOSEN)):
            assert answer.status_code == 200
            assert answer.context["title"] in {
                "Diese Einladung gilt nicht mehr",
                "This invitation is no longer valid",
            }
    assert not User.objects.get(pk=nora.pk).has_usable_password()


def test_how_long_it_is_good_is_set(nora, admin, settings):
    settings.NEWSROOM_INVITATION_DAYS = 2
    with time_machine.travel(NOON, tick=False) as clock:
        invite(nora, by=admin)
        assert state_of(nora) == "eingeladen bis 3. März 2027, 13:00"
        clock.shift(timedelta(days=2))
        assert state_of(nora) == "Einladung abgelaufen"


def test_nobody_is_invited_to_a_closed_account_or_without_an_address(nora, admin):
    factories.profile(nora, email=None)
    with pytest.raises(Refused, match="keine E-Mail-Adresse"):
        invite(nora, by=admin)
    factories.profile(nora, is_active=False)
    with pytest.raises(Refused, match="geschlossen"):
        invite(nora, by=admin)
    assert state_of(nora) == "geschlossen"
    assert not OxTask.objects.exists()


def test_a_mail_that_comes_too_late_is_not_sent(nora, admin):
    invite(nora, by=admin)
    close(nora, by=admin)
    run_tasks(raise_failures=True)
    assert mail.outbox == []


def test_a_bad_password_uses_up_nothing(nora, admin):
    invite(nora, by=admin)
    path = link()
    page = Client().post(path, CHOSEN | {"new_password1": "1", "new_password2": "1"})
    assert page.context["form"].errors
    assert Client().post(path, CHOSEN).url == "/admin/"


def test_who_has_a_factor_is_asked_for_it_and_gets_no_new_one(nora, admin):
    secret = with_app(nora)
    invite(nora, by=admin)
    path = link()
    client = Client()
    page = client.get(path)
    assert page.context["key"] is None
    assert client.post(path, {"way": "passkey"}).status_code == 200
    assert client.post(path, CHOSEN).url == "/admin/factors/authenticate/"
    assert client.get("/admin/").status_code == 302
    client.post("/admin/factors/authenticate/", {"code": code_of(secret)})
    assert client.get("/admin/").status_code == 200


def test_a_link_does_nothing_while_somebody_else_is_logged_in(nora, admin):
    invite(nora, by=admin)
    path = link()
    client = at_desk(admin)
    for answer in (client.get(path), client.post(path, CHOSEN)):
        assert answer.context["title"] == "Hier ist jemand angemeldet"
    assert not User.objects.get(pk=nora.pk).has_usable_password()


def test_a_passkey_that_is_none_is_refused_in_words(nora, admin):
    invite(nora, by=admin)
    path = link()
    client = Client()
    client.get(path)
    page = client.post(
        path, {"way": "passkey", "key-name": "x", "key-credential": "{}"}
    )
    assert page.context["key"].errors
    assert User.objects.get(pk=nora.pk).invited


def test_who_was_invited_and_has_no_password_yet_gets_no_link_to_another(nora, admin):
    invite(nora, by=admin)
    run_tasks(raise_failures=True)
    Client().post("/admin/password_reset/", {"email": "nora@example.org"})
    run_tasks(raise_failures=True)
    assert len(mail.outbox) == 1
