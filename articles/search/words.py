"""What a word is for the search: its stem and its form, without case and accents.

Texts, names and queries are all read by these functions, so they meet.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

ALGORITHMS = {"de": "german", "en": "english"}
MAX_LENGTH = 60
# May stand inside a word unseen: accents that don't combine, soft hyphens, joiners.
UNSEEN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{UNSEEN}])*(?:['’]s\b)?", re.IGNORECASE)
PIECE = re.compile(r"[^\W_]+")
NO_PART = re.compile(rf"[{UNSEEN}]|['’]s$", re.IGNORECASE)
# Said so often that it tells nothing; "and" in German too, because people type it.
STOP_WORDS = {
    "de": """
        aber als am an and auch auf aus bei bis das dass dem den der des die durch ein
        eine einem einen einer eines er es für hat ich ihr im in ist mit nach nicht of
        oder or sich sie sind so the über um und unter vom von vor war was wie wird wir
        zu zum zur
    """,
    "en": """
        a an and are as at be been but by for from has have in into is it its not of on
        or that the their they this to was were which with
    """,
}
# Stemmers keep a state, so no two threads may share one.
_own = threading.local()


class Word(NamedTuple):
    """A word as it is compared: by its stem, and as it was written."""

    stem: str
    form: str


def words_of(text: str, language: str) -> list[Word]:
    return [word for _place, word in placed_words(text, language)]


def placed_words(text: str, language: str) -> Iterator[tuple[tuple[int, int], Word]]:
    """Yield each word with the place in `text` where it begins and ends."""
    for match in WORD.finditer(text):
        for word in read_word(match[0][:MAX_LENGTH], language):
            yield match.span(), word


@lru_cache(maxsize=50_000)
def read_word(written: str, language: str) -> tuple[Word, ...]:
    """Return it as a word; as several if it is a sign for several, such as “½”."""
    spelled = unicodedata.normalize("NFKC", NO_PART.sub("", written)).casefold()
    words = (
        Word(plain(stemmer(language).stemWord(piece)), plain(piece))
        for piece in (found[:MAX_LENGTH] for found in PIECE.findall(spelled))
    )
    return tuple(word for word in words if word.stem and word.form)


def plain(word: str) -> str:
    """Return it without accents: ä and a are the same after the stem is taken."""
    return "".join(c for c in unicodedata.normalize("NFKD", word) if c.isalnum())


def stemmer(language: str) -> Stemmer.Stemmer:
    stemmers = vars(_own)
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(ALGORITHMS[language], 0)
    return stemmers[language]


@lru_cache
def stop_words(language: str) -> frozenset[str]:
    return frozenset(word.form for word in words_of(STOP_WORDS[language], language))
