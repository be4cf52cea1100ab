"""Pages that the server gives by itself: to come again, or to send less."""

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_from_path

from articles.public import errors
from newsroom.door.refusing import Answer
from newsroom.oversize import too_large


def busy(path: str) -> Answer:
    """Return it in the language of the address; it says how to keep what was typed."""
    return in_language(get_language_from_path(path) or settings.LANGUAGE_CODE)


@lru_cache(maxsize=8)
def in_language(language: str) -> Answer:
    response = errors.plain(SimpleNamespace(path_info=f"/{language}/"), 503)
    later = ("Retry-After", str(errors.RETRY_AFTER))
    return 503, [*response.headers.items(), later], response.content


def large(scope: Any, most: int) -> Answer:
    """Return what says how much may be sent, and that nothing was stored."""
    accepted = scope.headers.get("accept-language") or ""
    response = too_large(scope.path, accepted, most)
    return response.status_code, [*response.headers.items()], response.content
