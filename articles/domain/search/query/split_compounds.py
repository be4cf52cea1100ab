"""Compounds that somebody typed and nobody wrote: “Gletschereis”, where a headline says
“Eis der Gletscher”.

Searches have no dictionary. A word is divided where the vocabulary has both sides as
nouns; without a text that has both, nothing is found.
"""

from collections.abc import Callable, Iterator

from articles.domain.search.language.forms import inside
from articles.domain.search.language.vocabulary import Entry
from articles.domain.search.query.terms import Pair

# No side has less letters, nobody types a compound of more, and so many divisions are
# looked for.
SHORTEST, LONGEST, MOST_PAIRS = 3, 40, 2
# Letters that join a front to its head and are no part of the word; a missing e.
JOINTS, LOST = ("s", "es", "n", "en", "er", "e"), "e"


def divisions(written: str) -> Iterator[tuple[str, str]]:
    if written.isalpha() and len(written) <= LONGEST:
        for place in range(SHORTEST, len(written) - SHORTEST + 1):
            yield written[:place], written[place:]


def fronts(side: str) -> tuple[str, ...]:
    """Return possible words for the front of a compound, the likeliest first."""
    ended = [side[: -len(one)] for one in JOINTS if side.endswith(one)]
    return (side, *(one for one in ended if len(one) >= SHORTEST), side + LOST)


def tried(written: str) -> Iterator[str]:
    """Yield all forms that are looked up in the vocabulary to take a word apart."""
    for front, head in divisions(written):
        yield head
        yield from fronts(front)


def pairs(written: str, entries: Callable[[str], list[Entry]]) -> tuple[Pair, ...]:
    """Return possible parts of a compound, from the entries for each form."""
    found: dict[Pair, None] = {}
    for front, head in divisions(written):
        heads = nouns(entries(head))
        some = (nouns(entries(one)) for one in fronts(front)) if heads else ()
        if before := next(filter(None, some), ()):
            found[Pair(before, heads)] = None
    return tuple(found)[:MOST_PAIRS]


def nouns(entries: list[Entry]) -> tuple[str, ...]:
    """Return the tokens that find the nouns among the entries, in any position."""
    tokens = dict.fromkeys(one.token for one in entries if one.is_noun)
    return tuple(each for token in tokens for each in inside(token))
