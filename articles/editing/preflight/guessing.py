"""Guess the language of a passage by its small words."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+")
# Words of one language that the other doesn't have, or writes seldom.
SMALL = {
    "de": """
        aber als auch auf aus bei beim das dass dem den der des dessen diese dieser
        dieses durch ein eine einem einen einer eines er für haben ihre im ist kann
        können mit nach nicht noch nur oder sein sich sie sind sowie über und unter
        vom von vor werden wie wird wurde wurden zu zum zur zwischen
    """,
    "en": """
        and are as at be been between but by can could for from had has have its of
        on or should than that the their there these they this to under we were
        which while with would
    """,
}
WORDS = {language: frozenset(words.split()) for language, words in SMALL.items()}
# The least words and small words that are enough for a guess, and the factor by which
# one language's small words must be more frequent.
LEAST_WORDS, LEAST_SMALL, CLEARLY = 8, 4, 6


@lru_cache(maxsize=2_000)
def language_of(text: str) -> str:
    """Return the language if it is clear, "" if it isn't."""
    words = WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return ""
    counts = {
        language: sum(word in small for word in words)
        for language, small in WORDS.items()
    }
    first, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    is_clear = counts[first] >= max(LEAST_SMALL, CLEARLY * counts[second])
    # Names of many institutions may hold some of them, too.
    is_said = counts[first] * 8 >= len(words)
    return first if is_clear and is_said else ""
