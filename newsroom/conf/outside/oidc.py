"""Login by an organisation's own server, if it is set: OpenID Connect."""

from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import env

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


# The scopes: the person, their address and their name.
SCOPE = "openid email profile"


@dataclass(frozen=True, slots=True)
class Issuer:
    """`counts`: the issuer asks for a second factor itself, so ours isn't needed.

    `roles` are pairs: a value of the claim, and the role that it gives; without any,
    the issuer makes no accounts. `verified` is the claim that the address is verified.
    `days` is after how many days without a login an account is closed; 0 is never.
    """

    address: str
    client_id: str
    secret: str
    name: str
    counts: bool
    roles: tuple[tuple[str, str], ...] = ()
    claim: str = "groups"
    verified: str = "email_verified"
    scope: str = SCOPE
    days: int = 180


def issuer() -> Issuer | None:
    """Return the server that the settings name; its secret is in no message."""
    address = env.text("NEWSROOM_OIDC_ISSUER").rstrip("/")
    found = Issuer(
        address=address,
        client_id=env.text("NEWSROOM_OIDC_CLIENT_ID"),
        secret=env.text("NEWSROOM_OIDC_CLIENT_SECRET"),
        name=env.text("NEWSROOM_OIDC_NAME", urlsplit(address).hostname or ""),
        counts=env.flag("NEWSROOM_OIDC_SECOND_FACTOR", default=False),
        roles=pairs(env.text("NEWSROOM_OIDC_ROLES")),
        claim=env.text("NEWSROOM_OIDC_CLAIM", "groups"),
        verified=env.text("NEWSROOM_OIDC_VERIFIED_CLAIM", "email_verified"),
        scope=env.text("NEWSROOM_OIDC_SCOPE", SCOPE),
        days=env.days("NEWSROOM_OIDC_CLOSE_AFTER", default=180),
    )
    if not address:
        if found.client_id or found.secret:
            raise ImproperlyConfigured(
                "NEWSROOM_OIDC_CLIENT_ID or NEWSROOM_OIDC_CLIENT_SECRET is set, and "
                "NEWSROOM_OIDC_ISSUER isn't, so nobody knows whose they are. Set all "
                "three, or none."
            )
        return None
    check_address(address)
    if not (found.client_id and found.secret):
        raise ImproperlyConfigured(
            "NEWSROOM_OIDC_CLIENT_ID or NEWSROOM_OIDC_CLIENT_SECRET is missing. Set "
            "both to what the server gave out for this newsroom."
        )
    if "openid" not in found.scope.split():
        raise ImproperlyConfigured(
            f"NEWSROOM_OIDC_SCOPE is {found.scope!r}, without “openid”, so the server "
            f"wouldn't say who logs in. Set it to words such as {SCOPE}"
        )
    if not find_spec("authlib"):
        raise ImproperlyConfigured(
            "NEWSROOM_OIDC_ISSUER is set, and what it needs isn't installed. Install "
            "the extra oidc (docs/deploying.md, Extras), or remove the setting."
        )
    return found


def check_address(address: str) -> None:
    parts = urlsplit(address)
    is_near = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or parts.query or not (parts.scheme == "https" or is_near):
        raise ImproperlyConfigured(
            f"NEWSROOM_OIDC_ISSUER is {address!r}, which is not the https address of "
            "an OpenID Connect server. Set it to what the server calls its issuer, "
            "such as https://login.example.org/realms/news"
        )


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a mapping: “news-desk=Editor; news-authors=Author”.

    A value may hold any sign but a semicolon; the last equals sign divides.
    """
    found = []
    for one in filter(None, map(str.strip, text.split(";"))):
        value, _sign, role = (part.strip() for part in one.rpartition("="))
        if not (value and role):
            raise ImproperlyConfigured(
                f"NEWSROOM_OIDC_ROLES has “{one}”, which gives no role for a group. "
                "Set it to pairs with semicolons between them, such as "
                "news-authors=Author; news-desk=Editor"
            )
        found.append((value, role))
    return tuple(found)
