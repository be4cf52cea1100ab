"""The words that a language has, whether or not an article has them: a word that is
spelt right is never taken for another.

Searches have no dictionary. They ask a filter of bits (Bloom's), of which the one for
German takes 1.3 MB, the same for all processes. `bin/known-words` makes them from the
dictionaries. Three in a thousand strings that are no words count as words.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from articles.domain.search.language.forms import form
from articles.foundation.languages import row_of

FOLDER = Path(__file__).with_name("known")
# So many bits for each word, of which so many are set.
BITS, SET = 12, 8
# Shorter words get no proposals, and nobody mistypes longer ones into words.
SHORTEST, LONGEST = 4, 16


def is_known(word: str, language: str) -> bool:
    """Return whether a language has the word; False if it has no dictionary."""
    bits = filter_of(row_of(language).dictionary)
    return bool(bits) and all(
        bits[place >> 3] >> (place & 7) & 1 for place in places(form(word), len(bits))
    )


@cache
def filter_of(dictionary: str) -> mmap | bytes:
    path = FOLDER / f"{dictionary}.bits"
    if not dictionary or not path.exists():
        return b""
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


def made(words: Iterable[str]) -> bytes:
    """Return the filter of these words."""
    forms = {form(one) for one in words}
    some = [one for one in forms if SHORTEST <= len(one) <= LONGEST and one.isalpha()]
    bits = bytearray(max(len(some) * BITS // 8, 1))
    for one in some:
        for place in places(one, len(bits)):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def places(written: str, length: int) -> Iterator[int]:
    """Yield the bits of a form in a filter of so many bytes."""
    digest = hashlib.blake2b(written.encode(), digest_size=16).digest()
    first, step = (int.from_bytes(one, "big") for one in (digest[:8], digest[8:]))
    for number in range(SET):
        yield (first + number * (step | 1)) % (length * 8)
