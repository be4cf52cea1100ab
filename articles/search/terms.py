"""Read the terms of a query: words, “phrases”, -without, OR. All else is text.

A word is looked for as a whole, in any of its forms. Only the last one that was typed
may go on: who types another after it, or quotes it, has ended it. A blank at the end
says nothing, since nobody sees it. A word to leave out never goes on, lest more be left
out than was said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from articles.search.words import WORD, Word, stop_words, words_of
from articles.text import ALIKE

# So many terms are considered.
MOST_TERMS = 8
# From so many letters on the last word may be the beginning of a longer one.
MIN_PREFIX = 4
CHUNK = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
ALTERNATIVE = {"OR", "ODER"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Tokens that follow each other in the index; the last may be a beginning."""

    tokens: tuple[str, ...]
    is_prefix: bool = False

    def hits(self, words: list[Word], place: int) -> bool:
        """Whether it stands in `words` from `place` on."""
        found = words[place : place + len(self.tokens)]
        if len(found) < len(self.tokens):
            return False
        *before, last = found
        if [word.stem for word in before] != [*self.tokens[:-1]]:
            return False
        # As in the index, where only what stands alone is kept as it was written.
        forms = (last.stem,) if before else (last.stem, last.form)
        token = self.tokens[-1]
        if self.is_prefix:
            return any(form.startswith(token) for form in forms)
        return token in forms


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase, in each of its readings."""

    readings: tuple[Reading, ...]

    def spans(self, words: list[Word]) -> Iterator[tuple[int, int]]:
        """Yield from where to where in `words` it stands."""
        first = tuple(reading.tokens[0] for reading in self.readings)
        for place, word in enumerate(words):
            # Most words of a text begin with none of them.
            if not (word.stem.startswith(first) or word.form.startswith(first)):
                continue
            for reading in self.readings:
                if reading.hits(words, place):
                    yield place, place + len(reading.tokens)
                    break

    def is_in(self, words: list[Word]) -> bool:
        return next(self.spans(words), None) is not None


@dataclass(frozen=True, slots=True)
class Terms:
    """Of each group of `wanted` one must be found, of `unwanted` none."""

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()
    are_shortened: bool = False

    @property
    def all_wanted(self) -> tuple[Term, ...]:
        return tuple(chain.from_iterable(self.wanted))


@lru_cache(maxsize=1_000)
def parse(text: str, languages: tuple[str, ...]) -> Terms:
    wanted: list[list[Term]] = []
    unwanted: list[Term] = []
    alternative = False
    terms = list(read_terms(text, languages))
    if not any(term for sign, term, is_said in terms if sign != "-" and is_said):
        # Nothing but words that tell nothing: then these are what is meant.
        terms = [(sign, term, term is not None) for sign, term, _is_said in terms]
    said = [(sign, term) for sign, term, is_said in terms if is_said or sign == "OR"]
    count = 0
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
    return Terms(tuple(map(tuple, wanted)), tuple(unwanted), count > MOST_TERMS)


def read_terms(
    text: str, languages: tuple[str, ...]
) -> Iterator[tuple[str, Term | None, bool]]:
    """Yield sign, term and whether the term counts: a stop word alone doesn't."""
    chunks = CHUNK.findall(text.translate(ALIKE))
    typed = [each for each in chunks if WORD.search(each[1] or each[2])]
    for number, (sign, quoted, chunk) in enumerate(typed, start=1):
        if chunk in ALTERNATIVE and not sign:
            yield "OR", None, False
            continue
        may_go_on = number == len(typed) and not (sign or quoted)
        term = read_term(quoted or chunk, languages, may_go_on=may_go_on)
        if term:
            yield sign, term, bool(quoted) or not is_stop_word(chunk, languages)


def read_term(text: str, languages: tuple[str, ...], *, may_go_on: bool) -> Term | None:
    readings: dict[Reading, None] = {}
    for language in languages:
        words = words_of(text, language)
        if not words:
            return None
        stems = tuple(word.stem for word in words)
        for tokens in (stems, (words[-1].form,))[: 1 if len(words) > 1 else 2]:
            is_prefix = may_go_on and len(tokens[-1]) >= MIN_PREFIX
            readings[Reading(tokens, is_prefix)] = None
    return Term(tuple(readings))


def is_stop_word(chunk: str, languages: tuple[str, ...]) -> bool:
    """Whether it tells nothing in any of the languages."""
    forms = [word.form for word in words_of(chunk, languages[0])]
    return len(forms) == 1 and all(forms[0] in stop_words(each) for each in languages)
