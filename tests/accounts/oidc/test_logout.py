"""The organisation's server ends sessions: back-channel logout, its token examined."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from joserfc.jwk import OctKey, RSAKey

from articles.accounts.oidc import logout
from articles.models import DeskSession, RecordedDeed, RecordEntry
from tests.accounts.half_way import code_of, with_app
from tests.accounts.oidc.issuer import EVENT, GONE
from tests.accounts.oidc.travel import come, is_out, said

pytestmark = [pytest.mark.django_db, pytest.mark.both]

OUT = "/admin/login/oidc/logout/"


@pytest.fixture(autouse=True)
def no_keys_from_before():
    cache.clear()


@pytest.fixture
def inside(author, issuer):
    """Return a browser that is logged in by the login of this name there."""

    def inside(login=GONE):
        issuer.changes = {"sid": login}
        return come(issuer)[0]

    return inside


def ask(token: str):
    return Client(enforce_csrf_checks=True).post(OUT, {"logout_token": token})


def test_all_sessions_of_a_person_end(inside, issuer):
    here, there = inside("a"), inside("b")
    answer = ask(issuer.logout_token())
    assert (answer.status_code, answer.content) == (200, b"")
    assert "no-store" in answer.headers["Cache-Control"]
    assert is_out(here)
    assert is_out(there)
    assert not DeskSession.objects.exists()
    assert RecordEntry.objects.filter(deed=RecordedDeed.SESSION_ENDED).count() == 2


@pytest.mark.parametrize("names_person", [True, False])
def test_one_login_there_ends_its_sessions_alone(inside, issuer, names_person):
    here, there = inside("a"), inside("b")
    subject = {} if names_person else {"sub": GONE}
    assert ask(issuer.logout_token(sid="a", **subject)).status_code == 200
    assert (is_out(here), is_out(there)) == (True, False)


def test_a_session_whose_name_was_never_said_ends_with_any(inside, issuer):
    here = inside()
    assert ask(issuer.logout_token(sid="a")).status_code == 200
    assert is_out(here)


def test_sessions_of_others_go_on(inside, issuer):
    here = inside("a")
    assert ask(issuer.logout_token(sub="18")).status_code == 200
    assert ask(issuer.logout_token(sub="18", sid="a")).status_code == 200
    assert not is_out(here)


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"iss": GONE},
        {"aud": "another"},
        {"aud": GONE},
        {"iat": 1},
        {"iat": GONE},
        {"iat": True},
        {"iat": 99_999_999_999},
        {"exp": 1},
        {"exp": "soon"},
        {"events": GONE},
        {"events": {}},
        {"events": [EVENT]},
        {"events": {EVENT: "yes"}},
        {"nonce": "x"},
        {"jti": GONE},
        {"sub": GONE},
        {"sub": 17},
        {"sub": "", "sid": "a"},
        {"typ": "at+jwt"},
    ],
)
def test_a_token_that_is_not_quite_one_ends_nothing(inside, issuer, changes):
    here = inside("a")
    answer = ask(issuer.logout_token(**changes))
    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_request"})
    assert not is_out(here)


@pytest.mark.parametrize(
    "sent", ["", "x", "a.b.c", "W10.W10.W10", "e30.e30", "x" * 9000]
)
def test_what_is_no_token_ends_nothing_and_asks_nobody(inside, issuer, sent):
    inside("a")
    issuer.asked.clear()
    assert ask(sent).status_code == 400
    assert not issuer.asked


def test_a_token_that_another_signed_ends_nothing(inside, issuer):
    here = inside("a")
    issuer.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    assert ask(issuer.logout_token()).status_code == 400
    issuer.signs_with = OctKey.import_key("secret" * 8)
    for alg in ("HS256", "none"):
        issuer.header = {"alg": alg, "kid": "one"}
        assert ask(issuer.logout_token()).status_code == 400
    assert not is_out(here)


def test_the_token_of_a_login_ends_nothing(inside, issuer):
    here = inside("a")
    login = issuer.logout_token(typ="JWT", events=GONE, nonce="x")
    assert ask(login).status_code == 400
    assert not is_out(here)


def test_a_token_is_good_once(inside, issuer):
    inside("a")
    token = issuer.logout_token()
    assert ask(token).status_code == 200
    again = inside("a")
    assert ask(token).status_code == 400
    assert not is_out(again)


def test_a_token_that_met_a_fault_of_ours_may_come_again(inside, issuer, monkeypatch):
    here, token = inside("a"), issuer.logout_token()
    with monkeypatch.context() as patched:
        patched.setattr(logout, "end", refuse)
        with pytest.raises(DatabaseError):
            ask(token)
    assert not is_out(here)
    assert ask(token).status_code == 200
    assert is_out(here)


def refuse(_sessions):
    raise DatabaseError


def test_a_token_may_lack_its_end_and_its_type(inside, issuer):
    here = inside("a")
    assert ask(issuer.logout_token(exp=GONE, typ="")).status_code == 200
    assert is_out(here)


def test_keys_are_asked_for_once_and_a_new_one_is_found(inside, issuer):
    inside("a")
    issuer.asked.clear()
    for _time in range(3):
        assert ask(issuer.logout_token()).status_code == 200
    assert issuer.asked.count("/jwks") == 1
    issuer.key = issuer.signs_with = RSAKey.generate_key(2048, {"kid": "two"})
    issuer.header = {"alg": "RS256", "kid": "two"}
    assert ask(issuer.logout_token()).status_code == 200
    # Invented names of keys don't have the server asked again and again.
    issuer.header = {"alg": "RS256", "kid": "three"}
    for _time in range(3):
        assert ask(issuer.logout_token()).status_code == 400
    assert issuer.asked.count("/jwks") == 2


def test_a_login_that_waits_for_its_factor_ends_too(author, issuer):
    secret = with_app(author)
    client, place = come(issuer)
    assert place == "/admin/factors/authenticate/"
    # Its session is in the browser, where nobody can end it.
    assert ask(issuer.logout_token()).status_code == 200
    answer = client.post(place, {"code": code_of(secret)})
    assert answer.url == "/admin/login/"
    assert "hat Sie inzwischen abgemeldet" in said(client)
    assert is_out(client)
    again, place = come(issuer)
    assert again.post(place, {"code": code_of(secret)}).url == "/admin/profile/"
    assert not is_out(again)


def test_a_server_that_is_away_ends_nothing_and_is_no_fault(inside, issuer):
    here = inside("a")
    token = issuer.logout_token()
    issuer.says = {"jwks_uri": "http://127.0.0.1:9/jwks"}
    assert ask(token).status_code == 400
    assert not is_out(here)


def test_only_where_a_server_is_set_and_only_by_post(client, issuer, settings):
    assert client.get(OUT).status_code == 405
    settings.NEWSROOM_OIDC = None
    assert ask("x").status_code == 404
    assert said(client)
