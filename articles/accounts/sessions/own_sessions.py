"""The user's own sessions: a list of them, and a way to end them from afar.

A session stores its start, when the user was last seen (to some minutes), and the
browser in two words; no network address. So these data go when the session does.
"""

import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import HASH_SESSION_KEY, logout
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext as _

from articles.accounts.limits.audit import note, note_if_possible
from articles.accounts.secrets.encryption import hashed
from articles.accounts.sessions.browsers import browser_of, in_words
from articles.foundation.request_vars import RequestVar
from articles.models import DeskSession, RecordedDeed, User

SEEN = "desk"
# The name that an organisation's server gave to the login there, in the session.
LOGIN_THERE = "oidc_login"
# Seconds in which a user's presence isn't stored again.
OFTEN = 300
# False for requests of an open page that perhaps nobody is looking at.
COUNTS_AS_USE = RequestVar("counts_as_use", default=True)


@dataclass(frozen=True, slots=True)
class Sitting:
    pk: int
    is_this: bool
    browser: str
    began: datetime
    seen: datetime


def keep_seen(request, response) -> None:
    """Store, every few minutes, that the logged-in user was at the desk.

    From then on the session lasts as long as after a login, here and in the browser.
    """
    person, session = request.user, request.session
    if not person.is_authenticated:
        return
    if not session.session_key:
        # A login has just ended: its session has no row yet.
        with suppress(DatabaseError), transaction.atomic():
            session.save()
    if not session.session_key:
        return
    if not COUNTS_AS_USE.get(request):
        return
    now, told = int(time.time()), session.get(SEEN) or {}
    is_known = told.get("key") == session.session_key
    if is_known and now - told["seen"] < OFTEN:
        return
    if not is_known:
        told = {
            "key": session.session_key,
            "began": now,
            "browser": browser_of(request.headers.get("User-Agent", "")),
        }
    before = session.modified
    # A session that was ended meanwhile stays ended. And users can still read the desk
    # if the database can't be written.
    with suppress(DatabaseError, UpdateError), transaction.atomic():
        if not is_known:
            enter(person, session.session_key, session.get(LOGIN_THERE) or "")
        session[SEEN] = told | {"seen": now}
        session.save()
        lengthen(session, response)
    session.modified = before


def end_if_over(request) -> None:
    """End the session of an account whose last day is over."""
    person = request.user
    if person.is_authenticated and person.has_ended:
        logout(request)


def of_ended(_now: datetime) -> QuerySet[Session]:
    """Return the sessions of accounts whose last day is over."""
    notes = DeskSession.objects.filter(person__in=User.objects.ended())
    return Session.objects.filter(session_key__in=notes.values("session_key"))


def lengthen(session, response) -> None:
    """Send the cookie again, as Django does after a login."""
    if session.get_expire_at_browser_close():
        return
    age = session.get_expiry_age()
    response.set_cookie(
        settings.SESSION_COOKIE_NAME,
        session.session_key,
        max_age=age,
        expires=http_date(time.time() + age),
        domain=settings.SESSION_COOKIE_DOMAIN,
        path=settings.SESSION_COOKIE_PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=settings.SESSION_COOKIE_HTTPONLY,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )


def login_there(name: str) -> str:
    """Return what is stored of a login at the organisation's server."""
    issuer = settings.NEWSROOM_OIDC
    return hashed("login there", f"{issuer.address} {name}") if issuer and name else ""


def enter(person: User, key: str, login: str = "") -> None:
    """Note whose session it is, and forget the user's sessions that have gone."""
    there = Session.objects.values("session_key")
    person.desk_sessions.exclude(session_key__in=there).delete()
    told = {"person": person, "login_there": login_there(login)}
    DeskSession.objects.get_or_create(session_key=key, defaults=told)


def without_session(_now: datetime) -> QuerySet[DeskSession]:
    """Return the notes of owners whose session has gone."""
    there = Session.objects.values("session_key")
    return DeskSession.objects.exclude(session_key__in=there)


def sittings_of(person: User, *, this: str | None) -> list[Sitting]:
    """Return the user's live sessions, this session first, then by last seen."""
    pks = dict(person.desk_sessions.values_list("session_key", "pk"))
    alive = Session.objects.filter(session_key__in=pks, expire_date__gt=timezone.now())
    found = []
    for session in alive:
        data = session.get_decoded()
        told = data.get(SEEN)
        # After a change of the password an old session exists, but is void.
        if told and data.get(HASH_SESSION_KEY) == person.get_session_auth_hash():
            sitting = Sitting(
                pk=pks[session.session_key],
                is_this=session.session_key == this,
                browser=in_words(told["browser"]),
                began=datetime.fromtimestamp(told["began"], UTC),
                seen=datetime.fromtimestamp(told["seen"], UTC),
            )
            found.append(sitting)
    return sorted(found, key=lambda it: (it.is_this, it.seen), reverse=True)


def end(sessions) -> int:
    """End sessions, as their next requests notice; return how many there were."""
    keys = list(sessions.values_list("session_key", flat=True))
    ended, _by_model = Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()
    return ended


@transaction.atomic
def end_and_note(person: User, sessions) -> int:
    ended = end(sessions)
    if ended:
        note(RecordedDeed.SESSION_ENDED, by=person, sessions=ended)
    return ended


def own_sessions(request):
    """Show the user's sessions, or end one of them, or all but this."""
    person, this = request.user, request.session.session_key
    if request.method == "POST":
        return ended(request, request.POST.get("end", ""))
    context = admin.site.each_context(request) | {
        "title": _("Where I am logged in"),
        "crumbs": [(_("My profile"), reverse("admin:own_profile"))],
        "sittings": sittings_of(person, this=this),
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, "registration/sessions.html", context)


def ended(request, which: str):
    person = request.user
    others = person.desk_sessions.exclude(session_key=request.session.session_key)
    if which == "others":
        end_and_note(person, others)
        messages.success(request, _("You are logged out everywhere but here."))
    elif which.isdecimal() and len(which) < 19:
        own = person.desk_sessions.filter(pk=which)
        if own.exists() and not others.filter(pk=which).exists():
            logout(request)
            note_if_possible(RecordedDeed.LOGOUT, by=person)
            return redirect("admin:login")
        if end_and_note(person, own):
            messages.success(request, _("That session was ended."))
    return redirect("own_sessions")
