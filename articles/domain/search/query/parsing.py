"""Read what was typed: words, “phrases”, -without, OR. All else is text.

This module doesn't look up meanings. A question has words of its own, “who” and “how
many”, that its answer lacks. Only the last word typed may be the beginning of a longer
one: typing another after it, or quoting it, ends it. A blank at the end says nothing,
since nobody sees it. A word to leave out is never completed, lest more be left out than
the user wrote.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from itertools import chain

from articles.domain.search.language.forms import form, stem
from articles.domain.search.language.grammar import grammar_of
from articles.domain.search.language.stop_words import asking_words, asks, stop_words
from articles.domain.search.language.web_keys import is_address, key_of
from articles.domain.search.language.words import Chain, chains
from articles.domain.search.query.dates import dates_in
from articles.foundation.languages import offered
from articles.foundation.text import ALIKE

# So many terms are considered.
MOST_TERMS = 8
# From so many letters on the last word may be the beginning of a longer one.
MIN_PREFIX = 4
CHUNK = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
# Thousands that a blank sets apart are one word: 35 000.
BLANK_IN_NUMBER = re.compile(r"(?<![^\s\"-])(\d{1,3}(?: \d{3})+)(?![^\s\"])")
ALTERNATIVE = {"OR", "ODER"}


@lru_cache(maxsize=1_000)
def chains_of(text: str, language: str) -> tuple[Chain, ...]:
    return tuple(chains(text, language))


@dataclass(frozen=True, slots=True)
class Asked:
    """One term as it was typed: a word, several without a blank, or a phrase."""

    text: str
    is_quoted: bool = False
    may_go_on: bool = False
    # The date that it is.
    day: date | None = None

    @property
    def address(self) -> str:
        """The key of the address that it is, or of the host; "" if it is neither."""
        typed = self.text.strip("<>(),;")
        is_one = not self.is_quoted and is_address(typed)
        return key_of(typed) if is_one else ""

    def chains(self, language: str) -> tuple[Chain, ...]:
        return chains_of(self.text, language)

    def words(self, language: str) -> list[str]:
        found = self.chains(language)
        return [word.written for one in found for word in one.words]

    def names(self, languages: tuple[str, ...]) -> tuple["Said", ...]:
        """Return the ways in which it may stand in the name of a label."""
        return names_of(self, languages, endings_in(*languages, *offered()))

    def __str__(self) -> str:
        return f'"{self.text}"' if self.is_quoted else self.text


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a name that follow each other, each by its stem and as it is written.
    The last word of a beginning is itself a beginning. Others may have other `endings`.
    """

    words: tuple[tuple[str, str], ...]
    endings: frozenset[str]
    is_prefix: bool = False

    def is_at(self, words: list[tuple[str, str]], place: int) -> bool:
        """Return whether it stands in `words`, stems with forms, from `place` on."""
        found = words[place : place + len(self.words)]
        if len(found) < len(self.words):
            return False
        *before, last = zip(self.words, found, strict=True)
        if not all(are_inflections(*pair, self.endings) for pair in before):
            return False
        if self.is_prefix:
            return any(one.startswith(last[0][1]) for one in last[1])
        return are_inflections(*last, self.endings)

    def is_in(self, words: list[tuple[str, str]]) -> bool:
        return any(self.is_at(words, place) for place in range(len(words)))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of each group of `wanted` must be found, and none of `unwanted`."""

    wanted: tuple[tuple[Asked, ...], ...] = ()
    unwanted: tuple[Asked, ...] = ()
    are_shortened: bool = False
    is_question: bool = False

    def with_only(self, kept: tuple[int, ...]) -> "Sentence":
        """Return the sentence with only some of its groups."""
        return replace(self, wanted=tuple(self.wanted[number] for number in kept))

    @property
    def all_wanted(self) -> tuple[Asked, ...]:
        return tuple(chain.from_iterable(self.wanted))

    @property
    def every(self) -> tuple[Asked, ...]:
        return tuple(dict.fromkeys((*self.all_wanted, *self.unwanted)))

    def __str__(self) -> str:
        """Return it as it would be typed."""
        groups = (" OR ".join(map(str, group)) for group in self.wanted)
        return " ".join([*groups, *(f"-{one}" for one in self.unwanted)])


@lru_cache(maxsize=1_000)
def parse(text: str, languages: tuple[str, ...]) -> Sentence:
    # A language without such words has no say.
    asking = [each for each in languages if asking_words(each)]
    is_question = bool(asking) and all(asks(text, each) for each in asking)
    terms = list(read_terms(text, languages, is_question=is_question))
    if not any(term for sign, term, is_said in terms if sign != "-" and is_said):
        # If all words are stop words, then these are what is meant.
        terms = [(sign, term, term is not None) for sign, term, _is_said in terms]
    said = [(sign, term) for sign, term, is_said in terms if is_said or sign == "OR"]
    wanted: list[list[Asked]] = []
    unwanted: list[Asked] = []
    alternative, count = False, 0
    for sign, term in said:
        if term is None:  # an “or”
            alternative = bool(wanted)
            continue
        count += 1
        if count > MOST_TERMS:
            break
        if sign == "-":
            unwanted.append(term)
        elif alternative:
            wanted[-1].append(term)
        else:
            wanted.append([term])
        alternative = False
    groups = tuple(map(tuple, wanted))
    return Sentence(groups, tuple(unwanted), count > MOST_TERMS, is_question)


def read_terms(
    text: str, languages: tuple[str, ...], *, is_question: bool = False
) -> Iterator[tuple[str, Asked | None, bool]]:
    """Yield sign, term and whether the term counts: a stop word alone doesn't."""
    text = text.translate(ALIKE)
    typed = [
        (sign, quoted, chunk, day)
        for sign, quoted, chunk, day in chunks(text)
        if all(has_word(quoted or chunk, language) for language in languages)
    ]
    for number, (sign, quoted, chunk, day) in enumerate(typed, start=1):
        if chunk in ALTERNATIVE and not sign:
            yield "OR", None, False
            continue
        may_go_on = number == len(typed) and not (sign or quoted or day)
        said = Asked(quoted or chunk, bool(quoted), may_go_on, day)
        counts = bool(quoted) or not is_stop_word(chunk, languages, is_question)
        yield sign, said, counts


def chunks(text: str) -> Iterator[tuple[str, str, str, date | None]]:
    """Yield the sign, and either what is quoted or what isn't, with the date if it is
    one: dates may have blanks.
    """
    # Dates in quotation marks are text.
    dates = [] if '"' in text else list(dates_in(text))
    place = 0
    for start, end, day in [*dates, (len(text), len(text), None)]:
        some = BLANK_IN_NUMBER.sub(lambda m: m[1].replace(" ", ""), text[place:start])
        yield from ((*found, None) for found in CHUNK.findall(some))
        if day:
            yield "", "", text[start:end], day
        place = end


def has_word(text: str, language: str) -> bool:
    return any(one.words for one in chains(text, language))


def is_stop_word(chunk: str, languages: tuple[str, ...], is_question: bool) -> bool:
    """Return whether it is a stop word in all of the languages that have any."""
    stops = {each: stop_words(each, is_question=is_question) for each in languages}
    said = {each: " ".join(map(form, Asked(chunk).words(each))) for each in languages}
    having = [each for each in languages if stops[each]]
    return bool(having) and all(said[each] in stops[each] for each in having)


@lru_cache(maxsize=1_000)
def names_of(
    asked: Asked, languages: tuple[str, ...], endings: frozenset[str]
) -> tuple[Said, ...]:
    found: dict[Said, None] = {}
    for language in languages:
        words = tuple((stem(w, language), form(w)) for w in asked.words(language))
        found[Said(words, endings)] = None
        if asked.may_go_on and len(words[-1][1]) >= MIN_PREFIX:
            found[Said(words, endings, is_prefix=True)] = None
    return tuple(found)


@cache
def endings_in(*languages: str) -> frozenset[str]:
    """Return the endings by which words of a name may differ. Labels have names in all
    languages, whatever the query's are.
    """
    return frozenset({""}).union(*(grammar_of(one).noun_endings for one in languages))


@lru_cache(maxsize=10_000)
def are_inflections(
    one: tuple[str, str], other: tuple[str, str], endings: frozenset[str]
) -> bool:
    """Return whether two words, each a stem and a form, are inflections of one word.
    Equal stems aren't enough: “indices” and “indicators” share one.
    """
    forms = one[1], other[1]
    if forms[0] == forms[1]:
        return True
    pairs = enumerate(zip(*forms, strict=False))
    begun = next((n for n, (a, b) in pairs if a != b), min(map(len, forms)))
    return one[0] == other[0] and all(each[begun:] in endings for each in forms)
