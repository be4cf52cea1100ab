"""A session is a row once somebody is logged in, and a sealed cookie before."""

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session

from articles.accounts.sessions.session_store import (
    LONGEST,
    SessionStore,
    is_plausible,
    opened,
    sealed,
)
from articles.accounts.unsaved.mark import FIELD, mark_of
from articles.accounts.unsaved.senders import Sender, may_be_known, sender_of
from tests.support import factories

pytestmark = pytest.mark.django_db


def logged_in(person) -> SessionStore:
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return store


def test_what_is_sealed_is_read_back_and_nothing_else_is(settings):
    value = sealed({"state": "geheim"})
    assert "geheim" not in value
    assert opened(value) == {"state": "geheim"}
    for other in (value[:-2] + "xx", value[:40], ".", "", ".ä", ".x=", value + "A" * 9):
        assert opened(other) == {}
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-secret-of-a-newsroom-that-is-long-enough"
    assert opened(value) == {"state": "geheim"}
    settings.SECRET_KEY_FALLBACKS = []
    assert opened(value) == {}


def test_nothing_is_stored_before_somebody_is_logged_in_and_all_of_it_then():
    store = SessionStore()
    store["state"] = "1"
    store.cycle_key()
    store.save()
    assert not Session.objects.exists()
    again = SessionStore(store.session_key)
    assert again["state"] == "1"
    again.cycle_key()
    again[SESSION_KEY] = "1"
    again.save()
    assert is_plausible(again.session_key)
    assert SessionStore(again.session_key)["state"] == "1"
    again.flush()
    assert not Session.objects.exists()


def test_what_is_too_long_for_a_cookie_goes_and_messages_go_first():
    store = SessionStore()
    store["state"], store["_messages"] = "1", "x" * LONGEST
    store.save()
    assert dict(SessionStore(store.session_key).items()) == {"state": "1"}
    store["state"] = "x" * LONGEST
    store.save()
    assert len(store.session_key) < LONGEST
    assert not SessionStore(store.session_key).items()


def test_a_forged_key_is_asked_of_no_database(django_assert_num_queries):
    key = logged_in(factories.author()).session_key
    forged = [
        key[:-1] + ("0" if key[-1] != "0" else "1"),
        "x" * 40,
        "",
        "a b",
        key[:39],
    ]
    marks = ["", "1:x:y", mark_of(factories.author())[:-1]]
    with django_assert_num_queries(0):
        for one in forged:
            assert SessionStore(one).load() == {}
            for mark in marks:
                assert not may_be_known({"sessionid": one, FIELD: mark})


def test_who_sends_is_known_by_a_live_login_or_the_mark_of_an_open_account():
    author = factories.author()
    cookies = {"sessionid": logged_in(author).session_key, FIELD: mark_of(author)}
    assert may_be_known(cookies)
    assert sender_of(cookies) == Sender.ADMITTED
    author.set_password("anderes")
    author.save()
    assert sender_of(cookies) == Sender.WRITER
    Session.objects.all().delete()
    assert sender_of(cookies) == Sender.WRITER
    author.is_active = False
    author.save()
    assert sender_of(cookies) == Sender.STRANGER
    assert sender_of({}) == Sender.STRANGER


def test_who_lacks_the_factor_that_is_demanded_sends_as_a_stranger(settings):
    settings.NEWSROOM_SECOND_FACTOR = ["everybody"]
    cookies = {"sessionid": logged_in(factories.author()).session_key}
    assert sender_of(cookies) == Sender.STRANGER
