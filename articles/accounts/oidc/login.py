"""The way to the organisation's server and back, and what follows here.

A session that comes back remembers why it went: to log in, to confirm that it's still
its user, to connect an account, or to follow an invitation.
"""

import logging
import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.accounts.admission.desk import is_admitted, may_set_up
from articles.accounts.admission.identities import INVITATION, METHOD
from articles.accounts.admission.login_audit import note_failed
from articles.accounts.allauth_parts import perform_login, record_authentication
from articles.accounts.invitations.inviting import invited_by, use_up
from articles.accounts.limits.audit import note
from articles.accounts.oidc.binding import connect, found, let_in
from articles.accounts.oidc.claims import (
    Person,
    Unacceptable,
    in_words,
    person_in,
    values_at,
)
from articles.accounts.oidc.server import (
    CLOCKS,
    Untold,
    client,
    failures,
    issuer_or_404,
    library,
    metadata_of,
)
from articles.accounts.sessions.own_sessions import LOGIN_THERE
from articles.models import RecordedDeed, User

logger = logging.getLogger(__name__)

# The session keeps this while its user is away: the page that they wanted, the moment
# since which they have to confirm that it's them, and the account for which they went.
NEXT, AGAIN, CONNECTS, INVITED = (
    f"oidc_{what}" for what in ("next", "again", "connects", "invited")
)


@never_cache
def begin(request):
    """Send the browser to the server, and remember where the user wanted to go."""
    way_on = request.GET.get("next", "")
    is_safe = get_adapter().is_safe_url(way_on)
    invitation = request.session.pop(INVITATION, None)
    remembered = {NEXT: way_on if is_safe else ""}
    if invitation and INVITATION in request.GET:
        remembered = {INVITED: invitation}
    return go(request, remembered)


def go(request, remembered: dict[str, Any]):
    server = client()
    for name in (NEXT, AGAIN, CONNECTS, INVITED):
        request.session.pop(name, None)
    anew: dict[str, Any] = {}
    if may_set_up(request):  # is in already, and has to reauthenticate
        remembered[AGAIN] = int(time.time())
        anew = {"prompt": "login", "max_age": 0}
    request.session.update(remembered)
    # Never take this address from a request.
    back = settings.NEWSROOM_ORIGIN + reverse("oidc_callback")
    try:
        metadata_of(server)
        return server.authorize_redirect(request, back, **anew)
    except failures() as error:
        return unbelieved(request, error)


@never_cache
def come_back(request):
    """Do what the user went away for, if the server says who they are."""
    issuer, server = issuer_or_404(), client()
    kept = {
        name: request.session.pop(name, None)
        for name in (NEXT, AGAIN, CONNECTS, INVITED)
    }
    try:
        told = asked(request, server, issuer)
        return go_on(request, told, kept, issuer)
    except Unacceptable as reason:
        logger.warning("OpenID Connect: refused, %s", reason.code)
        return refused(request, in_words(reason.code))
    except failures() as error:
        return unbelieved(request, error)


def asked(request, server, issuer) -> Person:
    """Return whom the server names, in a token that it signed for this login."""
    known = metadata_of(server)
    if request.GET.get("iss", known["issuer"]) != known["issuer"]:
        raise Untold("another server sent this browser")
    token = server.authorize_access_token(
        request,
        claims_cls=library().LoginToken,
        claims_options={
            "iss": {"essential": True, "values": [known["issuer"]]},
            "aud": {"essential": True, "values": [issuer.client_id]},
        },
        leeway=CLOCKS,
    )
    claims = token.get("userinfo")  # from the signed token, not from another answer
    if not claims or not token.get("id_token"):
        raise Untold("no signed token")
    lacks = not claims.get("email") or not values_at(claims, issuer.claim)
    if claims.get("sub") and lacks and "userinfo_endpoint" in known:
        more = server.userinfo(token=token)
        if more.get("sub") != claims["sub"]:
            raise Untold("the details are another person's")
        claims = {**more, **{k: v for k, v in claims.items() if v is not None}}
    return person_in(claims, issuer)


def go_on(request, told: Person, kept: dict[str, Any], issuer):
    url = kept[NEXT]
    safe = url if url and get_adapter(request).is_safe_url(url) else None
    if kept[CONNECTS]:
        return connected(request, told, kept[CONNECTS], issuer)
    if kept[INVITED]:
        return welcomed(request, told, kept[INVITED], issuer)
    if kept[AGAIN] and request.user.is_authenticated:
        identity = found(told, issuer)
        if identity and identity.person_id == request.user.pk:
            return confirmed(request, safe, is_it=told.at > kept[AGAIN] - CLOCKS)
    person = let_in(told, issuer)
    use_up(person)
    return log_in(request, person, told, safe)


def log_in(request, person: User, told: Person, way_on: str | None = None):
    """Go on with our own stages, for a session that the server may end."""
    request.session[LOGIN_THERE] = told.login
    record_authentication(request, person, METHOD)
    return perform_login(request, Login(user=person, redirect_url=way_on))


def confirmed(request, way_on: str | None, *, is_it: bool):
    """Let users go on if the server asked them anew, and didn't use its session."""
    if is_it:
        record_authentication(request, request.user, METHOD, reauthenticated=True)
        return redirect(way_on or "admin:index")
    words = _(
        "Nothing was changed: the other server didn’t confirm that it asked you again."
    )
    messages.error(request, words)
    return redirect("mfa_index")


def connected(request, told: Person, pk: int, issuer):
    """Connect the account from which the user went; its session gets a new key."""
    person = request.user
    if person.pk != pk or not is_admitted(request):
        raise Untold("somebody else is logged in by now")
    connect(person, told, issuer)
    update_session_auth_hash(request, person)
    request.session[LOGIN_THERE] = told.login
    record_authentication(request, person, METHOD)
    said = _("Your account is connected: from now on you log in with %(server)s.")
    messages.success(request, said % {"server": issuer.name})
    return redirect("admin:own_profile")


def welcomed(request, told: Person, invitation: list[Any], issuer):
    """Connect the account that an invitation was sent for."""
    person = invited_by(*invitation)
    with transaction.atomic():
        if person is None or not use_up(person):
            raise Untold("the invitation is no longer good")
        connect(person, told, issuer)
        note(RecordedDeed.WELCOMED, by=person, about=person)
    return log_in(request, person, told)


def unbelieved(request, error: Exception):
    logger.warning("OpenID Connect failed: %s: %s", type(error).__name__, error)
    return refused(
        request,
        _(
            "You weren’t logged in: the other server didn’t respond as "
            "expected. Try again, or log in here with name and password."
        ),
    )


def refused(request, why: str):
    note_failed(request, METHOD)
    messages.error(request, why)
    return redirect("account_login")
