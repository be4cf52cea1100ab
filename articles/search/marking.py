"""Where in a text the words stand that a query finds: the same words, and no others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from articles.search.looking_up import forms_of
from articles.search.query import Query
from articles.search.terms import Reading, Term, are_labels
from articles.search.tokens import FORM, FRONT, HEAD
from articles.search.words import chains

# So much of a text is looked through.
MOST_WORDS = 16_000


class Spot(NamedTuple):
    """A word of a text, or several that hyphens join: from where to where, in letters
    and as numbers of words.
    """

    form: str
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Step:
    """The forms of which one has to stand in a place, or begin what does."""

    forms: frozenset[str]
    beginning: str = ""

    def has(self, form: str) -> bool:
        begins = self.beginning and form.startswith(self.beginning)
        return form in self.forms or bool(begins)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be marked for one term: single words, and words after one another."""

    words: tuple[Step, ...]
    phrases: tuple[tuple[Step, ...], ...]

    def spans(self, spots: list[Spot], joined: list[Spot]) -> Iterator[tuple[int, int]]:
        """Yield from which word to which it is found."""
        for spot in (*spots, *joined):
            if any(step.has(spot.form) for step in self.words):
                yield spot.first, spot.last
        for steps in self.phrases:
            for place in range(len(spots) - len(steps) + 1):
                some = spots[place : place + len(steps)]
                if all(s.has(spot.form) for s, spot in zip(steps, some, strict=True)):
                    yield place, place + len(steps) - 1


def spots_of(text: str, language: str) -> tuple[list[Spot], list[Spot]]:
    """Return the words of a text in their order, and what its hyphens join."""
    spots: list[Spot] = []
    joined: list[Spot] = []
    for chain in chains(text, language):
        before = len(spots)
        for number, word in enumerate(chain.words, start=before):
            spots.append(Spot(word.form, word.start, word.end, number, number))
        for word in chain.joined:
            within = [
                spot.first
                for spot in spots[before:]
                if word.start <= spot.start and spot.end <= word.end
            ]
            span = min(within), max(within)
            joined.append(Spot(word.form, word.start, word.end, *span))
        if len(spots) >= MOST_WORDS:
            break
    return spots, joined


def marks_of(query: Query, language: str) -> list[Mark]:
    """Return what is marked for each term that is wanted, made once for a query."""
    if language not in query.kept:
        query.kept[language] = drawn(query, language)
    return query.kept[language]


def drawn(query: Query, language: str) -> list[Mark]:
    readings = [[*readings_of(term)] for term in query.terms.all_wanted]
    tokens = {token for some in readings for one in some for token in ended(one)}
    forms = forms_of(tokens, language, at=query.at)
    return [mark(some, forms) for some in readings]


def readings_of(term: Term) -> Iterator[Reading]:
    for _way, readings in term.readings:
        if are_labels(readings):
            continue
        for one in readings:
            if isinstance(one, Reading):
                yield one
            else:
                yield from (Reading((token,)) for token in one.tokens)


def ended(reading: Reading) -> tuple[str, ...]:
    return reading.tokens[:-1] if reading.is_prefix else reading.tokens


def mark(readings: Iterable[Reading], forms: dict[str, frozenset[str]]) -> Mark:
    words: dict[Step, None] = {}
    phrases: dict[tuple[Step, ...], None] = {}
    for reading in readings:
        steps = [Step(forms[token] | {bare(token)}) for token in ended(reading)]
        if reading.is_prefix:
            steps.append(Step(frozenset(), bare(reading.tokens[-1])))
        if len(steps) == 1:
            words[steps[0]] = None
        else:
            phrases[tuple(steps)] = None
    return Mark(tuple(words), tuple(phrases))


def bare(token: str) -> str:
    """Return the form that a token is of itself; of a part of a compound there is
    none.
    """
    return "" if token[0] in HEAD + FRONT else token.lstrip(FORM)
