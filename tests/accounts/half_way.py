"""People of whom a second factor is demanded, in every state short of being in."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.core.cache import cache
from django.test import Client

from tests.support import factories
from tests.support.desk.account import WORD, log_in
from tests.support.desk.desk import at_desk


def with_password(person):
    person.set_password(WORD)
    person.save()
    return factories.profile(person, email=f"p{person.pk}@example.org")


def with_app(person) -> str:
    """Return the secret of the app that the person has from now on."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def code_of(secret: str) -> str:
    """Return the code that the app shows now, though it was given a moment ago."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_password_alone(person) -> Client:
    """Password given, and the code isn't."""
    with_app(with_password(person))
    client = Client()
    assert log_in(client, person.username).url == "/admin/factors/authenticate/"
    return client


def without_factor(person) -> Client:
    with_password(person)
    client = Client()
    assert log_in(client, person.username).url == "/admin/"
    return client


def from_before(person) -> Client:
    """Logged in before anything was demanded, and without a factor to this day."""
    return at_desk(with_password(person))


def from_before_with_app(person) -> Client:
    """Logged in by a password alone; then, elsewhere, she set a factor up."""
    client = at_desk(with_password(person))
    client.get("/admin/")
    with_app(person)
    return client


STATES = {
    "password alone": with_password_alone,
    "without factor": without_factor,
    "from before": from_before,
    "from before, with app": from_before_with_app,
}
