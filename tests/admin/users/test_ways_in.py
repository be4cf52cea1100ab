"""Users who manage accounts invite people, and remove factors that are lost."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client
from django_ox.testing import run_tasks

from articles.models import (
    RecordEntry,
    User,
)
from tests.accounts.half_way import with_app, with_password
from tests.support import factories
from tests.support.desk.account import log_in
from tests.support.desk.desk import PEOPLE, at_desk, read_form, save, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return at_desk(factories.admin())


def test_a_new_account_has_no_password_and_its_person_is_invited(client):
    page = client.get(url(User, "add"))
    assert "password" not in str(read_form(page))
    role = Group.objects.get(name="Editor")
    said = {"username": "nora", "email": "Nora@Example.org", "printed_name": "Nora Neu"}
    answer = save(client, url(User, "add"), groups=[role.pk], language="en", **said)
    nora = User.objects.get(username="nora")
    assert answer.url == url(User, "change", nora.pk)
    assert nora.is_staff
    assert not nora.has_usable_password()
    assert list(nora.groups.all()) == [role]
    page = client.get(answer.url)
    assert "Eine Einladung geht an nora@example.org." in page.text
    run_tasks(raise_failures=True)
    assert mail.outbox[0].to == ["nora@example.org"]
    assert mail.outbox[0].subject == "Newsroom: your invitation"


def test_nobody_is_added_without_an_address(client):
    page = save(client, url(User, "add"), username="nora", email="")
    assert page.context["adminform"].form.errors["email"]


def test_where_mails_become_files_the_page_says_where(client, settings, tmp_path):
    backend = "django.core.mail.backends.filebased.EmailBackend"
    options = {"file_path": tmp_path / "var" / "mail"}
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}
    answer = save(client, url(User, "add"), username="nora", email="nora@example.org")
    assert "Ordner var/mail" in client.get(answer.url).text


def test_the_list_shows_who_is_invited_active_or_closed(client):
    save(client, url(User, "add"), username="nora", email="nora@example.org")
    factories.profile(factories.author("fort"), is_active=False)
    page = client.get(url(User, "changelist"))
    for state in ("eingeladen bis ", ">aktiv<", ">geschlossen<"):
        assert state in page.text


def test_an_invitation_is_sent_again(client):
    erika = with_password(factories.author("erika"))
    path = url(User, "invitation", erika.pk)
    assert path in client.get(url(User, "change", erika.pk)).text
    assert erika.email in client.get(path).text
    assert not User.objects.get(pk=erika.pk).invited
    assert client.post(path).url == url(User, "change", erika.pk)
    assert User.objects.get(pk=erika.pk).invited
    # Her credentials work as before.
    assert log_in(Client(), "erika").url == "/admin/"


def test_why_nobody_was_invited_is_said(client):
    erika = factories.author("erika")
    client.post(url(User, "invitation", erika.pk))
    page = client.get(url(User, "change", erika.pk))
    assert "Das Konto hat keine E-Mail-Adresse." in page.text


def test_lost_factors_are_taken_away_told_and_noted(client):
    erika = with_password(factories.author("erika"))
    theirs = at_desk(erika)
    theirs.get("/admin/")
    with_app(erika)
    path = url(User, "factors", erika.pk)
    page = client.get(path)
    assert "App mit Codes" in page.text
    assert "Wiederherstellungscodes" in page.text
    assert Authenticator.objects.filter(user=erika).exists()
    client.post(path)
    assert not Authenticator.objects.filter(user=erika).exists()
    assert theirs.get("/admin/").status_code == 302
    assert RecordEntry.objects.get(deed="factors_taken").by.is_superuser
    run_tasks(raise_failures=True)
    assert mail.outbox[0].to == [erika.email]
    assert "zweiten Faktoren" in mail.outbox[0].subject
    assert log_in(Client(), "erika").url == "/admin/"


def test_where_there_are_none_nothing_is_noted(client):
    erika = factories.author("erika")
    assert "Das Konto hat keine." in client.get(url(User, "factors", erika.pk)).text
    client.post(url(User, "factors", erika.pk))
    assert not RecordEntry.objects.exists()


@pytest.mark.parametrize("page", ["invitation", "factors"])
def test_only_who_may_change_the_account_gets_there(page):
    erika = with_password(factories.author("erika"))
    with_app(erika)
    for name in set(PEOPLE) - {"admin"}:
        person = at_desk(PEOPLE[name]())
        path = url(User, page, erika.pk)
        assert person.get(path).status_code == person.post(path).status_code == 403
    assert Authenticator.objects.filter(user=erika).exists()
    assert not User.objects.get(pk=erika.pk).invited


@pytest.mark.parametrize("page", ["invitation", "factors"])
def test_who_manages_accounts_has_no_power_over_administrators(page):
    admin = with_password(factories.admin())
    with_app(admin)
    keeper = factories.user("Kontenverwaltung Beispiel")
    wanted = ["view_user", "change_user"]
    keeper.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    assert at_desk(keeper).post(url(User, page, admin.pk)).status_code == 403
    assert Authenticator.objects.filter(user=admin).exists()


def test_nobody_sets_anothers_password(client):
    erika = factories.author("erika")
    path = f"/admin/articles/user/{erika.pk}/password/"
    assert client.get(path).status_code in {302, 404}
    page = client.get(url(User, "change", erika.pk))
    assert "/password/" not in page.text
