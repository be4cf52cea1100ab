"""The search of the library, the same in its list and where a picture is chosen."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q

SEARCHED = (
    "title", "alt", "alt_en", "caption", "caption_en", "credit", "licence",
    "source_url",
)  # fmt: skip
# Each is looked for in every field, in all its spellings.
MOST_WORDS = 8


def having_all(typed: str) -> Q:
    """Return the condition that a picture has all words, each in any field."""
    words = typed.replace("\0", "").split()[:MOST_WORDS]
    return reduce(and_, map(having, words), Q())


def having(word: str) -> Q:
    return reduce(
        or_,
        (
            Q(**{f"{name}__icontains": spelling})
            for name in SEARCHED
            for spelling in spellings(word)
        ),
    )


def spellings(word: str) -> set[str]:
    """Return a word in the ways it may be written: SQLite folds no umlauts."""
    return {word, word.lower(), word.upper(), word.capitalize()}
