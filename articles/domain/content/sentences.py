"""Cut a text where a sentence ends.

A sentence too many in one piece is better than one cut at an abbreviation. In doubt the
text goes on.
"""

import re
from collections.abc import Iterator
from functools import cache

from articles.domain.content.plain_text import shortened
from articles.foundation.languages import active_language, row_of
from articles.foundation.text import clean_line

# As much as search engines show of a page's description.
LENGTH = 160
# The sign in place of the rest of a sentence.
DOTS = "\N{NO-BREAK SPACE}…"
# The end of a sentence, with quotation marks and brackets, before a possible beginning
# of another.
END = re.compile(r"(?P<sign>[.!?…])[\"'“”’»«)\]]*(?=\s+[\"'„“‚‘»«(\[]*[^\W_a-zäöüß])")
CLAUSE_END = re.compile(r"[,;:](?=\s)|(?=\s[–—]\s)")
OPENING = "\"'„“‚‘»«(["
# A German ordinal; of years and larger numbers a full stop ends the sentence.
ORDINAL_DIGITS = 2
ROMAN = re.compile("[IVXLC]+")
# Readers learn nothing from so short a beginning: better some words more.
TOO_SHORT = 4  # a part of the length


def whole_sentences(
    text: str, length: int = LENGTH, language: str | None = None, *, first: int = 0
) -> str:
    """Return in one line as many sentences as fit into `length`.

    The first alone may be as long as `first`. If it is longer, return its words up to
    the end of a clause, or as many as fit, with dots. The text is in `language`, else
    in the active one.
    """
    text = clean_line(text)
    if len(text) <= length:
        return text
    every = [*ends_of(text, language or active_language()), len(text)]
    ends = [end for end in every if end <= length]
    if ends and ends[-1] > length // TOO_SHORT:
        return text[: ends[-1]]
    if (end := every[len(ends)]) <= first:
        return text[:end]
    room = length - len(DOTS)
    clauses = [found.start() for found in CLAUSE_END.finditer(text[:room])]
    # A comma after the first words divides too little.
    if clauses and clauses[-1] > length // 2:
        return f"{text[: clauses[-1]]}{DOTS}"
    return shortened(text, room)


def first_sentence(text: str, language: str) -> str:
    """Return it in one line; all of a text that has no other."""
    text = clean_line(text)
    return text[: next(ends_of(text, language), len(text))]


def ends_of(text: str, language: str) -> Iterator[int]:
    """Yield the ends of all sentences but the last."""
    for found in END.finditer(text):
        if found["sign"] != "." or not is_abbreviated(text[: found.start()], language):
            yield found.end()


def is_abbreviated(before: str, language: str) -> bool:
    """Return whether a full stop after this belongs to its last word.

    Single letters, and words with a full stop inside (e.g, U.S, z.B), are always taken
    for abbreviations.
    """
    row = row_of(language)
    word = before.rpartition(" ")[2].lstrip(OPENING)
    if word.isdigit():
        return row.has_ordinals and len(word) <= ORDINAL_DIGITS
    if row.has_ordinals and ROMAN.fullmatch(word):
        return True
    # The last part of Bi-/Multilat., of Max-Planck-Str.
    last = re.split(r"[-/]", word)[-1].casefold()
    return len(word) == 1 or "." in word or last in abbreviations(language)


@cache
def abbreviations(language: str) -> frozenset[str]:
    return frozenset(row_of(language).abbreviations.split())
