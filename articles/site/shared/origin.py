"""Whole addresses for use outside the site, with the configured origin."""

from django.conf import settings


def absolute(path: str) -> str:
    """Return the address of a path, never with a request's host."""
    return settings.NEWSROOM_ORIGIN + path
