"""Clean texts that people type or paste of characters that readers can't see and feeds
can't contain.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from django.utils.formats import number_format
from django.utils.translation import ngettext

# C0 and C1 controls but tab and newlines, bidirectional overrides and isolates,
# zero-width marks that could hide text, and code points that aren't characters.
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Invisible characters: spaces, joiners, fillers, marks of direction and of variation.
NO_INK = (
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0\ufff9-\ufffb"
    r"\U000e0000-\U000e0fff]"
)
BLANK = re.compile(f"{NO_INK}*")

# The characters of typed text that a message repeats at most.
REPEATED = 80

PUNCTUATION = re.compile(r" ?([,;]) ?")
# Signs that typists and typesetters choose differently, and invisible ones.
ALIKE = str.maketrans(
    dict.fromkeys("„“”‟«»″", '"')
    | dict.fromkeys("‚‘’‛‹›′´`\N{MODIFIER LETTER APOSTROPHE}", "'")
    | dict.fromkeys("‐‑‒–—―−⁃", "-")
    | dict.fromkeys("\u00ad\u200b\u2060\ufeff")
)
# Letters that Unicode doesn't decompose, as a German dictionary sorts them.
UNDIVIDED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)


def clean_text(value: str, *, form: Literal["NFC", "NFKC"] | None = "NFC") -> str:
    """Return `value` with `\\n` as the only line break, normalised to `form`.

    Return "" if it has nothing visible.
    """
    value = UNWANTED.sub("", BREAKS.sub("\n", value))
    value = (unicodedata.normalize(form, value) if form else value).strip()
    return "" if BLANK.fullmatch(value) else value


def clean_line(value: str) -> str:
    """Return `value` as one line with single spaces; "" if nothing visible is left."""
    return " ".join(clean_text(value).split())


def repeated(typed: str) -> str:
    """Return typed text as a message repeats it: one short line.

    Invisible signs are left out: marks of direction would turn the sentence around it.
    """
    line = clean_line(typed)
    return line if len(line) <= REPEATED else f"{line[:REPEATED]} …"


def fold(name: str) -> str:
    """Return `name` for comparing: two spellings of one name fold to the same."""
    name = unicodedata.normalize("NFKC", name.translate(ALIKE)).casefold()
    name = unicodedata.normalize("NFKC", name).translate(ALIKE)
    return PUNCTUATION.sub(r"\1 ", " ".join(name.split())).strip()


@lru_cache(maxsize=10_000)
def filed_as(name: str) -> str:
    """Return the sort key of `name`, as in a dictionary: Österreich is under O."""
    letters = unicodedata.normalize("NFKD", fold(name).translate(UNDIVIDED))
    bare = "".join(one for one in letters if not unicodedata.combining(one))
    return bare.lstrip("\"'([-. ") or bare


def grouped(number: int) -> str:
    """Return a number with separators of thousands, by the reader's language."""
    # Most numbers need none, and a page may show a thousand numbers.
    return str(number) if number < 1000 else number_format(number, force_grouping=True)


def counted(number: int) -> str:
    """Return “12 articles”."""
    said = ngettext("%(number)s article", "%(number)s articles", number)
    return said % {"number": grouped(number)}


def web_link(address: str) -> str:
    """Return an address if it leads to the web; "" for any other.

    Forms accept no others, but a row may have been written in another way.
    """
    return address if address.startswith(("https://", "http://")) else ""
