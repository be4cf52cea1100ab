"""A passkey opens the account of who holds it and was asked who she is; no other."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.accounts.factors.security_key import TOUCHED, SecurityKey
from tests.accounts.half_way import with_password
from tests.support import factories
from tests.support.desk.account import log_in

pytestmark = pytest.mark.django_db

LOGIN, SECOND = "/admin/login/passkey/", "/admin/factors/authenticate/"


@pytest.fixture
def nora():
    return with_password(factories.author("nora"))


@pytest.fixture
def key(nora):
    return SecurityKey(nora)


def asked(client) -> str:
    return client.get(LOGIN).json()["request_options"]["publicKey"]["challenge"]


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def use(client, credential: str, at: str = LOGIN):
    return client.post(at, {"credential": credential})


@pytest.mark.wcag("3.3.8", on="desk")
def test_a_passkey_logs_its_person_in(nora, key):
    client = Client()
    answer = use(client, key.sign(asked(client)))
    assert answer.url == "/admin/"
    assert client.session["_auth_user_id"] == str(nora.pk)


FORGED = {
    "another site's": {"site": "evil.example"},
    "another address": {"origin": "https://evil.example"},
    "without finger or PIN": {"flags": TOUCHED},
    "not even touched": {"flags": 0},
}


@pytest.mark.parametrize("forged", FORGED)
def test_what_was_signed_elsewhere_or_otherwise_opens_nothing(key, forged):
    client = Client()
    use(client, key.sign(asked(client), **FORGED[forged]))
    assert not is_in(client)


def test_a_passkey_opens_nobody_elses_account(key):
    other = factories.admin()
    SecurityKey(other)
    client = Client()
    use(client, key.sign(asked(client), person=other))
    assert not is_in(client)


def test_a_copied_cookie_and_its_answer_open_nothing_a_second_time(nora, key):
    client, copy = Client(), Client()
    signed = key.sign(asked(client))
    copy.cookies["sessionid"] = client.cookies["sessionid"].value
    use(client, signed)
    assert is_in(client)
    use(copy, signed)
    assert not is_in(copy)


def test_a_login_takes_no_more_time_than_it_may(nora, key):
    client = Client()
    signed = key.sign(asked(client))
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        use(client, signed)
        assert not is_in(client)


def test_an_answer_is_good_once_and_for_whom_it_was_asked(key):
    client, other = Client(), Client()
    credential = key.sign(asked(client))
    asked(other)
    use(other, credential)
    use(client, credential)
    assert (is_in(client), is_in(other)) == (True, False)
    client.post("/admin/logout/")
    use(client, credential)
    assert not is_in(client)


def test_a_lost_key_without_pin_opens_nothing_by_a_colleagues_challenge(key):
    """After her own password a colleague is asked for a key without finger or PIN."""
    colleague = with_password(factories.author("kollegin"))
    SecurityKey(colleague)
    client = Client()
    assert log_in(client, "kollegin").url == SECOND
    page = client.get(SECOND)
    options = page.context["js_data"]["request_options"]["publicKey"]
    assert options["userVerification"] == "preferred"
    credential = key.sign(options["challenge"], flags=TOUCHED)
    # Once her own login has waited too long.
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        use(client, credential)
        assert not is_in(client)


def test_after_the_password_a_key_without_pin_is_enough(key):
    client = Client()
    assert log_in(client, "nora").url == SECOND
    options = client.get(SECOND).context["js_data"]["request_options"]["publicKey"]
    use(client, key.sign(options["challenge"], flags=TOUCHED), at=SECOND)
    assert is_in(client)


ODD = ["", "null", "[]", "7", '"x"', "{", '{"id": 1}', '{"response": null}', "\0"]


@pytest.mark.parametrize("odd", ODD)
def test_what_no_browser_sends_is_refused(key, odd):
    client = Client()
    asked(client)
    assert use(client, odd).status_code in {200, 302}
    credential = json.loads(key.sign(asked(client)))
    credential["response"]["userHandle"] = odd
    assert use(client, json.dumps(credential)).status_code in {200, 302}
    assert not is_in(client)
