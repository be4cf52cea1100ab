"""Cookies that a response of the desk sets, besides Django's own."""

from django.conf import settings

from articles.foundation.request_vars import RequestVar

# By name: the value, and for how many seconds it is good.
COOKIES = RequestVar[dict[str, tuple[str, int]]]("cookies_to_send", default={})


def begin_cookies(request) -> None:
    """Let copies of the request leave theirs with it, too."""
    COOKIES.set(request, {})


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
