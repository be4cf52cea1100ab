"""The page that asks to come again, when nobody answers in time."""

from functools import lru_cache
from types import SimpleNamespace

from django.conf import settings
from django.utils.csp import build_policy
from django.utils.translation import get_language_from_path

from articles.public import errors
from newsroom import csp
from newsroom.door.refusing import Answer


def busy(path: str) -> Answer:
    """Return it in the language of the address; it says how to keep what was typed."""
    return in_language(get_language_from_path(path) or settings.LANGUAGE_CODE)


@lru_cache(maxsize=8)
def in_language(language: str) -> Answer:
    response = errors.plain(SimpleNamespace(path_info=f"/{language}/"), 503)
    headers = {
        "Retry-After": str(errors.RETRY_AFTER),
        # What Django's middleware says of every page.
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Content-Security-Policy": build_policy(csp.POLICY),
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }
    return 503, [*response.headers.items(), *headers.items()], response.content
