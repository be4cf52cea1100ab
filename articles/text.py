"""Clean what people type or paste: what no reader can see and no feed can carry."""

import re
import unicodedata

# C0 and C1 controls but tab and newlines, bidirectional overrides and isolates,
# zero-width marks at which text could hide, and what isn't a character at all.
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BLANK = re.compile(r"[\s\u200b\u200c\u200d\u2060\u3164]*")

ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)


def clean_text(value: str) -> str:
    """Return `value` in NFC with `\\n` as the only line break."""
    value = UNWANTED.sub("", BREAKS.sub("\n", value))
    return unicodedata.normalize("NFC", value).strip()


def clean_line(value: str) -> str:
    """Return `value` as one line with single spaces; "" if nothing visible is left."""
    value = " ".join(clean_text(value).split())
    return "" if BLANK.fullmatch(value) else value


def fold(name: str) -> str:
    """Return the form under which two spellings of one name are the same.

    Case, width, spaces, and the kinds of quotes, dashes and apostrophes don't count.
    """
    name = unicodedata.normalize("NFKC", name).casefold().translate(ALIKE)
    return " ".join(name.split())
