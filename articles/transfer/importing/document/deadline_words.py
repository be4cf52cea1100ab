"""Words of a document's line of deadlines, in the languages of the newsroom."""

import re
from collections.abc import Iterator
from functools import cache

from django.utils.translation import override, pgettext_lazy

from articles.foundation.languages import SOURCE, offered
from articles.foundation.text import fold
from articles.models import Deadline

# Written in documents; a bar stands between alternatives.
WORDS = {
    "gate": pgettext_lazy("deadline in a document", "mandatory"),
    "former": pgettext_lazy(
        "deadline in a document", "formerly|previously|originally|earlier|instead of"
    ),
    "moved": pgettext_lazy(
        "deadline in a document", "extended|postponed|brought forward|moved"
    ),
    "rolling": pgettext_lazy(
        "deadline in a document",
        "at any time|open at any time|rolling|on a rolling basis|ongoing",
    ),
    "from": pgettext_lazy("deadline in a document", "from"),
    "to": pgettext_lazy("deadline in a document", "to|until"),
    "and": pgettext_lazy("deadline in a document", "and"),
    "place": pgettext_lazy("deadline in a document", "in"),
    "online": pgettext_lazy("deadline in a document", "online|virtual"),
}


def pattern(shape: str) -> re.Pattern[str]:
    """Return an expression with the words for it, in the languages of the newsroom."""
    return pattern_in(shape, (*offered(), SOURCE))


@cache
def pattern_in(shape: str, codes: tuple[str, ...]) -> re.Pattern[str]:
    # A blank in a word is one in a verbose expression, too. The longest comes first.
    words = {
        what: "|".join(map(re.escape, sorted(words_in(what, codes), key=length)))
        for what in WORDS
    }
    return re.compile(shape.format(**words), re.IGNORECASE | re.VERBOSE)


def length(word: str) -> tuple[int, str]:
    return -len(word), word


def words_for(what: str) -> set[str]:
    """Return what is written for it, in the languages of the newsroom."""
    return words_in(what, (*offered(), SOURCE))


@cache
def words_in(what: str, codes: tuple[str, ...]) -> set[str]:
    found = set()
    for code in codes:
        with override(code):
            found |= set(map(fold, str(WORDS[what]).split("|")))
    return found


def stages() -> dict[str, str]:
    """Return the stages by their names, in the languages of the newsroom."""
    return stages_in((*offered(), SOURCE))


@cache
def stages_in(codes: tuple[str, ...]) -> dict[str, str]:
    return dict(names_in(codes))


def names_in(codes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for code in codes:
        with override(code):
            for stage in Deadline.Stage:
                yield fold(str(stage.label)), stage.value
