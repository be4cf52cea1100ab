"""The keys of a page as a cache in front gets them."""

from collections.abc import Collection

from django.conf import settings

# Every page has it that shows more than can be named; every purge names it.
ANYTHING = "anything"
# Bytes of the header: proxies take 4 kB for all headers, caches 16.
MOST = 2_000


def header_of(keys: Collection[str] | None, joint: str) -> str:
    """Return the keys as one header's value, in order; None are of an unknown page."""
    told = joint.join(sorted(keys)) if keys is not None else ""
    return told if told and len(told) <= MOST else ANYTHING


def lists() -> list[str]:
    """Return the keys of whatever lists articles or labels, of all languages."""
    return [f"list:{code}" for code, _name in settings.LANGUAGES]
