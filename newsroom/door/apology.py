"""The page that asks to come again, when nobody answers in time."""

from functools import lru_cache
from types import SimpleNamespace

from django.conf import settings
from django.utils.translation import get_language_from_path

from articles.public import errors
from newsroom.door.refusing import Answer

# What the page says of too many searches.
SEARCHES = "SEARCHES"


def busy(path: str, *, is_search: bool = False) -> Answer:
    """Return it in the language of the address; it says how to keep what was typed."""
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    return in_language(language, SEARCHES if is_search else "")


@lru_cache(maxsize=16)
def in_language(language: str, fault: str) -> Answer:
    request = SimpleNamespace(path_info=f"/{language}/")
    response = errors.plain(request, 503, fault=fault)
    later = ("Retry-After", str(errors.RETRY_AFTER))
    return 503, [*response.headers.items(), later], response.content
