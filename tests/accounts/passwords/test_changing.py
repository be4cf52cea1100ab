"""Address and password change only by who has shown who she is, and she is told."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.core.context import request_context
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from django_ox.testing import run_tasks

from articles.accounts import close
from articles.accounts.invitations.accepting import OwnPasswordForm as InvitedForm
from articles.accounts.passwords.changing import OwnPasswordForm
from articles.accounts.passwords.resetting import ChoosingForm
from articles.models import User
from tests.support import factories
from tests.support.desk.account import OTHER_WORD, WORD, erika, log_in
from tests.support.desk.desk import at_desk, save, url

pytestmark = pytest.mark.django_db

ADDRESS, PROFILE = "/admin/profile/address/", "/admin/profile/"
SHOW = "/admin/reauthenticate/"
NEW = "neu@example.org"
CHOSEN = {"new_password1": OTHER_WORD, "new_password2": OTHER_WORD}


@pytest.fixture(autouse=True)
def author():
    return erika()


@pytest.fixture
def client(author):
    """At the desk, and known for five minutes to be who she is."""
    client = at_desk(author)
    answer = client.post(f"{SHOW}?next={ADDRESS}", {"password": WORD})
    assert answer.url == ADDRESS
    return client


def address_of(person) -> str | None:
    return User.objects.values_list("email", flat=True).get(pk=person.pk)


def sent() -> list:
    run_tasks(raise_failures=True)
    return mail.outbox


def link(letter) -> str:
    (found,) = re.findall(r"http\S+", letter.body)
    return found.removeprefix("http://127.0.0.1:8000")


def ask(client, address: str = NEW) -> str:
    assert client.post(ADDRESS, {"email": address}).url == PROFILE
    (letter,) = sent()
    assert letter.to == [address]
    mail.outbox.clear()
    return link(letter)


def test_s73_an_unlocked_screen_isnt_enough_for_another_address(author):
    client = at_desk(author)
    for answer in (client.get(ADDRESS), client.post(ADDRESS, {"email": NEW})):
        assert answer.url.startswith(f"{SHOW}?next=")
    client.post(f"{SHOW}?next={ADDRESS}", {"password": "falsch"})
    client.post(ADDRESS, {"email": NEW})
    save(client, PROFILE, email=NEW)
    assert sent() == []
    assert address_of(author) == "erika@example.org"


def test_showing_who_one_is_holds_for_five_minutes(author, client):
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert client.post(ADDRESS, {"email": NEW}).url.startswith(SHOW)


def test_s73_a_new_address_counts_once_it_was_confirmed_and_the_former_one_is_told(
    author, client
):
    path = ask(client)
    assert Client().get(path).status_code == 200
    assert address_of(author) == "erika@example.org"
    assert "bestätigt" in Client().post(path).text
    assert address_of(author) == NEW
    (told,) = sent()
    assert told.to == ["erika@example.org"]
    assert NEW in told.body
    mail.outbox.clear()
    assert "gilt nicht mehr" in Client().post(path).text
    assert sent() == []


@pytest.mark.both
@pytest.mark.parametrize("loss", ["password", "address", "closed", "taken", "late"])
def test_the_link_holds_only_while_all_is_as_it_was(author, client, loss):
    path = ask(client)
    author.refresh_from_db()
    if loss == "password":
        author.set_password(OTHER_WORD)
    author.email = "dritte@example.org" if loss == "address" else author.email
    author.is_active = loss != "closed"
    author.save()
    if loss == "taken":
        factories.profile(factories.chief(), email=NEW)
    passed = timedelta(hours=25 if loss == "late" else 1)
    with time_machine.travel(timezone.now() + passed):
        assert Client().post(path).status_code == 200
    assert address_of(author) == author.email
    assert address_of(author) != NEW


def test_a_changed_link_changes_nothing(author, client):
    path = ask(client)
    for odd in (path[:-3] + "x/", "/admin/address/x/", "/admin/address/a:b:c/"):
        assert "gilt nicht mehr" in Client().post(odd).text
    assert address_of(author) == "erika@example.org"


@pytest.mark.parametrize(
    "typed",
    ["keine Adresse", "a@example.org\nBcc: b@example.org", "Chefin@example.ORG"],
)
def test_what_cannot_be_is_said_at_its_field(author, client, typed):
    factories.profile(factories.chief(), email="chefin@example.org")
    answer = client.post(ADDRESS, {"email": typed})
    assert list(answer.context["form"].errors) == ["email"]
    assert sent() == []


def test_an_address_is_taken_away_and_told(author, client):
    client.post(ADDRESS, {"email": ""})
    assert address_of(author) is None
    (told,) = sent()
    assert told.to == ["erika@example.org"]
    assert "keine E-Mail-Adresse mehr" in told.body


def test_the_same_address_again_changes_nothing(author, client):
    client.post(ADDRESS, {"email": "Erika@example.org"})
    assert sent() == []


def test_s73_a_new_password_ends_all_other_sessions_and_is_told(author):
    here, elsewhere = Client(), Client()
    log_in(here)
    log_in(elsewhere)
    said = {"old_password": WORD, "new_password1": OTHER_WORD}
    said |= {"new_password2": OTHER_WORD}
    wrong = here.post("/admin/password_change/", said | {"old_password": "falsch"})
    assert list(wrong.context["form"].errors) == ["old_password"]
    assert here.post("/admin/password_change/", said).status_code == 302
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302
    (told,) = sent()
    assert told.to == ["erika@example.org"]


def test_an_address_that_an_administrator_changes_is_told_as_well(author):
    save(at_desk(factories.admin()), url(User, "change", author.pk), email=NEW)
    (letter,) = sent()
    assert letter.to == ["erika@example.org"]
    assert NEW in letter.body


def test_my_profile_leads_to_both(author):
    page = at_desk(author).get(PROFILE)
    assert f'href="{ADDRESS}"' in page.text
    assert 'href="/admin/password_change/"' in page.text
    assert "erika@example.org" in page.text


def test_a_link_names_whose_address_it_changes_and_into_which(author, client):
    page = Client().get(ask(client))
    assert NEW in page.text
    assert author.username in page.text


def test_whose_address_was_taken_meanwhile_is_told_so(author, client):
    way = ask(client)
    factories.profile(factories.author("schneller"), email=NEW)
    page = Client(headers={"accept-language": "de"}).post(way)
    assert f"{NEW} kann nicht verwendet werden" in page.text
    assert address_of(author) == "erika@example.org"


FORMS = {
    "change": lambda person: OwnPasswordForm(person, CHOSEN | {"old_password": WORD}),
    "reset": lambda person: ChoosingForm(person, CHOSEN),
    "invitation": lambda person: InvitedForm(person, CHOSEN),
}


@pytest.mark.parametrize("form", FORMS)
def test_who_is_closed_while_she_chooses_a_password_stays_closed(author, rf, form):
    stale = User.objects.get(pk=author.pk)
    with request_context(rf.post("/admin/")):
        choosing = FORMS[form](stale)
        assert choosing.is_valid()
    close(User.objects.get(pk=author.pk), by=factories.admin())
    with pytest.raises(PermissionDenied):
        choosing.save()
    now = User.objects.get(pk=author.pk)
    assert not now.is_active
    assert not now.has_usable_password()


def test_a_chosen_password_takes_back_nothing_that_others_changed(author):
    choosing = ChoosingForm(User.objects.get(pk=author.pk), CHOSEN)
    assert choosing.is_valid()
    factories.profile(author, is_staff=False, printed_name="Anders")
    choosing.save()
    now = User.objects.get(pk=author.pk)
    assert (now.is_staff, now.printed_name) == (False, "Anders")
    assert now.check_password(OTHER_WORD)


def test_a_password_changes_though_it_was_hashed_anew_with_it(author, settings):
    client = at_desk(author)
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2SHA1PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    sent = CHOSEN | {"old_password": WORD}
    assert client.post("/admin/password_change/", sent).status_code == 302
    assert User.objects.get(pk=author.pk).check_password(OTHER_WORD)
