"""The beginning of a text in whole sentences: what is shown of a page elsewhere."""

import re

from articles.content.excerpt import shortened
from articles.text import clean_line

# As much as search engines show.
LENGTH = 160
END = re.compile(r"[.!?…][\"'”’“‘»«)\]]*(?=\s)")
OPENING = "\"'“„‘‚»«(["
LAST_WORD = re.compile(r"[^\s(„“\"]+$")
# A stop after these ends no sentence, nor does one after a letter or an ordinal.
SHORT = frozenset(
    word
    for words in (
        "abs art bd bzw ca dr etc evtl ggf hrsg inkl mio mrd nr prof rd sog st vgl",
        "approx cf co corp dept ed eds e.g fig gen gov i.e inc jr ltd mr mrs ms no vol",
    )
    for word in words.split()
)
# Where a long sentence may be left.
CLAUSES = (", ", "; ", ": ", " – ", " — ")


def whole_sentences(text: str, length: int = LENGTH) -> str:
    """Return as many whole sentences as there is room for; of one that is longer its
    beginning, left between two clauses if it can be.
    """
    text = clean_line(text)
    if len(text) <= length:
        return text
    ends = [
        end.end() for end in END.finditer(text, 0, length + 1) if ends_in(text, end)
    ]
    if ends:
        return text[: ends[-1]]
    room = length - len("\N{NO-BREAK SPACE}…")
    # With the space after it, before which the last word is left out.
    clause = max(text.rfind(sign, 0, room) for sign in CLAUSES) + 2
    return shortened(text, clause if clause > length // 2 else room)


def ends_in(text: str, end: re.Match) -> bool:
    """Whether a sentence ends there: what follows begins one, and what stands before is
    no abbreviation.
    """
    after = text[end.end() :].lstrip().lstrip(OPENING)[:1]
    if not (after.isupper() or after.isdecimal()):
        return False
    if not end[0].startswith("."):
        return True
    before = LAST_WORD.search(text[: end.start()])
    word = before[0].lower() if before else ""
    is_ordinal = word.isdecimal() and len(word) <= 2
    return not (len(word) <= 1 or is_ordinal or word in SHORT)
