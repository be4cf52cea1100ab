"""The page that asks to come again, when nobody answers in time."""

from functools import lru_cache
from types import SimpleNamespace

from django.conf import settings
from django.utils.translation import get_language_from_path

from articles.public import errors
from newsroom.door.refusing import Answer


def busy(path: str) -> Answer:
    """Return it in the language of the address; it says how to keep what was typed."""
    return in_language(get_language_from_path(path) or settings.LANGUAGE_CODE)


@lru_cache(maxsize=8)
def in_language(language: str) -> Answer:
    response = errors.plain(SimpleNamespace(path_info=f"/{language}/"), 503)
    later = ("Retry-After", str(errors.RETRY_AFTER))
    return 503, [*response.headers.items(), later], response.content
