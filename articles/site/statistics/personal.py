"""Decide which words of a search are stored: none that might be personal."""

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

# A number as telephones and accounts have it, however it is divided: years and sums of
# money are shorter.
NUMBER = re.compile(r"\d(?:[\W_]*\d){6,}")
# An address, of mail or of a page; a name under which somebody has an account.
ADDRESS = re.compile(r"@|://|\bwww\.|[(\[{]\s*at\s*[)\]}]")
# A name of a host: “z.B.” ends in one letter, “Dr. No” has a gap.
HOST = re.compile(r"[^\W_]\.(?:[^\W\d_]{2,}|xn--)")
# Addresses of hosts: 10.0.0.1, 2001:db8::1, and that of a network card.
MACHINE = re.compile(
    r"(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)"
    r"|(?<!\w)[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*::"
    r"|::[0-9a-f]{1,4}(?::[0-9a-f]{1,4})*(?!\w)"
    r"|(?<!\w)(?:[0-9a-f]{1,4}:){5,}[0-9a-f]{1,4}(?!\w)"
    r"|(?<!\w)(?:[0-9a-f]{2}-){5}[0-9a-f]{2}(?!\w)"
)
OWN = (NUMBER, ADDRESS, HOST, MACHINE)
# A sentence is more than a name for what is looked for, and may reveal its writer.
LONGEST, MOST_WORDS = 60, 6
# Encoded words are decoded so often.
DEPTH = 3


def kept_words(typed: str) -> str:
    """Return the words as they are counted: in lower case, "" if they aren't kept."""
    words = " ".join(typed.casefold().split())
    return "" if looks_personal(words) else words


def looks_personal(words: str) -> bool:
    """Return whether the words might be about the user who typed them."""
    if len(words) > LONGEST:
        return True
    plain = plain_of(words)
    return (
        len(plain) > LONGEST
        or plain.count(" ") >= MOST_WORDS
        or any(pattern.search(plain) for pattern in OWN)
    )


def plain_of(words: str) -> str:
    """Return the plain words, however they are encoded: “％40” is an @ as well."""
    plain = words
    for _time in range(DEPTH):
        plain = unicodedata.normalize("NFKC", unescape(unquote(plain)))
    shown = (letter for letter in plain if unicodedata.category(letter) != "Cf")
    return " ".join("".join(shown).casefold().replace("。", ".").split())
