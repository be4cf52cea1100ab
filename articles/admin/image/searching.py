"""The search of the library, the same in its list and where a picture is chosen."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q

from articles.foundation.languages import offered

SEARCHED = ("title", "credit", "licence", "source_url")
SEARCHED_WORDS = ("alts", "captions")
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
            for name in searched()
            for spelling in spellings(word)
        ),
    )


def searched() -> list[str]:
    words = [f"{name}__{code}" for name in SEARCHED_WORDS for code in offered()]
    return [*SEARCHED, *words]


def spellings(word: str) -> set[str]:
    """Return a word in the ways it may be written: SQLite folds no umlauts."""
    return {word, word.lower(), word.upper(), word.capitalize()}
