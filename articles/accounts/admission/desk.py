"""The desk around the pages of accounts: admission, and allauth within its frame.

Readers' addresses aren't affected: this module decides by the path of the request.
"""

from functools import wraps
from http import HTTPStatus
from typing import Any

from allauth.account.middleware import AccountMiddleware
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.urls import reverse

from articles.accounts.admission.demand import is_met, must_set_up
from articles.accounts.limits.throttle import WAIT
from articles.accounts.sessions.own_sessions import keep_seen
from articles.foundation.request_vars import RequestVar

DESK = "/admin/"
# The cookies to send by name: the value, and for how many seconds it is good.
COOKIES = RequestVar[dict[str, tuple[str, int]]]("cookies_to_send", default={})
NOBODY_KEEPS = "private, no-store"
# Nginx reads this header first (`articles.site.shared`).
FOR_PROXIES = "X-Accel-Expires"


def is_of_the_desk(request) -> bool:
    return request.path_info.startswith(DESK)


def is_admitted(request, permission: str = "") -> bool:
    """Return whether the user may enter the desk: open, of the staff, and allowed.

    If a second factor is demanded of them, they must have one and have given it.

    All that isn't public uses this one check: pages, pictures of drafts, previews.
    """
    user = request.user
    if not (user.is_active and user.is_staff) or user.has_ended:
        return False
    if not is_met(request):
        return False
    return not permission or user.has_perm(permission)


def may_set_up(request) -> bool:
    """Return whether the user may open the pages for setting up a factor."""
    return is_admitted(request) or must_set_up(request)


def only_if(may, view):
    """Open the view only to users that `may` lets in; let others log in."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        if not may(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return view(request, *args, **kwargs)

    return asked


class DeskAccountsMiddleware:
    """Run allauth's middleware for the desk, and for nothing else.

    Also store when a user was last seen there, and forbid copies of what they see.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.allauth: Any = AccountMiddleware(get_response)

    def __call__(self, request):
        if not is_of_the_desk(request):
            return self.get_response(request)
        COOKIES.set(request, {})  # copies of the request share it
        response = self.allauth(request)
        keep_seen(request, response)
        send_cookies(request, response, DESK)
        if wait := WAIT.get(request):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response.headers["Retry-After"] = str(wait)
        return for_her_alone(response)

    def process_exception(self, request, exception):
        if is_of_the_desk(request):
            return self.allauth.process_exception(request, exception)
        return None


def leave(request, name: str, value: str, *, seconds: int) -> None:
    """Have a cookie sent with the response to the request, for the desk alone."""
    COOKIES.setdefault(request, {})[name] = value, seconds


def send_cookies(request, response, path: str) -> None:
    for name, (value, seconds) in COOKIES.get(request).items():
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def for_her_alone(response):
    """Forbid everybody to store responses of the desk. This includes a 404, since the
    page may be there for somebody else. Responses that say `private` know better.
    """
    if "private" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = NOBODY_KEEPS
        response.headers.pop(FOR_PROXIES, None)
    return response


def frame(request) -> dict[str, Any]:
    """Give the templates of accounts' pages the context of the desk's own pages."""
    match = request.resolver_match
    if not is_of_the_desk(request) or not match or "admin" in match.app_names:
        return {}
    known = admin.site.each_context(request)
    # Users who aren't in get no menu.
    issuer = settings.NEWSROOM_OIDC
    return known | {
        "is_nav_sidebar_enabled": known["has_permission"],
        "oidc_name": issuer.name if issuer else "",
    }
