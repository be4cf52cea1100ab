"""Words as the search reads them: with their places, and their forms without accents.

These functions read all texts, names and queries, so that they match. `meaning` decides
what a word means: its lemma and its parts. In the index, marks tell the roles of words:
they are no letters of a word, so nobody can type them.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import Stemmer

# A gap over which no phrase goes on; the digest of a row; the key of a label.
FTS5_GAP, DIGEST, LABEL = "\ue000", "\ue002", "\ue001"
# A word as it is written; the end of a compound; another part of it.
FORM, HEAD, FRONT = "\ue003", "\ue004", "\ue005"
# A name that is another word in small letters: after Polish, before polish.
NAME = "\ue006"
GAP = ""
ALGORITHMS = {"de": "german", "en": "english"}
MAX_LENGTH = 60
# May stand inside a word unseen: accents that don't combine, soft hyphens, joiners.
UNSEEN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
PIECE = rf"[^\W_](?:[^\W_]|[{UNSEEN}])*"
# 10.000, 10,000, 10 000, 10’000: one number, however its thousands are set apart.
NUMBER = r"(?<![\d.,])\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?![\d])"
# Forscher*innen, Forscher:innen, Forscher_innen, Forscher/-innen, Forscher(innen).
GENDERED = r"(?:(?:[*:_·]|/-?)in(?:nen)?(?![^\W_])|\(in(?:nen)?\))?"
GENITIVE = r"(?:['’]s\b)?"
JOINTS = r"[-‐‑–/&·.,:*_'’]+"
HYPHENS = frozenset("-‐‑")
THOUSANDS = re.compile(NUMBER)
SIGNS = re.compile(rf"[{UNSEEN}]|['’]s$", re.IGNORECASE)
OF_GENDER = re.compile(r"(?:[*:_·(]|/-?)(?=in(?:nen)?\)?$)|(?<=n)\)$", re.IGNORECASE)
INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß]{2})I(?=n(?:nen)?$)")
WORD = re.compile(PIECE)
# Umlauts as they are written where there are none, so that ä is another letter than a.
SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "oe", "ł": "l"}
)
# Stemmers keep a state, so no two threads may share one.
_own = threading.local()


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


def pattern(language: str) -> re.Pattern:
    word = f"{PIECE}{GENDERED if language == 'de' else ''}{GENITIVE}"
    one = f"(?:{NUMBER}|{word})"
    return re.compile(f"{one}(?:{JOINTS}{one})*", re.IGNORECASE)


def word_pattern(language: str) -> re.Pattern:
    word = f"{PIECE}{GENDERED if language == 'de' else ''}{GENITIVE}"
    return re.compile(f"{NUMBER}|{word}", re.IGNORECASE)


CHAINS = {language: pattern(language) for language in ALGORITHMS}
WORDS = {language: word_pattern(language) for language in ALGORITHMS}


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
    for match in CHAINS[language].finditer(text):
        yield match.start(), parted(match[0], language)


@lru_cache(maxsize=20_000)
def parted(chain: str, language: str) -> Chain:
    found = list(WORDS[language].finditer(chain))
    words = [
        Word(written, one.start(), one.end())
        for one in found
        for written in read(one[0], language)
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
    if language == "de":
        written = INNER_CAPITAL.sub("i", OF_GENDER.sub("", written))
    spelled = SIGNS.sub("", unicodedata.normalize("NFKC", written[:MAX_LENGTH]))
    return tuple(one[:MAX_LENGTH] for one in WORD.findall(spelled) if form(one))


def words_of(text: str, language: str) -> list[Word]:
    return [word for chain in chains(text, language) for word in chain.words]


@lru_cache(maxsize=50_000)
def form(word: str) -> str:
    """Return it as it is compared: without case and accents, ä as ae."""
    composed = unicodedata.normalize("NFKC", word).casefold()
    return folded(composed.translate(SPELT_OUT))


def folded(word: str) -> str:
    """Return it as users type it who leave out umlauts: ä as a."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(one for one in letters if one.isalnum())


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the common part of its inflections, with umlauts kept distinct."""
    composed = unicodedata.normalize("NFKC", word).casefold()
    return form(stemmer(language).stemWord(composed))


def stemmer(language: str) -> Stemmer.Stemmer:
    stemmers = vars(_own)
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(ALGORITHMS[language], 0)
    return stemmers[language]


def letters_and_digits(word: str) -> tuple[str, ...]:
    """Return both parts of a word such as “mars2020”, which is two words as well."""
    match = re.fullmatch(r"([^\W\d_]{3,})(\d{2,})", word)
    return match.groups() if match else ()


def inside(token: str) -> tuple[str, str, str]:
    """Return a lemma as a word of its own, and as either part of a compound."""
    return token, HEAD + token, FRONT + token


def label_token(key: str) -> str:
    return LABEL + str(key).replace("-", "")
