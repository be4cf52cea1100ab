"""Cut a text where a sentence ends, in German or English.

A sentence too many in one piece is better than one cut at an abbreviation. In doubt the
text goes on.
"""

import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import get_language

from articles.domain.content.plain_text import shortened
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
# In small letters, without their last full stop. Single letters, and what has a full
# stop inside (e.g, U.S, z.B), are always taken for abbreviations.
SHORT = {
    "de": (
        "abs abt allg art bd bspw bsp bzgl bzw ca chr co dipl dr dt ebd engl etc evtl "
        "exkl ff fr franz geb gegr gem ges ggf hl hr hrsg inkl ing int jan feb febr "
        "apr aug sep sept okt nov dez jh jhd kap kfm lt max mind min mio mr mrd mrs "
        "nat nr phil prof rd resp rer russ s sog sr st std str tel techn tsd usw "
        "univ ver vgl vol vors wiss ziff zit zt zzgl"
    ),
    "en": (
        "al approx apr art assoc aug av ave ca capt cf ch co col corp dec dept dr ed "
        "eds esp est etc feb fig gen gov govt inc jan jr lt ltd mr mrs ms mt no nov "
        "nr oct op para pp prof rep rev sen sep sept sr st univ viz vol vs"
    ),
}
ABBREVIATIONS = {code: frozenset(words.split()) for code, words in SHORT.items()}
# Readers learn nothing from so short a beginning: better some words more.
TOO_SHORT = 4  # a part of the length


def whole_sentences(
    text: str, length: int = LENGTH, language: str | None = None
) -> str:
    """Return in one line as many sentences as fit into `length`.

    If the first is longer, return its words up to the end of a clause, or as many as
    fit, with dots. The text is in `language`, else in the active one.
    """
    text = clean_line(text)
    if len(text) <= length:
        return text
    language = language or get_language() or settings.LANGUAGE_CODE
    ends = [end for end in ends_of(text, language) if end <= length]
    if ends and ends[-1] > length // TOO_SHORT:
        return text[: ends[-1]]
    room = length - len(DOTS)
    clauses = [found.start() for found in CLAUSE_END.finditer(text[:room])]
    # A comma after the first words divides too little.
    if clauses and clauses[-1] > length // 2:
        return f"{text[: clauses[-1]]}{DOTS}"
    return shortened(text, room)


def ends_of(text: str, language: str) -> Iterator[int]:
    """Yield the ends of all sentences but the last."""
    for found in END.finditer(text):
        if found["sign"] != "." or not is_abbreviated(text[: found.start()], language):
            yield found.end()


def is_abbreviated(before: str, language: str) -> bool:
    """Return whether a full stop after this belongs to its last word."""
    word = before.rpartition(" ")[2].lstrip(OPENING)
    if word.isdigit():
        return language == "de" and len(word) <= ORDINAL_DIGITS
    if language == "de" and ROMAN.fullmatch(word):
        return True
    # The last part of Bi-/Multilat., of Max-Planck-Str.
    last = re.split(r"[-/]", word)[-1].casefold()
    return len(word) == 1 or "." in word or last in ABBREVIATIONS[language]
