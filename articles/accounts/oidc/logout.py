"""The organisation's server ends sessions: OpenID Connect Back-Channel Logout 1.0.

It sends a token by itself, from no browser; anybody may send something to that address.
So a token is looked at before the server is asked for its keys, and that is rare.
"""

import json
import logging
import time
from base64 import urlsafe_b64decode
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.accounts.limits.audit import note
from articles.accounts.oidc.claims import word
from articles.accounts.oidc.server import (
    CLOCKS,
    SIGNS_BY,
    Untold,
    client,
    failures,
    issuer_or_404,
    library,
    metadata_of,
)
from articles.accounts.secrets.encryption import hashed
from articles.accounts.sessions.own_sessions import end, login_there
from articles.models import DeskSession, Identity, RecordedDeed

logger = logging.getLogger(__name__)

EVENT = "http://schemas.openid.net/event/backchannel-logout"
LONGEST = 8_000
# Seconds since a token was made in which it is taken, and no other with its id.
FRESH = 300
# Seconds for which the server's keys are kept, and in which they aren't asked for.
KEPT, SELDOM = 600, 60
KEYS, AGAIN = "oidc:keys", "oidc:keys-again"
TYPES = {"logout+jwt", "application/logout+jwt", "jwt", ""}


@csrf_exempt
@never_cache
@require_POST
def log_out(request):
    """End the sessions that a token of the server names; say no more than that."""
    issuer = issuer_or_404()
    try:
        claims = believed(request.POST.get("logout_token", ""), issuer)
    except failures() as error:
        logger.warning("OpenID Connect logout refused: %s: %s", type(error), error)
        return JsonResponse({"error": "invalid_request"}, status=400)
    try:
        ended = end_sessions(claims, issuer)
    except DatabaseError:
        cache.delete(used(claims))  # the server may send it again
        raise
    logger.info("OpenID Connect: the server ended %s sessions", ended)
    return HttpResponse()


def believed(token: str, issuer: Any) -> dict[str, Any]:
    """Return the claims of a token that the server has signed to end sessions."""
    if len(token) > LONGEST:
        raise Untold("too long")
    header, claims = (part_of(token, number) for number in (0, 1))
    if str(header.get("typ", "")).lower() not in TYPES:
        raise Untold("not a token for a logout")
    check(claims, issuer)
    signed = verified(token, header, issuer)
    check(signed, issuer)
    if not cache.add(used(signed), True, FRESH + 2 * CLOCKS):
        raise Untold("it was used before")
    return signed


def used(claims: dict[str, Any]) -> str:
    """Return the cache's key of a token that was used."""
    return f"oidc:jti:{hashed('oidc logout', str(claims['jti']))}"


def part_of(token: str, number: int) -> dict[str, Any]:
    parts = token.split(".")
    if len(parts) != 3:
        raise Untold("not a signed token")
    text = parts[number]
    found = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    if not isinstance(found, dict):
        raise Untold("not a signed token")
    return found


def check(claims: dict[str, Any], issuer: Any) -> None:
    """Refuse a token that isn't one of this server, for this newsroom, for a logout."""
    now = time.time()
    audience: Any = claims.get("aud")
    made: Any = claims.get("iat")
    over: Any = claims.get("exp", now)
    events = claims.get("events")
    checks = {
        "iss": str(claims.get("iss", "")).rstrip("/") == issuer.address,
        "aud": issuer.client_id
        in (audience if isinstance(audience, list) else [audience]),
        "iat": is_number(made) and now - FRESH - CLOCKS <= made <= now + CLOCKS,
        "exp": is_number(over) and over >= now - CLOCKS,
        "events": isinstance(events, dict) and isinstance(events.get(EVENT), dict),
        "jti": bool(word(claims.get("jti"))),
        # So no token of a login is taken for one.
        "nonce": "nonce" not in claims,
        "sub": all(word(claims[one]) for one in ("sub", "sid") if one in claims),
        "whom": "sub" in claims or "sid" in claims,
    }
    if wrong := [name for name, is_right in checks.items() if not is_right]:
        raise Untold(f"wrong: {', '.join(wrong)}")


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def verified(token: str, header: dict[str, Any], issuer: Any) -> dict[str, Any]:
    """Return the claims, if the server's key has signed them."""
    known = keys_of(issuer)
    names = {one.get("kid") for one in known["keys"]["keys"]}
    if header.get("kid") not in names and cache.add(AGAIN, True, SELDOM):
        cache.delete(KEYS)
        known = keys_of(issuer)
    parts = library()
    registry = parts.JWSRegistry(
        algorithms=known["algorithms"], strict_check_header=False
    )
    keys = parts.KeySet.import_key_set(known["keys"])
    return dict(parts.jwt.decode(token, keys, registry=registry).claims)


def keys_of(issuer: Any) -> dict[str, Any]:
    """Return the server's keys and how it may sign, some minutes old at most."""
    known = cache.get(KEYS)
    if known is None or known["issuer"] != issuer.address:
        server = client()
        algorithms = metadata_of(server)[SIGNS_BY]
        known = {
            "issuer": issuer.address,
            "keys": server.fetch_jwk_set(),
            "algorithms": algorithms,
        }
        cache.set(KEYS, known, KEPT)
    return known


@transaction.atomic
def end_sessions(claims: dict[str, Any], issuer: Any) -> int:
    """End one login there, or all of a person; return how many sessions it were.

    Sessions of the person of which the server never said a name end with any.
    """
    subject, login = word(claims.get("sub")), word(claims.get("sid"))
    whose = Identity.objects.filter(issuer=issuer.address)
    if subject:
        whose = whose.filter(subject=subject)
        sessions = DeskSession.objects.filter(person__in=whose.values("person"))
        if login:
            named = Q(login_there__in=[login_there(login), ""])
            sessions = sessions.filter(named)
        whose.update(logged_out=timezone.now())
    else:
        sessions = DeskSession.objects.filter(login_there=login_there(login))
    ended = 0
    for session in sessions.select_related("person"):
        ended += end(DeskSession.objects.filter(pk=session.pk))
        note(
            RecordedDeed.SESSION_ENDED,
            about=session.person,
            sessions=1,
            ways=["oidc"],
        )
    return ended
