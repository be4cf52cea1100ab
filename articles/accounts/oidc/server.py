"""The organisation's server: the client that asks it, and limits to what is believed.

Authlib checks state, nonce, PKCE and signatures. This narrows the server's words about
itself: its name, the addresses it is asked at, and the ways in which it may sign.
"""

from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404

from articles.accounts.admission.identities import METHOD

# Seconds by which another's clock may differ from ours.
CLOCKS = 60
WELL_KNOWN = "/.well-known/openid-configuration"
# Signatures by a key that the server alone has. Neither those by the client's secret
# (HS256) are among them nor none, whatever the server or a token says.
ALGORITHMS = frozenset(
    f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)
)
SIGNS_BY = "id_token_signing_alg_values_supported"
ENDPOINTS = (
    "authorization_endpoint",
    "token_endpoint",
    "jwks_uri",
    "userinfo_endpoint",
)


class Untold(Exception):
    """The server didn't say who logs in, or not so that it can be believed."""


def library() -> ModuleType:
    from articles.accounts.oidc import library  # noqa: PLC0415 (an extra)

    return library


def issuer_or_404() -> Any:
    if settings.NEWSROOM_OIDC is None:
        raise Http404
    return settings.NEWSROOM_OIDC


def client() -> Any:
    issuer = issuer_or_404()
    return (
        library()
        .OAuth()
        .register(
            METHOD,
            client_id=issuer.client_id,
            client_secret=issuer.secret,
            server_metadata_url=issuer.address + WELL_KNOWN,
            client_kwargs={
                "scope": issuer.scope,
                "code_challenge_method": "S256",
                "default_timeout": settings.NEWSROOM_PATIENCE,
            },
        )
    )


def metadata_of(server: Any) -> dict[str, Any]:
    """Return what the server says of itself, if it is the one of the settings.

    Tokens that it signs in another way than those above aren't read then.
    """
    issuer, known = issuer_or_404(), server.load_server_metadata()
    if str(known.get("issuer", "")).rstrip("/") != issuer.address:
        raise Untold("the server calls itself by another name than the settings")
    scheme = urlsplit(issuer.address).scheme
    for name in ENDPOINTS:
        if name in known and urlsplit(known[name]).scheme != scheme:
            raise Untold(f"its {name} isn't {scheme}")
    known[SIGNS_BY] = sorted(ALGORITHMS & {*known.get(SIGNS_BY, ["RS256"])})
    if not known[SIGNS_BY]:
        raise Untold("it signs in no way that is accepted here")
    return known


def failures() -> tuple[type[Exception], ...]:
    """Return the exceptions of a server: unreachable, odd, forged or refusing."""
    odd = (KeyError, TypeError, ValueError, RuntimeError)
    return (*library().ERRORS, Untold, *odd)
