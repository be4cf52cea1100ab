"""Login by an organisation's own server: its words are examined before a session."""

import time
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone
from joserfc.jwk import OctKey, RSAKey

from newsroom.conf.outside.oidc import Issuer as Setting
from tests.accounts.half_way import with_app
from tests.accounts.oidc.issuer import GONE
from tests.accounts.oidc.travel import BACK, BEGIN, come, is_out, said
from tests.support import factories
from tests.support.desk.desk import at_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def counting(issuer, settings):
    """Let the issuer's own second factor count."""
    settings.NEWSROOM_OIDC = replace(issuer.setting, counts=True)


def test_the_login_has_a_button_only_where_a_server_is_set(client, settings, issuer):
    assert "Hausdienst" in client.get("/admin/login/").text
    settings.NEWSROOM_OIDC = None
    assert BEGIN not in client.get("/admin/login/").text
    assert client.get(BEGIN).status_code == client.get(BACK).status_code == 404


def test_whom_the_server_names_is_logged_in(author, issuer):
    client, place = come(issuer)
    assert place == "/admin/profile/"
    assert "erika@example.org" in client.get(place).text
    assert "/jwks" in issuer.asked


def test_the_address_is_known_however_it_is_written(author, issuer):
    issuer.claims["email"] = "Erika@Example.ORG"
    assert come(issuer)[1] == "/admin/profile/"


def test_the_address_may_be_told_apart_from_the_token(author, issuer):
    issuer.changes = {"email": None, "email_verified": None}
    assert come(issuer)[1] == "/admin/profile/"
    assert "/userinfo" in issuer.asked


def test_the_way_on_stays_on_the_site(author, issuer):
    assert come(issuer, wanted="//evil.example/")[1] == "/admin/"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"exp": 1},
        {"nonce": "another"},
        {"aud": ["another", "news"]},
        {"aud": ["another"], "azp": "news"},
        {"aud": "news", "azp": "another"},
        {"nonce": GONE},
        {"email": "", "email_verified": None, "sub": "18"},
    ],
)
def test_what_the_server_did_not_say_so_is_not_believed(author, issuer, changes):
    issuer.changes = changes
    client, place = come(issuer)
    assert place == "/admin/login/"
    assert "antwortete nicht, wie er sollte" in said(client)
    assert is_out(client)


def test_a_token_that_another_signed_is_not_believed(author, issuer):
    issuer.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    client, place = come(issuer)
    assert place == "/admin/login/"
    assert is_out(client)


@pytest.mark.parametrize("alg", ["HS256", "none"])
def test_only_the_servers_own_key_signs(author, issuer, alg):
    """Neither the client's secret nor the public key taken for one signs a token, even
    if the server says that it would.
    """
    issuer.says = {"id_token_signing_alg_values_supported": ["RS256", alg]}
    issuer.header = {"alg": alg, "kid": "one"}
    issuer.signs_with = OctKey.import_key("secret" * 8)
    client, place = come(issuer)
    assert place == "/admin/login/"
    assert is_out(client)


@pytest.mark.parametrize(
    "says",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "ftp://127.0.0.1/token"},
        {"id_token_signing_alg_values_supported": ["HS256"]},
    ],
)
def test_a_server_that_is_another_or_signs_otherwise_is_not_asked(issuer, says):
    issuer.says = says
    client = Client(headers={"accept-language": "de"})
    assert client.get(BEGIN).url == "/admin/login/"
    assert "antwortete nicht, wie er sollte" in said(client)


def test_the_answer_of_another_server_is_refused(author, issuer):
    client = Client()
    query = issuer.authorize(client.get(BEGIN).url)
    place = client.get(f"{BACK}?{query}&iss=https%3A%2F%2Fevil.example").url
    assert (place, is_out(client)) == ("/admin/login/", True)


def test_a_token_a_little_in_the_future_or_past_is_believed(author, issuer):
    now = int(time.time())
    issuer.changes = {"iat": now + 30, "exp": now - 30}
    assert come(issuer)[1] == "/admin/profile/"
    for changes in ({"iat": now + 90}, {"exp": now - 90}):
        issuer.changes = changes
        assert come(issuer)[1] == "/admin/login/"


def test_the_server_is_asked_by_exact_address_challenge_state_and_nonce(issuer):
    there = Client(headers={"host": "127.0.0.1"}).get(BEGIN)
    asked = parse_qs(urlsplit(there.url).query)
    assert asked["redirect_uri"] == [f"{settings.NEWSROOM_ORIGIN}{BACK}"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]
    assert min(len(asked[one][0]) for one in ("state", "nonce", "code_challenge")) > 16


def test_the_session_before_the_login_is_not_the_one_after_it(author, issuer):
    client = Client()
    client.get(BEGIN)
    before = client.cookies["sessionid"].value
    come(issuer, client)
    after = client.cookies["sessionid"].value
    assert after != before
    client.cookies["sessionid"] = before
    assert is_out(client)


def test_an_answer_that_was_not_asked_for_is_refused(author, issuer):
    there = Client().get(BEGIN)
    query = issuer.authorize(there.url)
    for path in (f"{BACK}?{query}", BACK, f"{BACK}?error=access_denied"):
        other = Client()
        assert other.get(path).url == "/admin/login/"
        assert is_out(other)


def test_a_server_that_is_away_is_said_so(author, settings):
    settings.NEWSROOM_OIDC = Setting("http://127.0.0.1:9", "news", "x", "Haus", False)
    client = Client(headers={"accept-language": "de"})
    assert client.get(BEGIN).url == "/admin/login/"
    assert "antwortete nicht" in said(client)


def test_who_has_a_factor_here_is_asked_for_it(author, issuer):
    with_app(author)
    assert come(issuer)[1] == "/admin/factors/authenticate/"


def test_what_is_demanded_here_is_demanded_of_who_comes_from_there(
    author, issuer, settings
):
    settings.NEWSROOM_SECOND_FACTOR = ["everybody"]
    client, _place = come(issuer)
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/admin/factors/"


def test_the_servers_own_factor_counts_if_that_is_set(
    author, issuer, counting, settings
):
    settings.NEWSROOM_SECOND_FACTOR = ["everybody"]
    with_app(author)
    client, place = come(issuer)
    assert place == "/admin/profile/"
    assert client.get("/admin/").status_code == 200


def test_an_invitation_is_followed_by_it(author, issuer):
    factories.profile(author, invited="2027-01-01T00:00Z")
    come(issuer)
    author.refresh_from_db()
    assert author.invited is None


@pytest.fixture
def only_there(author):
    """Somebody who has neither a password nor a factor here."""
    author.set_unusable_password()
    author.save()
    return author


HERS_ALONE = ["profile/address", "factors/app", "factors/passkeys/add"]


def asked_anew(issuer, client, page: str):
    """Open the page; return what the server is asked, and where it leads then."""
    there = client.get(client.get(page).url)
    asked = parse_qs(urlsplit(there.url).query)
    return asked, client.get(f"{BACK}?{issuer.authorize(there.url)}").url


@pytest.mark.parametrize("page", HERS_ALONE)
def test_an_unlocked_screen_is_not_enough_for_what_is_hers_alone(
    only_there, issuer, page
):
    page = f"/admin/{page}/"
    client, _place = come(issuer)
    # The server says that she showed it an hour ago, or doesn't say.
    for told in ({"auth_time": int(time.time()) - 3600}, {}):
        issuer.changes = told
        asked, place = asked_anew(issuer, client, page)
        assert (asked["prompt"], asked["max_age"]) == (["login"], ["0"])
        assert place == "/admin/factors/"
        assert "hat nicht gesagt" in client.get(place).text
        assert client.get(page).url.startswith(BEGIN)
        assert client.post(page, {"email": "mine@example.org"}).url.startswith(BEGIN)
    issuer.changes = {"auth_time": int(time.time())}
    assert asked_anew(issuer, client, page)[1] == page
    assert client.get(page).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert client.get(page).url.startswith(BEGIN)


def test_who_can_show_nothing_anywhere_changes_nothing(only_there, settings):
    settings.NEWSROOM_OIDC = None
    client = at_desk(only_there)
    for page in HERS_ALONE:
        assert client.get(f"/admin/{page}/").url == "/admin/factors/"
    assert "Lassen Sie sich einladen" in client.get("/admin/factors/").text


def test_who_was_in_before_a_factor_was_demanded_comes_in_by_it(
    author, issuer, counting, settings
):
    client = at_desk(author)
    settings.NEWSROOM_SECOND_FACTOR = ["everybody"]
    with_app(author)
    assert is_out(client)
    assert come(issuer, client)[1] == "/admin/profile/"
    assert client.get("/admin/").status_code == 200
