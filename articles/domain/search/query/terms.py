"""The terms of a query as the index has them: tokens, and in which way each finds.

The way and the field (headline, teaser or text) show how well an article fits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

from articles.domain.search.language.forms import (
    ADDRESS,
    DAY,
    EARLY,
    FORM,
    HOST,
    LABEL,
    OFTEN,
)


class Way(IntEnum):
    """The ways to find a term, the best first; each includes those before it, too."""

    # The word itself, in any inflection.
    WHOLE = 0
    # The end of a compound, which says what it is; a label that is called so.
    HEAD = 1
    LABEL = 2
    # Any other part of a compound; the noun of a verb, “Gründung” of “gegründet”; a
    # word with umlauts that were left out.
    FRONT = 3
    KIN = 4
    # Another word that means the same: “Frankreich” for “Franzosen”.
    SYNONYM = 5
    PLAIN = 6
    # Both parts of a compound that nobody wrote, each by itself.
    APART = 7
    # The beginning of a longer word.
    PREFIX = 8


class Reading(NamedTuple):
    """Tokens that follow each other in the index; the last may be a beginning.

    A phrase `is_meant` if nobody typed it: then it is looked for as fast as a word.
    """

    tokens: tuple[str, ...]
    is_prefix: bool = False
    is_meant: bool = False


class Pair(NamedTuple):
    """Tokens for the parts of a compound: one of `front` and one of `head` must match.

    Both are looked for in a headline or on top; or one there, the other in the text.
    """

    front: tuple[str, ...]
    head: tuple[str, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        return (*self.front, *self.head)


# One of these is enough. Pairs stand by themselves.
type Readings = tuple[Reading, ...] | tuple[Pair, ...]
# The fields of the index, each of which holds the one before it, too.
COLUMNS = ("headline", "top", "words")
HEADLINE, TOP, WORDS = COLUMNS


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase, by the ways in which it may be found."""

    readings: tuple[tuple[Way, Readings], ...]

    def by(self, column: str, *, until: Way = Way.PREFIX) -> Iterator[Readings]:
        """Yield the readings that find it in a column, in this way or a better one.
        Labels are no part of headlines and teasers.
        """
        for way, readings in self.readings:
            if way <= until and (column == WORDS or not are_signs(readings)):
                yield readings

    def stressed(self, mark: str) -> Readings:
        """Return the readings that find the word itself where a text stresses it:
        `mark` is OFTEN or EARLY.
        """
        tokens = dict.fromkeys(
            one.tokens[0]
            for way, readings in self.readings
            for one in readings
            if way == Way.WHOLE and isinstance(one, Reading) and len(one.tokens) == 1
        )
        words = (one for one in tokens if one[0] not in {FORM, ADDRESS, HOST, DAY})
        return tuple(Reading((mark + one,)) for one in words)


@dataclass(frozen=True, slots=True)
class Terms:
    """One of each group of `wanted` must be found, and none of `unwanted`."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()

    @property
    def all_wanted(self) -> tuple[Term, ...]:
        return tuple(chain.from_iterable(self.wanted))

    @property
    def every(self) -> Iterable[Term]:
        return (*self.all_wanted, *self.unwanted)


def places(terms: Terms) -> Iterator[tuple[str, Readings]]:
    for term in terms.every:
        for _way, readings in term.readings:
            columns = (WORDS,) if are_signs(readings) else COLUMNS
            yield from ((column, readings) for column in columns)
    for term in terms.all_wanted:
        stressed = (term.stressed(mark) for mark in (OFTEN, EARLY))
        yield from ((WORDS, readings) for readings in stressed if readings)


def are_phrases(readings: Readings) -> bool:
    """Return whether typed words have to follow each other, the slowest to find."""
    words = (one for one in readings if isinstance(one, Reading))
    return any(len(one.tokens) > 1 and not one.is_meant for one in words)


def are_meant_phrases(readings: Readings) -> bool:
    return any(isinstance(one, Reading) and one.is_meant for one in readings)


def are_signs(readings: Readings) -> bool:
    """Return whether these are no words of a text: labels, addresses, a day."""
    return are_marked(readings, LABEL + ADDRESS + HOST + DAY)


def are_labels(readings: Readings) -> bool:
    return are_marked(readings, LABEL)


def are_marked(readings: Readings, marks: str) -> bool:
    return any(token[0] in marks for one in readings for token in one.tokens)


def are_day(readings: Readings) -> bool:
    """Return whether it is the date that articles bear, which no index of words has."""
    return are_marked(readings, DAY)
