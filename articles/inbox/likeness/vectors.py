"""Sentence vectors, of the optional extra `similar`: a further sign that two items tell
the same, in whatever language. Without the extra there are none.
"""

import os
from collections.abc import Sequence
from functools import cache
from types import ModuleType


@cache
def extra() -> ModuleType | None:
    """Return the module that makes vectors; None where the extra isn't installed."""
    # Such small products take several times the processor time on several threads,
    # which wait for each other. It is read when numpy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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
