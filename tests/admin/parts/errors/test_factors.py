"""Wrong codes, passkeys and names of second factors are refused at their field.

Secret input isn't shown again. A form has one field or two, and a
code is right or wrong, so each has few kinds.
"""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from tests.accounts.half_way import with_app, with_password, with_password_alone
from tests.support import factories
from tests.support.desk import mistakes, refusing
from tests.support.desk.account import WORD, erika, log_in
from tests.support.desk.desk import at_desk
from tests.support.desk.refusing import wrong

pytestmark = pytest.mark.django_db

WRONG = ("Dieser Code stimmt nicht", "This code is wrong")
NOT_YOURS = ("Das ist nicht Ihr Passwort.", "This isn’t your password.")
NOT_ACCEPTED = ("Dieser Passkey wurde nicht angenommen", "This passkey wasn’t accepted")
CODES = {
    "another": "000000",
    "too short": "1",
    "letters": "abcdef",
    "other digits": "٠٠٠٠٠٠",
    "below": "-1",
    "a fraction": "1.5",
    "markup": "<b>",
    "emoji": "😀",
}
CODE = [
    *mistakes.cases("code", {"empty": "", "blanks": "  "}, refusing.REQUIRED),
    *mistakes.cases("code", CODES, WRONG),
    *mistakes.cases("code", mistakes.INVISIBLE, WRONG),
    *mistakes.text("code", 20),
]
CREDENTIALS = {
    "an object": '{"id": 1}',
    "a list": "[1]",
    "a number": "1",
    "a text": '"x"',
    "half a character": '{"id": "\\ud800"}',
    "far too long": "x" * 200_000,
    "a huge number": "9" * 5_000,
}
UNREADABLE = {
    "none": "",
    "empty": "{}",
    "endless": "[" * 5_000,
    "nothing": "null",
    "no JSON": "{",
    "a word": "abc",
    "a NUL": "\0",
}


@pytest.fixture
def client():
    """Return a browser in which the author has just shown that it is she."""
    client = Client()
    erika()
    log_in(client)
    client.post("/admin/reauthenticate/?next=/admin/", {"password": WORD})
    return client


def told(
    client: Client, path: str, cases: list, filled: dict | None = None
) -> list[str]:
    """Return what is wrong; nothing is counted as one try too many."""
    found = wrong(client, path, cases, filled, before=cache.clear)
    return [one for one in found if " is lost" not in one]


def test_a_code_that_sets_nothing_up_is_refused_at_its_field(client):
    assert told(client, "/admin/factors/app/", CODE) == []
    assert not Authenticator.objects.exists()


def test_a_code_after_the_password_is_refused_at_its_field():
    client = with_password_alone(factories.author())
    assert told(client, "/admin/factors/authenticate/", CODE) == []
    assert client.get("/admin/").status_code == 302


def test_a_code_that_shows_who_it_is_is_refused_at_its_field():
    person = with_password(factories.editor())
    with_app(person)
    assert told(at_desk(person), "/admin/factors/reauthenticate/", CODE) == []


def test_a_password_that_shows_who_it_is_is_refused_at_its_field():
    typed = {"another": "x", "blanks": "  ", "long": "x" * 3_000, "emoji": "😀"}
    cases = [
        *mistakes.cases("password", {"empty": "", "not sent": None}, refusing.REQUIRED),
        *mistakes.cases("password", typed | mistakes.INVISIBLE, NOT_YOURS),
        *mistakes.cases("password", {"a NUL": "a\0"}, refusing.NUL),
    ]
    client = at_desk(with_password(factories.author()))
    assert told(client, "/admin/reauthenticate/", cases, {"password": "x"}) == []


def test_a_passkey_that_is_refused_says_why(client):
    filled, path = (
        {"name": "Telefon", "credential": "{}"},
        "/admin/factors/passkeys/add/",
    )
    cases = [
        *(
            (what, {"credential": one}, "", NOT_ACCEPTED)
            for what, one in CREDENTIALS.items()
        ),
        *(
            (what, {"credential": one}, "", refusing.DAMAGED)
            for what, one in UNREADABLE.items()
        ),
    ]
    assert told(client, path, cases, filled) == []
    assert not Authenticator.objects.exists()


def test_a_name_of_a_passkey_that_is_refused_says_why_at_its_field(client):
    person = factories.user("erika")
    key = Authenticator.objects.create(
        user=person, type="webauthn", data={"name": "Telefon", "credential": {}}
    )
    path = f"/admin/factors/passkeys/{key.pk}/name/"
    cases = [*mistakes.needed("name"), *mistakes.text("name", 100)]
    assert told(client, path, cases) == []
    key.refresh_from_db()
    assert key.data["name"] == "Telefon"


ADDRESSES = {"a word": "x", "two": "a@b.example, c@d.example", "emoji": "😀@"}


def test_an_address_of_ones_own_that_is_refused_says_why_at_its_field(client):
    cases = [
        *mistakes.cases("email", ADDRESSES, refusing.NO_MAIL),
        *mistakes.text("email", 254),
    ]
    assert told(client, "/admin/profile/address/", cases) == []
    assert factories.user("erika").email == "erika@example.org"
