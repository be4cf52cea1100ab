"""The server's claims about a person, and the sentences that refuse them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.foundation.text import clean_line
from articles.models import Identity, User

LONGEST_SUBJECT = Identity._meta.get_field("subject").max_length or 0
LONGEST_NAME = User._meta.get_field("printed_name").max_length or 0
# Each with the name of the server.
WHY = {
    "no_subject": _(
        "You weren’t logged in: %(server)s didn’t say which of its users you are, so "
        "ask those who run it."
    ),
    "unverified": _(
        "You weren’t logged in: %(server)s doesn’t say that your e-mail address was "
        "verified, so have it verified there."
    ),
    "unmapped": _(
        "You weren’t logged in: none of your groups at %(server)s has a role in this "
        "newsroom, so ask an administrator of the newsroom."
    ),
    "taken": _(
        "You weren’t logged in: an account here has your e-mail address and isn’t "
        "connected with %(server)s, so log in as before and connect it under My "
        "profile, or ask an administrator for an invitation."
    ),
    "unknown": _(
        "You weren’t logged in: no account here is connected with yours at %(server)s, "
        "so ask an administrator of the newsroom for an invitation."
    ),
    "closed": _(
        "You weren’t logged in: your account here is closed, so ask an administrator "
        "of the newsroom."
    ),
    "administrator": _(
        "You weren’t logged in: accounts of administrators aren’t opened by "
        "%(server)s, so log in here with your own password or passkey."
    ),
    "logged_out": _(
        "You weren’t logged in: %(server)s has logged you out meanwhile, so log in "
        "there again."
    ),
    "elsewhere": _(
        "You weren’t logged in: your account is opened by %(server)s alone, so log in "
        "there."
    ),
    "connected": _(
        "Nothing was connected: your account at %(server)s, or this one, is connected "
        "with another one already, so ask an administrator of the newsroom."
    ),
}


class Unacceptable(Exception):
    """The server said who it is, and there is a reason not to let them in."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(code)


def in_words(code: str) -> str:
    issuer = settings.NEWSROOM_OIDC
    return str(WHY[code]) % {"server": issuer.name if issuer else ""}


@dataclass(frozen=True, slots=True)
class Person:
    """`groups` are the values of the claim that gives roles; `login` is the server's
    name for this login, "" if it gives none; `at` is when they logged in, or 0.
    """

    subject: str
    address: str
    name: str
    groups: tuple[str, ...]
    login: str = ""
    at: float = 0


def person_in(claims: dict[str, Any], issuer: Any) -> Person:
    """Return whom the claims name. Raise Unacceptable if they don't say enough."""
    subject, name, login = (word(claims.get(one)) for one in ("sub", "name", "sid"))
    if not subject or len(subject) > LONGEST_SUBJECT:
        raise Unacceptable("no_subject")
    at = claims.get("auth_time")
    return Person(
        subject=subject,
        address=address_in(claims, issuer),
        name=clean_line(name)[:LONGEST_NAME],
        groups=values_at(claims, issuer.claim),
        login=login,
        at=float(at) if isinstance(at, int | float) else 0,
    )


def address_in(claims: dict[str, Any], issuer: Any) -> str:
    """Return the verified address, as our accounts store it."""
    # Some servers write it in words.
    is_verified = claims.get(issuer.verified) in (True, "true")
    address = word(claims.get("email"))
    if not is_verified or not address:
        raise Unacceptable("unverified")
    try:
        return User._meta.get_field("email").clean(address, None)
    except ValidationError:
        raise Unacceptable("unverified") from None


def word(value: Any) -> str:
    """Return a text that a database can store; "" if it is none."""
    is_one = isinstance(value, str) and value.strip() and "\0" not in value
    return value if is_one else ""


def values_at(claims: dict[str, Any], path: str) -> tuple[str, ...]:
    """Return the texts of a claim, or of one inside of others: realm_access.roles."""
    found: Any = claims
    if path in claims:
        found = claims[path]
    else:
        for name in path.split("."):
            found = found.get(name) if isinstance(found, dict) else None
    if isinstance(found, str):
        found = [found]
    if not isinstance(found, list):
        return ()
    return tuple(one for one in found if isinstance(one, str))
