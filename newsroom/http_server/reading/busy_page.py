"""Pages that the server gives by itself: to come again, or to send less."""

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_from_path

from articles.site.public import errors
from newsroom.http_server.reading.oversize import too_large
from newsroom.http_server.reading.own_answers import Answer

# Chooses the page's text about too many searches.
SEARCHES = "SEARCHES"


def busy(path: str, *, is_search: bool = False) -> Answer:
    """Return it in the language of the address; it says how to keep what was typed."""
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    return in_language(language, SEARCHES if is_search else "")


@lru_cache(maxsize=16)
def in_language(language: str, fault: str) -> Answer:
    request = SimpleNamespace(path_info=f"/{language}/")
    response = errors.plain(request, 503, fault=fault, is_sent=fault != SEARCHES)
    later = ("Retry-After", str(errors.RETRY_AFTER))
    return 503, [*response.headers.items(), later], response.content


def large(scope: Any, most: int) -> Answer:
    """Return what says how much may be sent, and that nothing was stored."""
    accepted = scope.headers.get("accept-language") or ""
    response = too_large(scope.path, accepted, most)
    return response.status_code, [*response.headers.items()], response.content
