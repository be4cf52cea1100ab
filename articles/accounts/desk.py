"""The desk around the pages of accounts: who is admitted, and allauth within its frame.

Readers' addresses have nothing of it: what is decided here is decided by path.
"""

from http import HTTPStatus
from typing import Any

from allauth.account.middleware import AccountMiddleware
from django.contrib import admin

DESK = "/admin/"


def is_of_the_desk(request) -> bool:
    return request.path_info.startswith(DESK)


def is_admitted(request, permission: str = "") -> bool:
    """Whether the desk is open to who asks: active, of the staff, and allowed.

    The one question for whatever isn't public: pages, pictures of drafts, previews.
    """
    user = request.user
    if not (user.is_active and user.is_staff):
        return False
    return not permission or user.has_perm(permission)


class DeskAccountsMiddleware:
    """Run allauth's middleware for the desk, and for nothing else."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.allauth: Any = AccountMiddleware(get_response)

    def __call__(self, request):
        if not is_of_the_desk(request):
            return self.get_response(request)
        response = self.allauth(request)
        if wait := getattr(request, "wait_before_next_try", 0):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response.headers["Retry-After"] = str(wait)
        return response

    def process_exception(self, request, exception):
        if is_of_the_desk(request):
            return self.allauth.process_exception(request, exception)
        return None


def frame(request) -> dict[str, Any]:
    """Tell the templates of accounts' pages what the desk's own know of it."""
    match = request.resolver_match
    if not is_of_the_desk(request) or not match or "admin" in match.app_names:
        return {}
    known = admin.site.each_context(request)
    # Who isn't in gets no menu.
    return known | {"is_nav_sidebar_enabled": is_admitted(request)}
