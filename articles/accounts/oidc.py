"""Login by an organisation's own server: OpenID Connect, if the settings name one.

Nobody gets an account by it: who comes must have one here already, active and with the
address that the server has verified. Authlib checks state, nonce and the signature.
"""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.accounts.inviting import use_up
from articles.models import User

logger = logging.getLogger(__name__)

METHOD = "oidc"
NEXT = "oidc_next"
WELL_KNOWN = "/.well-known/openid-configuration"


class Untold(Exception):
    """The server didn't say who comes, or not so that it can be believed."""


def client() -> Any:
    from authlib.integrations.django_client import OAuth  # noqa: PLC0415 (an extra)

    issuer = settings.NEWSROOM_OIDC
    if issuer is None:
        raise Http404
    return OAuth().register(
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


@never_cache
def begin(request):
    """Send the browser to the server, and remember where she wanted to go."""
    server = client()
    request.session[NEXT] = request.GET.get("next", "")
    # Never an address that a request names.
    back = settings.NEWSROOM_ORIGIN + reverse("oidc_callback")
    try:
        return server.authorize_redirect(request, back)
    except failures() as error:
        return refused(request, error)


@never_cache
def come_back(request):
    """Log in whom the server names, if she has an account; then our own stages."""
    server = client()
    url = request.session.pop(NEXT, "")
    try:
        address = address_told(request, server)
    except failures() as error:
        return refused(request, error)
    person = User.objects.filter(email=address, is_active=True, is_staff=True).first()
    if person is None:
        logger.warning("OpenID Connect: nobody here has the address that was told")
        return sent_back(
            request,
            _(
                "You weren’t logged in: no open account here has the e-mail address "
                "that the other server tells. Ask who looks after the accounts."
            ),
        )
    use_up(person)
    record_authentication(request, person, METHOD)
    safe = url if url and get_adapter(request).is_safe_url(url) else None
    return perform_login(request, Login(user=person, redirect_url=safe))


def address_told(request, server) -> str:
    """Return the address of who comes, as our accounts hold it."""
    token = server.authorize_access_token(request)
    claims = token.get("userinfo")  # of the signed token, not of another answer
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
    return User._meta.get_field("email").to_python(claims["email"])


def failures() -> tuple[type[Exception], ...]:
    """Return what may go wrong with a server: away, odd, forged or refusing."""
    from authlib.common.errors import AuthlibBaseError  # noqa: PLC0415 (an extra)
    from joserfc.errors import JoseError  # noqa: PLC0415 (an extra)
    from requests import RequestException  # noqa: PLC0415 (an extra)

    odd = (KeyError, TypeError, ValueError, RuntimeError)
    return (AuthlibBaseError, JoseError, RequestException, Untold, *odd)


def refused(request, error: Exception):
    logger.warning("OpenID Connect failed: %s: %s", type(error).__name__, error)
    return sent_back(
        request,
        _(
            "You weren’t logged in: the other server didn’t answer as it should. Try "
            "again, or log in here by name and password."
        ),
    )


def sent_back(request, why: str):
    messages.error(request, why)
    return redirect("account_login")
