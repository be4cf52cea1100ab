"""The limit on a request's body, whatever server stands in front of Django.

Our own server checks it before it reads the body. Another one hands the body over
unread: it isn't read here either, if its sender may not send so much.
"""

from http import HTTPStatus
from types import SimpleNamespace

from django.conf import settings
from django.db import connection
from django.http import HttpResponse, parse_cookie
from django.urls import reverse
from django.utils.translation import (
    get_language_from_path,
    get_supported_language_variant,
    override,
)
from django.utils.translation.trans_real import parse_accept_lang_header

from articles import accounts
from articles.site.public import errors
from newsroom.http_server.reading.bodies import ANYBODY, LET_IN, limit_for
from newsroom.http_server.reading.senders import NOBODY, Senders


def senders() -> Senders:
    return Senders(parse_cookie, accounts.may_be_known, name_in_thread)


def name_in_thread(cookies) -> str:
    try:
        return accounts.sender_of(cookies).name
    finally:
        # A thread of its own has a connection of its own: it goes back to the pool.
        connection.close()


def too_large(path: str, accepted: str, most: int) -> HttpResponse:
    """Return the page that says it in the reader's language, which the desk's is too:
    nobody has asked whose desk it is.
    """
    is_desk = path.startswith(reverse("admin:index"))
    language = get_language_from_path(path) or best_of(accepted)
    with override(language):
        asked = SimpleNamespace(path_info=f"/{language}/")
        said = {"is_desk": is_desk, "is_known": most > ANYBODY}
        size = f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1_000} kB"
        return errors.plain(
            asked, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, most=size, **said
        )


def best_of(accepted: str) -> str:
    for code, _weight in parse_accept_lang_header(accepted[:200]):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE


class OversizeMiddleware:
    """Refuse a body that is too long for its sender, before anything reads it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length <= ANYBODY or request.META.get(LET_IN):
            return self.get_response(request)
        cookies, kind = request.COOKIES, request.headers.get("Content-Type", "")
        known = accounts.may_be_known(cookies)
        sender = accounts.sender_of(cookies).name if known else NOBODY
        pictures = f"{reverse('admin:index')}articles/image/"
        most = limit_for(sender, kind, request.path_info, pictures)
        if length <= most:
            return self.get_response(request)
        accepted = request.headers.get("Accept-Language", "")
        return too_large(request.path_info, accepted, most)
