"""Sentence vectors, of the optional extra `similar`: a further sign that two items tell
the same, in whatever language. Without the extra there are none.
"""

from collections.abc import Sequence
from functools import cache
from types import ModuleType


@cache
def extra() -> ModuleType | None:
    """Return the module that makes vectors; None where the extra isn't installed."""
    try:
        from articles.inbox.likeness import encoding  # noqa: PLC0415 (an extra)
    except ModuleNotFoundError:
        return None
    return encoding


def vectors(texts: Sequence[str]) -> list[bytes] | None:
    """Return a vector for each text, as bytes to store; None without the extra.

    Ask for many at once: one by one each takes several times as long.
    """
    encoding = extra()
    return list(encoding.encode(texts)) if encoding else None


def closeness(one: bytes, others: Sequence[bytes]) -> list[float]:
    """Return how near each vector is to one: 1 if it is the same, 0 if unlike it."""
    encoding = extra()
    return encoding.products(one, others) if encoding and others else []
