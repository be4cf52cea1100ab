"""Choose the encoding of a response by what the client accepts, and compress it."""

import gzip
import sys
from collections.abc import Callable
from functools import lru_cache

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Compress = Callable[[bytes], bytes]
# Shorter texts don't get shorter: Django's own limit.
LEAST = 200
# The shortest first. Compression after the response may take its time.
CODINGS: dict[str, Compress] = {
    "br": lambda body: brotli.compress(body, quality=6),
    "zstd": lambda body: zstd.compress(body, level=10),
    "gzip": lambda body: gzip.compress(body, 7, mtime=0),
}
# For clients that wait for it, the quickest first.
QUICK: dict[str, Compress] = {
    "zstd": lambda body: zstd.compress(body, level=3),
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, 4, mtime=0),
}
LONGEST = 300


def quickly(body: bytes, accepted: str) -> tuple[str, bytes] | None:
    """Compress it for a client that waits: return the coding and the bytes; None if it
    is short, or the client takes no coding.
    """
    wanted = preferred(accepted, tuple(QUICK)) if len(body) >= LEAST else ()
    return (wanted[0], QUICK[wanted[0]](body)) if wanted else None


@lru_cache(maxsize=512)
def preferred(accepted: str, ours: tuple[str, ...] = tuple(CODINGS)) -> tuple[str, ...]:
    """Return the codings to be sent rather than none, the best first. `ours` decides
    between codings that the client likes equally.
    """
    if len(accepted) > LONGEST:
        return ()
    weights = dict(map(weight_of, accepted.lower().split(",")))
    any_other = weights.get("*", 0.0)
    # A client that doesn't name it takes it if nothing else is there.
    plain = weights.get("identity", 0.0)
    wanted = {
        coding: weights.get("x-gzip" if is_old(coding, weights) else coding, any_other)
        for coding in ours
    }
    found = [one for one, weight in wanted.items() if weight > 0 and weight >= plain]
    return tuple(sorted(found, key=lambda one: -wanted[one]))


def is_old(coding: str, weights: dict[str, float]) -> bool:
    """Return whether the client calls the coding by its former name."""
    return coding == "gzip" and coding not in weights and "x-gzip" in weights


def weight_of(part: str) -> tuple[str, float]:
    name, _semicolon, rest = part.partition(";")
    told = rest.strip()
    if not told.startswith("q="):
        return name.strip(), 1.0
    try:
        return name.strip(), min(1.0, max(0.0, float(told[2:])))
    except ValueError:
        return name.strip(), 0.0
