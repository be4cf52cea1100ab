"""Guess the language of a text by its small words."""

import re
from collections import Counter
from functools import cache, lru_cache

from articles.foundation.languages.offered import offered, offered_as
from articles.foundation.languages.table import SOURCE, row_of

WORD = re.compile(r"[^\W\d_]+")
# The least words and small words that are enough for a guess, and the factor by which
# one language's small words must be more frequent.
LEAST_WORDS, LEAST_SMALL, CLEARLY = 8, 4, 6


def clear_language(text: str) -> str:
    """Return the language, without its region, if it is clear; "" if it isn't."""
    return clear_among(text, offered())


def likeliest_language(text: str) -> str:
    """Return the offered language whose small words a text has most, the site's if it
    has none.
    """
    counts = counted(words_of(text), offered())
    codes = {offered_as(base): counts[base] for base in counts}
    return max(offered(), key=lambda code: codes.get(code, 0))


@cache
def small_words(codes: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Return the small words of languages and of English, without regions. Words that
    two of them share say nothing.
    """
    rows = map(row_of, (*codes, SOURCE))
    words = {row.base: frozenset(row.small_words.split()) for row in rows}
    spoken = Counter(word for some in words.values() for word in some)
    return {
        code: frozenset(word for word in some if spoken[word] == 1)
        for code, some in words.items()
    }


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def counted(words: list[str], codes: tuple[str, ...]) -> Counter[str]:
    """Return how many of the words are small ones of each language."""
    return Counter(
        {
            language: sum(word in small for word in words)
            for language, small in small_words(codes).items()
        }
    )


@lru_cache(maxsize=2_000)
def clear_among(text: str, codes: tuple[str, ...]) -> str:
    words = words_of(text)
    if len(words) < LEAST_WORDS:
        return ""
    (first, count), *others = counted(words, codes).most_common()
    most = others[0][1] if others else 0
    is_clear = count >= max(LEAST_SMALL, CLEARLY * most)
    # Names of many institutions may hold some of them, too.
    is_said = count * 8 >= len(words)
    return first if is_clear and is_said else ""
