"""Login by an organisation's own server: OpenID Connect, if the settings name one.

Nobody gets an account by it: users must have one here already, active and with the
address that the server has verified. Authlib checks state, nonce and the signature.
"""

import logging
import time
from types import ModuleType
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.accounts.admission.desk import may_set_up
from articles.accounts.admission.login_audit import note_failed
from articles.accounts.allauth_parts import perform_login, record_authentication
from articles.accounts.invitations.inviting import use_up
from articles.models import User

logger = logging.getLogger(__name__)

METHOD = "oidc"
NEXT, AGAIN = "oidc_next", "oidc_again"
# Seconds by which another's clock may differ from ours.
CLOCKS = 60
WELL_KNOWN = "/.well-known/openid-configuration"


class Untold(Exception):
    """The server didn't say who logs in, or not so that it can be believed."""


def library() -> ModuleType:
    from articles.accounts.login import oidc_library  # noqa: PLC0415 (an extra)

    return oidc_library


def client() -> Any:
    issuer = settings.NEWSROOM_OIDC
    if issuer is None:
        raise Http404
    return (
        library()
        .OAuth()
        .register(
            METHOD,
            client_id=issuer.client_id,
            client_secret=issuer.secret,
            server_metadata_url=issuer.address + WELL_KNOWN,
            client_kwargs={
                "scope": "openid email",
                "code_challenge_method": "S256",
                "default_timeout": settings.NEWSROOM_PATIENCE,
            },
        )
    )


@never_cache
def begin(request):
    """Send the browser to the server, and remember where the user wanted to go."""
    server = client()
    way_on = request.GET.get("next", "")
    is_safe = get_adapter().is_safe_url(way_on)
    request.session[NEXT] = way_on if is_safe else ""
    # Never take this address from a request.
    back = settings.NEWSROOM_ORIGIN + reverse("oidc_callback")
    anew: dict[str, Any] = {}
    if may_set_up(request):  # is in already, and has to reauthenticate
        request.session[AGAIN] = int(time.time())
        anew = {"prompt": "login", "max_age": 0}
    try:
        return server.authorize_redirect(request, back, **anew)
    except failures() as error:
        return refused(request, error)


@never_cache
def come_back(request):
    """Log in the user whom the server names, if they have an account; then run our own
    stages.
    """
    server = client()
    url, asked = request.session.pop(NEXT, ""), request.session.pop(AGAIN, None)
    try:
        address, at = told(request, server)
    except failures() as error:
        return refused(request, error)
    person = User.objects.open().filter(email=address, is_staff=True).first()
    if person is None:
        logger.warning("OpenID Connect: nobody here has the address that was told")
        note_failed(request, METHOD)
        return sent_back(
            request,
            _(
                "You weren’t logged in: no open account here has the e-mail "
                "address that the other server gave. Ask an administrator."
            ),
        )
    use_up(person)
    record_authentication(request, person, METHOD)
    safe = url if url and get_adapter(request).is_safe_url(url) else None
    if asked and person == request.user:
        return shown_anew(request, safe, is_it=at > asked - CLOCKS)
    return perform_login(request, Login(user=person, redirect_url=safe))


def shown_anew(request, way_on: str | None, *, is_it: bool):
    """Let users go on if the server asked them anew, and didn't use its session."""
    if is_it:
        record_authentication(request, request.user, METHOD, reauthenticated=True)
        return redirect(way_on or "admin:index")
    words = _(
        "Nothing was changed: the other server didn’t confirm that it asked you again."
    )
    messages.error(request, words)
    return redirect("mfa_index")


def told(request, server) -> tuple[str, float]:
    """Return the user's address, as our accounts store it, and when they logged in.

    The time is 0 if the server doesn't say.
    """
    token = server.authorize_access_token(request)
    claims = token.get("userinfo")  # from the signed token, not from another answer
    at = float((claims or {}).get("auth_time") or 0)
    issuer = settings.NEWSROOM_OIDC
    if not (claims and issuer) or claims["iss"].rstrip("/") != issuer.address:
        raise Untold("no signed token of this issuer")
    if not claims.get("email"):
        more = server.userinfo(token=token)
        if more.get("sub") != claims["sub"]:
            raise Untold("the details are another person's")
        claims = more
    # Some servers write it in words.
    if claims.get("email_verified") not in (True, "true") or not claims.get("email"):
        raise Untold("no verified e-mail address")
    return User._meta.get_field("email").to_python(claims["email"]), at


def failures() -> tuple[type[Exception], ...]:
    """Return the exceptions of a server: unreachable, odd, forged or refusing."""
    odd = (KeyError, TypeError, ValueError, RuntimeError)
    return (*library().ERRORS, Untold, *odd)


def refused(request, error: Exception):
    logger.warning("OpenID Connect failed: %s: %s", type(error).__name__, error)
    note_failed(request, METHOD)
    return sent_back(
        request,
        _(
            "You weren’t logged in: the other server didn’t respond as "
            "expected. Try again, or log in here with name and password."
        ),
    )


def sent_back(request, why: str):
    messages.error(request, why)
    return redirect("account_login")
