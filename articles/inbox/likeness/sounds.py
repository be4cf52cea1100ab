"""Names and words by how they sound, so that Rechovot is Rehovot, and Merkur Mercury.

A word counts by its first sounds. So inflections, and words that two languages share,
are found, too; they weigh less than figures and places.
"""

import re
import unicodedata
from functools import lru_cache

from articles.foundation.languages import row_of

WORD = re.compile(r"[^\W\d_]+")
SOUND = "w:"
# Words with fewer letters say little, unless they are in capitals: CERN, ESO.
LEAST = 4
# Sounds by which a word counts.
FIRST = 5
# Letters that one language writes and another doesn't, or writes otherwise.
SPELLINGS = (
    ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "h"), ("ph", "f"), ("th", "t"),
    ("dsch", "j"), ("ck", "k"), ("qu", "kv"), ("kh", "h"), ("gh", "g"), ("x", "ks"),
    ("ou", "u"), ("oo", "u"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ie", "i"),
    ("ee", "i"), ("y", "i"), ("c", "k"), ("z", "s"), ("w", "v"), ("j", "i"),
)  # fmt: skip
TWICE = re.compile(r"(.)\1")


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """Return the first sounds of a word, alike for several languages."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    heard = "".join(one for one in folded if one.isalpha())
    for written, said in SPELLINGS:
        heard = heard.replace(written, said)
    return TWICE.sub(r"\1", heard)[:FIRST]


def sounds_in(text: str, language: str) -> dict[str, str]:
    """Return the words of a text by their sounds, names before others."""
    stops = stop_words(language)
    names: dict[str, str] = {}
    others: dict[str, str] = {}
    for word in WORD.findall(text):
        if word.casefold() in stops or not (len(word) >= LEAST or word.isupper()):
            continue
        heard = f"{SOUND}{sound(word)}"
        (names if word[0].isupper() else others).setdefault(heard, word)
    return names | {heard: word for heard, word in others.items() if heard not in names}


@lru_cache(maxsize=20)
def stop_words(language: str) -> frozenset[str]:
    row = row_of(language)
    lists = (row.stop_words, row.small_words, row.question_words, row.asking_words)
    return frozenset(" ".join(lists).split())
