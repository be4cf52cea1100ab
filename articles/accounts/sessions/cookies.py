"""Cookies that a response of the desk sets, besides Django's own."""

from django.conf import settings


def leave(request, name: str, value: str, *, seconds: int) -> None:
    """Have a cookie sent with the response to the request, for the desk alone."""
    vars(request).setdefault("cookies_to_leave", {})[name] = value, seconds


def send_cookies(request, response, path: str) -> None:
    for name, (value, seconds) in getattr(request, "cookies_to_leave", {}).items():
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
