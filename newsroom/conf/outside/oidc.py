"""Login by an organisation's own server, if it is set: OpenID Connect."""

from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from newsroom.conf import env

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class Issuer:
    """`counts`: the issuer asks for a second factor itself, so ours isn't needed."""

    address: str
    client_id: str
    secret: str
    name: str
    counts: bool


def issuer() -> Issuer | None:
    """Return the server that the settings name; its secret is in no message."""
    address = env.text("NEWSROOM_OIDC_ISSUER").rstrip("/")
    found = Issuer(
        address=address,
        client_id=env.text("NEWSROOM_OIDC_CLIENT_ID"),
        secret=env.text("NEWSROOM_OIDC_CLIENT_SECRET"),
        name=env.text("NEWSROOM_OIDC_NAME", urlsplit(address).hostname or ""),
        counts=env.flag("NEWSROOM_OIDC_SECOND_FACTOR", default=False),
    )
    if not address:
        if found.client_id or found.secret:
            raise ImproperlyConfigured(
                "NEWSROOM_OIDC_CLIENT_ID or NEWSROOM_OIDC_CLIENT_SECRET is set, and "
                "NEWSROOM_OIDC_ISSUER isn't, so nobody knows whose they are. Set all "
                "three, or none."
            )
        return None
    parts = urlsplit(address)
    is_near = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or parts.query or not (parts.scheme == "https" or is_near):
        raise ImproperlyConfigured(
            f"NEWSROOM_OIDC_ISSUER is {address!r}, which is not the https address of "
            "an OpenID Connect server. Set it to what the server calls its issuer, "
            "such as https://login.example.org/realms/news"
        )
    if not (found.client_id and found.secret):
        raise ImproperlyConfigured(
            "NEWSROOM_OIDC_CLIENT_ID or NEWSROOM_OIDC_CLIENT_SECRET is missing. Set "
            "both to what the server gave out for this newsroom."
        )
    if not find_spec("authlib"):
        raise ImproperlyConfigured(
            "NEWSROOM_OIDC_ISSUER is set, and what it needs isn't installed. Install "
            "the extra oidc (docs/deploying.md, Extras), or remove the setting."
        )
    return found
