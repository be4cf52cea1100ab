"""Find the words of a text that a query finds: the same words, and no others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.domain.search.finding.query import Query
from articles.domain.search.language.forms import FORM, FRONT, HEAD, form
from articles.domain.search.language.words import chains_at
from articles.domain.search.query.lookup import forms_of
from articles.domain.search.query.terms import Reading, Term, are_signs

# So much of a text is looked through.
MOST_WORDS = 16_000


class Spot(NamedTuple):
    """A word that hyphens join: its form, and its first and last part."""

    form: str
    first: int
    last: int


@dataclass(slots=True)
class Spots:
    """The words of a text in order, each with its place in letters; and the words that
    its hyphens join.
    """

    forms: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    joined: list[Spot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """The forms of which one has to be in a place; or the beginning of a word there."""

    forms: frozenset[str]
    beginning: str = ""

    def has(self, form: str) -> bool:
        begins = self.beginning and form.startswith(self.beginning)
        return form in self.forms or bool(begins)


@dataclass(frozen=True, slots=True)
class Mark:
    """The marks for one term: single words, and words after one another."""

    words: tuple[Step, ...]
    phrases: tuple[tuple[Step, ...], ...]

    @property
    def is_simple(self) -> bool:
        """Return whether each of its finds is one word, whatever follows."""
        return not self.phrases

    def spans(self, spots: Spots, since: int = 0) -> Iterator[tuple[int, int]]:
        """Yield the first and last word of each find, among words from `since` on."""
        for number, word in enumerate(spots.forms[since:], start=since):
            if any(step.has(word) for step in self.words):
                yield number, number
        for spot in spots.joined:
            if spot.first >= since and any(step.has(spot.form) for step in self.words):
                yield spot.first, spot.last
        for steps in self.phrases:
            for place in range(since, len(spots.forms) - len(steps) + 1):
                some = spots.forms[place : place + len(steps)]
                if all(step.has(word) for step, word in zip(steps, some, strict=True)):
                    yield place, place + len(steps) - 1


def spots_of(
    text: str, language: str, *, until: Mark | None = None, beyond: int = 0
) -> Spots:
    """Return the words of a text: all, or `until` a mark is found and so many more."""
    spots, most = Spots(), MOST_WORDS
    for begin, chain in chains_at(text, language):
        before = len(spots.forms)
        for written, start, end in chain.words:
            spots.forms.append(form(written))
            spots.places.append((begin + start, begin + end))
        for word in chain.joined:
            within = [
                number
                for number, one in enumerate(chain.words, start=before)
                if word.start <= one.start and one.end <= word.end
            ]
            spots.joined.append(Spot(word.form, min(within), max(within)))
        if until and any(until.spans(spots, before)):
            until, most = None, min(most, len(spots.forms) + beyond)
        if len(spots.forms) >= most:
            break
    return spots


def marks_of(query: Query, language: str) -> list[Mark]:
    """Return the marks of each wanted term, made once for a query."""
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
        if are_signs(readings):
            continue
        for one in readings:
            if isinstance(one, Reading):
                yield one
            else:
                yield from (Reading((token,)) for token in one.tokens)


def ended(reading: Reading) -> tuple[str, ...]:
    return reading.tokens[:-1] if reading.is_prefix else reading.tokens


def mark(readings: Iterable[Reading], forms: dict[str, frozenset[str]]) -> Mark:
    single: set[str] = set()
    begun: dict[Step, None] = {}
    phrases: dict[tuple[Step, ...], None] = {}
    for reading in readings:
        steps = [Step(forms[token] | {bare(token)}) for token in ended(reading)]
        if reading.is_prefix:
            steps.append(Step(frozenset(), bare(reading.tokens[-1])))
        if len(steps) > 1:
            phrases[tuple(steps)] = None
        elif reading.is_prefix:
            begun[steps[0]] = None
        else:
            single |= steps[0].forms
    # As one step, since each word of a text is compared with each of them.
    return Mark((Step(frozenset(single)), *begun), tuple(phrases))


def bare(token: str) -> str:
    """Return the form that a token is itself; a part of a compound has none."""
    return "" if token[0] in HEAD + FRONT else token.lstrip(FORM)
