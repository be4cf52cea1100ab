"""An account that is here already is connected, and has no password here then."""

import pytest
from allauth.account.models import Login
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client
from django.utils import timezone

from articles.accounts import invite
from articles.accounts.allauth_parts import perform_login, record_authentication
from articles.accounts.mails import tasks
from articles.accounts.secrets import mail_links
from articles.foundation.refusal import Refused
from articles.models import Identity, User
from tests.accounts.oidc.travel import BACK, come, is_out, said
from tests.support import factories
from tests.support.desk.account import WORD, erika, log_in

pytestmark = pytest.mark.django_db

CONNECT, PROFILE = "/admin/login/oidc/connect/", "/admin/profile/"


@pytest.fixture
def local(issuer):
    return erika()


def german() -> Client:
    return Client(headers={"accept-language": "de"})


def go_there(client) -> str:
    """Give the password again, and return the server's address."""
    again = client.post(CONNECT).url
    assert again.startswith("/admin/reauthenticate/")
    return client.post(again, {"password": WORD}).url


def connect(issuer, client) -> str:
    there = go_there(client)
    return client.get(f"{BACK}?{issuer.authorize(there)}").url


def test_a_user_connects_their_own_account(local, issuer, mailoutbox):
    client, elsewhere = german(), german()
    log_in(client), log_in(elsewhere)
    assert CONNECT in client.get(PROFILE).text
    assert "Hausdienst" in client.get(CONNECT).text
    key = client.cookies["sessionid"].value
    assert connect(issuer, client) == PROFILE
    assert client.cookies["sessionid"].value != key
    assert "haben hier kein Passwort" in client.get(PROFILE).text
    assert Identity.objects.get().person == local
    assert is_out(elsewhere)
    assert not User.objects.get().has_usable_password()
    assert come(issuer)[1] == PROFILE


def test_it_asks_for_the_password_again_first(local, issuer):
    client = german()
    client.force_login(local)
    assert "/admin/reauthenticate/" in client.post(CONNECT).url
    assert not Identity.objects.exists()


def test_an_account_there_opens_one_here(author, issuer):
    other = factories.author("andere")
    other.set_password(WORD)
    other.save()
    client = german()
    log_in(client, "andere")
    assert connect(issuer, client) == "/admin/login/"
    assert Identity.objects.get().person == author
    assert User.objects.get(pk=other.pk).has_usable_password()


def test_who_comes_back_as_somebody_else_connects_nothing(local, issuer):
    client = german()
    log_in(client)
    there = go_there(client)
    client.force_login(factories.author("andere"))
    session = client.session
    session["oidc_connects"] = local.pk
    session.save()
    client.get(f"{BACK}?{issuer.authorize(there)}")
    assert not Identity.objects.exists()


def test_administrators_stay_with_their_password(issuer):
    admin = factories.admin()
    admin.set_password(WORD)
    admin.save()
    client = german()
    log_in(client, admin.username)
    assert CONNECT not in client.get(PROFILE).text
    assert go_there(client) == PROFILE


def test_an_invitation_is_followed_by_it(local, issuer):
    factories.profile(local, invited=timezone.now())
    link, client = mail_links.to_accept(local), german()
    assert "Mit Ihrem Konto bei Hausdienst" in client.get(link).text
    there = client.get(client.post(link, {"way": "oidc"}).url)
    back = client.get(f"{BACK}?{issuer.authorize(there.url)}")
    assert back.url == "/admin/"
    assert not is_out(client)
    local.refresh_from_db()
    assert (local.invited, local.has_usable_password()) == (None, False)
    assert Identity.objects.get().person == local
    # Once only.
    assert "gilt nicht mehr" in german().get(link).text


def test_a_connected_account_has_no_other_way_in(author, issuer, mailoutbox):
    """Not even a password that a command has set, or a link from before."""
    link = mail_links.to_new_password(author)
    author.set_password(WORD)
    author.save()
    client = german()
    assert log_in(client).status_code == 200
    assert is_out(client)
    fresh = mail_links.to_new_password(author)
    for one in (link, fresh):
        assert "gilt nicht mehr" in client.get(one, follow=True).text
    Authenticator.objects.create(user=author, type="totp", data={"secret": "x"})
    tasks.send_reset_link.call(address="erika@example.org", language="de")
    assert not mailoutbox


def test_a_connected_account_is_not_invited(author, issuer):
    with pytest.raises(Refused, match="Server der Einrichtung"):
        invite(author, by=factories.admin())


def test_a_passkey_stands_for_no_login_there(author, issuer, client, rf):
    """The adapter decides about every way in, before a session begins."""
    request = rf.get("/admin/login/")
    request.session, request._messages = client.session, CookieStorage(request)
    with request_context(request):
        record_authentication(request, author, "mfa", type="webauthn")
        answer = perform_login(request, Login(user=author))
    assert answer.url == "/admin/login/"
    assert "führt nur Hausdienst" in str(next(iter(request._messages)))
    assert "_auth_user_id" not in request.session


def test_without_the_server_accounts_are_invited_again(author, settings):
    settings.NEWSROOM_OIDC = None
    invite(author, by=factories.admin())
    author.refresh_from_db()
    assert author.invited
    assert said(german())
