"""Second factors: set up and removed by who has shown that it is she, and told."""

import json

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django_ox.testing import run_tasks

from tests.accounts.factors.security_key import SecurityKey
from tests.accounts.half_way import code_of, with_app
from tests.support import factories
from tests.support.desk.account import WORD, erika, log_in
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db

APP, CODES, CODES_ANEW = (
    f"/admin/factors/{page}/" for page in ("app", "codes", "codes/anew")
)
AUTHENTICATE = "/admin/factors/authenticate/"


@pytest.fixture
def author():
    return erika()


@pytest.fixture
def client(author):
    """Return a browser in which the author has just shown that it is she."""
    client = Client(headers={"accept-language": "de"})
    log_in(client)
    client.post("/admin/reauthenticate/?next=/admin/", {"password": WORD})
    return client


def mails() -> list[str]:
    run_tasks(raise_failures=True)
    return [one.subject for one in mail.outbox]


def set_up(client) -> str:
    page = client.get(APP)
    secret = client.session["mfa.totp.secret"]
    assert secret in page.text
    assert 'src="data:image/svg+xml;base64,' in page.text
    assert client.post(APP, {"code": code_of(secret)}).url == CODES
    return secret


@pytest.mark.django_db(transaction=True)
def test_an_app_is_set_up_and_told_by_mail(author, client):
    set_up(client)
    assert Authenticator.objects.filter(user=author, type="totp").exists()
    assert mails() == ["Newsroom: Eine App wurde eingerichtet"]
    assert mail.outbox[0].to == ["erika@example.org"]
    assert "/admin/sessions/" in mail.outbox[0].body


def test_a_wrong_code_sets_nothing_up(client):
    client.get(APP)
    page = client.post(APP, {"code": "000000"})
    assert "Dieser Code stimmt nicht" in page.text
    assert not Authenticator.objects.exists()


def test_the_code_of_the_app_is_asked_for_after_the_password(author):
    secret = with_app(author)
    client = Client()
    assert log_in(client, next="/admin/profile/").url == AUTHENTICATE
    assert client.get("/admin/").status_code == 302
    assert client.get(AUTHENTICATE).status_code == 200
    assert client.post(AUTHENTICATE, {"code": "1"}).status_code == 200
    answer = client.post(AUTHENTICATE, {"code": code_of(secret)})
    assert answer.url == "/admin/profile/"
    assert client.get("/admin/").status_code == 200


def test_codes_are_not_tried_without_a_limit(author):
    with_app(author)
    client = Client(headers={"accept-language": "de"})
    log_in(client)
    said = [client.post(AUTHENTICATE, {"code": str(n)}).text for n in range(7)]
    assert "Dieser Code stimmt nicht" in said[0] or "code is wrong" in said[0]
    assert "Warten Sie fünf Minuten" in said[6]
    assert client.get("/admin/").status_code == 302


def test_recovery_codes_are_shown_once_and_each_is_good_once(author, client):
    set_up(client)
    page = client.get(CODES)
    codes = page.context["unused_codes"]
    assert len(set(codes)) == 10
    assert all(code in page.text for code in codes)
    assert f"%0A{codes[3]}%0A" in page.context["file"]
    again = client.get(CODES)
    assert not any(code in again.text for code in codes)
    for code, place in ((codes[0], "/admin/"), (codes[0], None), (codes[1], "/admin/")):
        other = Client()
        log_in(other)
        answer = other.post(AUTHENTICATE, {"code": code})
        assert answer.headers.get("Location") == place
    assert "8 Codes" in client.get("/admin/factors/").text


@pytest.mark.django_db(transaction=True)
def test_new_codes_make_the_former_ones_void(author, client):
    set_up(client)
    former = client.get(CODES).context["unused_codes"]
    assert "10" in client.get(CODES_ANEW).text
    assert client.post(CODES_ANEW).url == CODES
    assert set(client.get(CODES).context["unused_codes"]).isdisjoint(former)
    assert mails()[-1] == "Newsroom: Neue Wiederherstellungscodes"


@pytest.mark.django_db(transaction=True)
def test_s73_removing_the_app_is_told_and_takes_the_codes_along(author, client):
    set_up(client)
    assert client.get("/admin/factors/app/remove/").status_code == 200
    assert client.post("/admin/factors/app/remove/").url == "/admin/factors/"
    assert not Authenticator.objects.filter(user=author).exists()
    assert mails()[-1] == "Newsroom: Die App wurde entfernt"


@pytest.mark.django_db(transaction=True)
def test_s73_a_passkey_that_is_added_or_removed_is_told(author, client):
    add = "/admin/factors/passkeys/add/"
    options = client.get(add).context["js_data"]["creation_options"]["publicKey"]
    key = SecurityKey(factories.author("andere"))
    told = {"name": "Telefon", "passwordless": "on"}
    told["credential"] = json.dumps(key.registered(options["challenge"]))
    assert client.post(add, told).status_code == 302
    passkey = Authenticator.objects.get(user=author, type="webauthn")
    assert mails()[0] == "Newsroom: Ein Passkey kam hinzu"
    client.post(f"/admin/factors/passkeys/{passkey.pk}/remove/")
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()
    assert "Newsroom: Ein Passkey wurde entfernt" in mails()
    assert {one for letter in mail.outbox for one in letter.to} == {"erika@example.org"}


def test_s73_no_factor_changes_unless_she_has_just_shown_that_it_is_she(author):
    with_app(author)
    key = Authenticator.objects.create(
        user=author, type="webauthn", data={"name": "Telefon", "credential": {}}
    )
    client = at_desk(author)
    before = list(Authenticator.objects.values())
    for path in (
        CODES,
        CODES_ANEW,
        "/admin/factors/app/remove/",
        "/admin/factors/passkeys/add/",
        f"/admin/factors/passkeys/{key.pk}/remove/",
        f"/admin/factors/passkeys/{key.pk}/name/",
    ):
        for answer in (client.get(path), client.post(path, {"name": "x"})):
            if answer.status_code != 405:  # it is only looked at
                assert answer.status_code == 302, path
                assert "reauthenticate/" in answer.url, path
    assert list(Authenticator.objects.values()) == before


def test_it_is_shown_by_the_app_as_well(author):
    secret = with_app(author)
    client = at_desk(author)
    way = "/admin/factors/reauthenticate/"
    assert way in client.get("/admin/reauthenticate/?next=/admin/factors/").text
    answer = client.post(f"{way}?next={CODES_ANEW}", {"code": code_of(secret)})
    assert answer.url == CODES_ANEW
    assert client.get(CODES_ANEW).status_code == 200


def test_nobody_reaches_anothers_passkey(client):
    other = factories.author("andere")
    key = Authenticator.objects.create(
        user=other, type="webauthn", data={"name": "Telefon", "credential": {}}
    )
    for page in ("remove", "name"):
        path = f"/admin/factors/passkeys/{key.pk}/{page}/"
        assert client.get(path).status_code == 404
        assert client.post(path, {"name": "x"}).status_code == 404


def test_the_list_of_passkeys_is_on_the_page_of_factors(client):
    assert client.get("/admin/factors/passkeys/").url == "/admin/factors/"


def test_a_passkey_that_is_none_is_refused_in_words(author, client):
    add = "/admin/factors/passkeys/add/"
    assert client.get(add).status_code == 200
    page = client.post(add, {"name": "Telefon", "credential": '{"id": "x"}'})
    assert page.status_code == 200
    assert page.context["form"].errors
    answer = Client().post("/admin/login/passkey/", {"credential": '{"id": "x"}'})
    assert answer.url == "/admin/login/"


def test_the_login_asks_for_any_passkey_of_this_site():
    told = Client().get("/admin/login/passkey/").json()["request_options"]["publicKey"]
    assert told["rpId"] == "testserver"
    assert told["userVerification"] == "required"
    assert not told.get("allowCredentials")


def test_a_code_is_not_good_twice(author):
    with time_machine.travel("2027-03-01 12:00:05", tick=False):
        code = code_of(with_app(author))
        answers = []
        for _turn in range(2):
            client = Client()
            log_in(client)
            answers.append(client.post(AUTHENTICATE, {"code": code}).status_code)
    assert answers == [302, 200]
