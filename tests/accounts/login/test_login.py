"""The login takes a name or an address, and does the same work whoever is meant."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import User
from tests.accounts.questions import asked
from tests.support import factories
from tests.support.desk.account import OTHER_WORD, erika, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def author():
    return erika()


@pytest.mark.parametrize(
    "typed", ["erika", " erika ", "erika@example.org", "Erika@EXAMPLE.org"]
)
def test_one_logs_in_by_name_or_address(typed):
    assert log_in(Client(), typed).status_code == 302


@pytest.mark.wcag("1.3.5", "3.3.8", on="desk")
def test_a_browser_may_fill_in_name_and_password():
    page = Client().get("/admin/login/").text
    for field, purpose in (
        ("username", "username"),
        ("password", "current-password"),
    ):
        [shown] = re.findall(f'<input[^>]* name="{field}"[^>]*>', page)
        assert f'autocomplete="{purpose}' in shown


def test_who_has_taken_anothers_address_for_a_name_gets_in_by_her_own_password():
    odd = factories.author("erika@example.org")
    odd.set_password(OTHER_WORD)
    odd.save()
    answer = log_in(client := Client(), "erika@example.org", OTHER_WORD)
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(odd.pk)
    assert log_in(Client(), "erika@example.org").status_code == 200


def test_s60_the_work_is_the_same_whatever_was_wrong(author, monkeypatch):
    User.objects.filter(pk=factories.author("gegangen").pk).update(is_active=False)
    hashes, work = [], []
    encode = MD5PasswordHasher.encode
    counted = lambda *given: hashes.append(1) or encode(*given)  # noqa: E731 (once)
    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    for typed in ("erika", "erika@example.org", "niemand", "niemand@example.org"):
        hashes.clear()
        with CaptureQueriesContext(connection) as queries:
            log_in(Client(), typed, "falsch")
        work.append((len(hashes), asked(queries)))
    assert all(one == work[0] for one in work)
    assert work[0][0] == 1
