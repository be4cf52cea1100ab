"""Words as they are compared: their forms without case and accents, and their stems.

In the index, marks tell the roles of words: they are no letters of a word, so nobody
can type them.
"""

import hashlib
import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from articles.foundation.languages import row_of

# A gap over which no phrase goes on; the digest of a row; the key of a label.
FTS5_GAP, DIGEST, LABEL = "\ue000", "\ue002", "\ue001"
# A word as it is written; the end of a compound; another part of it.
FORM, HEAD, FRONT = "\ue003", "\ue004", "\ue005"
# A name that is another word in small letters: after Polish, before polish.
NAME = "\ue006"
# A word that a text has often, and one that it begins with.
OFTEN, EARLY = "\ue007", "\ue008"
# The key of an address that an article cites or links, and that of its host.
ADDRESS, HOST = "\ue009", "\ue00a"
# The date that an article bears; the index doesn't have it.
DAY = "\ue00b"
GAP = ""
# Umlauts as they are written where there are none, so that ä is another letter than a.
SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "œ": "oe", "ø": "oe", "ł": "l"}
)
# The signs that letters bear, from Cyrillic to Khmer. Those that don't combine are
# vowels: without them Hindi and Thai words would be others.
SIGNS_BORNE = "".join(
    sign
    for sign in map(chr, range(0x483, 0x1E00))
    if unicodedata.category(sign)[0] == "M"
)
VOWELS = frozenset(sign for sign in SIGNS_BORNE if not unicodedata.combining(sign))
# Stemmers keep a state, so no two threads may share one.
_own = threading.local()


@lru_cache(maxsize=50_000)
def form(word: str) -> str:
    """Return it as it is compared: without case and accents, ä as ae."""
    composed = unicodedata.normalize("NFKC", word).casefold()
    return folded(composed.translate(SPELT_OUT))


def folded(word: str) -> str:
    """Return it as users type it who leave out umlauts: ä as a."""
    letters = unicodedata.normalize("NFKD", word).casefold()
    return "".join(one for one in letters if one.isalnum() or one in VOWELS)


@lru_cache(maxsize=50_000)
def stem(word: str, language: str) -> str:
    """Return the common part of its inflections, with umlauts kept distinct; its form
    in languages without a stemmer.
    """
    algorithm = row_of(language).stemmer
    if not algorithm:
        return form(word)
    composed = unicodedata.normalize("NFKC", word).casefold()
    return form(stemmer(algorithm).stemWord(composed))


def stemmer(algorithm: str) -> Stemmer.Stemmer:
    stemmers = vars(_own)
    if algorithm not in stemmers:
        stemmers[algorithm] = Stemmer.Stemmer(algorithm, 0)
    return stemmers[algorithm]


def letters_and_digits(word: str) -> tuple[str, ...]:
    """Return both parts of a word such as “mars2020”, which is two words as well."""
    match = re.fullmatch(r"([^\W\d_]{3,})(\d{2,})", word)
    return match.groups() if match else ()


def inside(token: str) -> tuple[str, str, str]:
    """Return a lemma as a word of its own, and as either part of a compound."""
    return token, HEAD + token, FRONT + token


def digest_of(key: str) -> str:
    """Return letters and digits for a key of any signs."""
    return hashlib.blake2b(key.encode(), digest_size=10).hexdigest()


def label_token(key: str) -> str:
    return LABEL + str(key).replace("-", "")
