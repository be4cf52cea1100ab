"""Words as the search reads them: with their places.

These functions read all texts, names and queries, so that they match. `meaning` decides
what a word means: its lemma and its parts.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from articles.domain.search.language.forms import SIGNS_BORNE, form
from articles.domain.search.language.grammar import grammar_of

MAX_LENGTH = 60
# May stand inside a word unseen: accents that don't combine, soft hyphens, joiners.
UNSEEN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\u0640"
# Letters of scripts without blanks: Thai, Lao, Burmese, Khmer, Japanese and Chinese.
# Each is a word of its own, and a word that is typed is a phrase.
ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
AFTER = rf"[{UNSEEN}{SIGNS_BORNE}]"
PIECE = rf"(?:[^\W_{ALONE}](?:[^\W_{ALONE}]|{AFTER})*|(?!_)\w{AFTER}*)"
# 10.000, 10,000, 10 000, 10’000: one number, however its thousands are set apart.
NUMBER = r"(?<![\d.,])\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?![\d])"
GENITIVE = r"(?:['’]s\b)?"
JOINTS = r"[-‐‑–/&·.,:*_'’]+"
HYPHENS = frozenset("-‐‑")
THOUSANDS = re.compile(NUMBER)
# Its case matters: the capital of an accent is an iota.
SIGNS = re.compile(rf"[{UNSEEN}]|['’][sS]$")
WORD = re.compile(PIECE)


class Word(NamedTuple):
    """A word as it is written, and its place: without signs that only mark a gender."""

    written: str
    start: int
    end: int

    @property
    def form(self) -> str:
        return form(self.written)


class Chain(NamedTuple):
    """Text without a blank: its words, and those that its hyphens join."""

    words: tuple[Word, ...]
    joined: tuple[Word, ...]


@cache
def one_word(language: str) -> str:
    """Return the pattern of a number or word."""
    word = f"{PIECE}{grammar_of(language).gendered}{GENITIVE}"
    return f"(?:{NUMBER}|{word})"


@cache
def chain_pattern(language: str) -> re.Pattern:
    one = one_word(language)
    return re.compile(f"{one}(?:{JOINTS}{one})*", re.IGNORECASE)


@cache
def word_pattern(language: str) -> re.Pattern:
    """Return the pattern of a `word`, after one that lost its vowel before it."""
    word, elided = f"(?P<word>{one_word(language)})", grammar_of(language).elided
    before = rf"(?:(?<![^\W_])(?:{'|'.join(elided)})['’ʼ](?=[^\W_]))?" if elided else ""
    return re.compile(before + word, re.IGNORECASE)


def chains(text: str, language: str) -> Iterator[Chain]:
    """Yield the chains between blanks, with the places of their words in `text`."""
    for begin, (words, others) in chains_at(text, language):
        yield Chain(
            tuple(Word(one, begin + start, begin + end) for one, start, end in words),
            tuple(Word(one, begin + start, begin + end) for one, start, end in others),
        )


def chains_at(text: str, language: str) -> Iterator[tuple[int, Chain]]:
    """Yield the same, each with its beginning: the places of its words count from
    there.
    """
    for match in chain_pattern(language).finditer(text):
        yield match.start(), parted(match[0], language)


@lru_cache(maxsize=20_000)
def parted(chain: str, language: str) -> Chain:
    found = list(word_pattern(language).finditer(chain))
    words = [
        Word(written, *one.span("word"))
        for one in found
        for written in read(one["word"], language)
    ]
    signs = [chain[a.end() : b.start()] for a, b in pairwise(found)]
    return Chain(tuple(words), tuple(joined(words, signs)))


def joined(words: list[Word], signs: list[str]) -> Iterator[Word]:
    """Yield neighbours joined without their hyphens, two of them or all."""
    if len(words) != len(signs) + 1:
        return
    number = len(words)
    spans = [(n, n + length) for length in {2, number} - {1} for n in range(number)]
    for first, last in sorted(span for span in spans if span[1] <= number):
        some = words[first:last]
        are_numbers = all(word.written.isdigit() for word in some)
        if HYPHENS.issuperset("".join(signs[first : last - 1])) and not are_numbers:
            rest = "".join(word.written for word in some[1:]).lower()
            yield Word(some[0].written + rest, some[0].start, some[-1].end)


def read(written: str, language: str) -> tuple[str, ...]:
    """Return it as a word; as several if it is a sign for several, such as “½”."""
    if THOUSANDS.fullmatch(written):
        written = "".join(filter(str.isdigit, written))
    written = grammar_of(language).ungendered(written)
    spelled = SIGNS.sub("", unicodedata.normalize("NFKC", written[:MAX_LENGTH]))
    return tuple(one[:MAX_LENGTH] for one in WORD.findall(spelled) if form(one))


def words_of(text: str, language: str) -> list[Word]:
    return [word for chain in chains(text, language) for word in chain.words]
