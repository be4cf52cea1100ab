"""Guess the language of a passage by its small words."""

import re
from collections import Counter
from functools import cache, lru_cache

from articles.foundation.languages import SOURCE, offered, row_of

WORD = re.compile(r"[^\W\d_]+")
# The least words and small words that are enough for a guess, and the factor by which
# one language's small words must be more frequent.
LEAST_WORDS, LEAST_SMALL, CLEARLY = 8, 4, 6


@cache
def small_words() -> dict[str, frozenset[str]]:
    """Return the small words of the newsroom's languages and of English, without
    regions. Words that two of them share say nothing.
    """
    rows = map(row_of, (*offered(), SOURCE))
    words = {row.base: frozenset(row.small_words.split()) for row in rows}
    spoken = Counter(word for some in words.values() for word in some)
    return {
        code: frozenset(word for word in some if spoken[word] == 1)
        for code, some in words.items()
    }


@lru_cache(maxsize=2_000)
def language_of(text: str) -> str:
    """Return the language, without its region, if it is clear; "" if it isn't."""
    words = WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return ""
    counts = {
        language: sum(word in small for word in words)
        for language, small in small_words().items()
    }
    first, *others = sorted(counts, key=counts.__getitem__, reverse=True)
    most = max((counts[one] for one in others), default=0)
    is_clear = counts[first] >= max(LEAST_SMALL, CLEARLY * most)
    # Names of many institutions may hold some of them, too.
    is_said = counts[first] * 8 >= len(words)
    return first if is_clear and is_said else ""
