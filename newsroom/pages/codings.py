"""In which form a client wants its bytes, by what it says; and how that is made."""

import gzip
from functools import lru_cache

import brotli

# The best first. What is made after the answer may take its time.
CODINGS = {
    "br": lambda body: brotli.compress(body, quality=6),
    "gzip": lambda body: gzip.compress(body, 7, mtime=0),
}
LONGEST = 300


@lru_cache(maxsize=256)
def preferred(accepted: str) -> tuple[str, ...]:
    """Return the codings to be sent rather than none, the best first."""
    if len(accepted) > LONGEST:
        return ()
    weights = dict(map(weight_of, accepted.lower().split(",")))
    any_other = weights.get("*", 0.0)
    # Who doesn't name it takes it where nothing else is there.
    plain = weights.get("identity", 0.0)
    wanted = {
        coding: weights.get("x-gzip" if is_old(coding, weights) else coding, any_other)
        for coding in CODINGS
    }
    found = [one for one, weight in wanted.items() if weight > 0 and weight >= plain]
    return tuple(sorted(found, key=lambda one: -wanted[one]))


def is_old(coding: str, weights: dict[str, float]) -> bool:
    """Whether it is called by the name that it had once."""
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
