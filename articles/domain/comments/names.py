"""Names in comments: who is named by @name, and names that are taken out. Pure."""

import re
from collections.abc import Iterable, Mapping

SIGN = re.compile(r"(?<![\w@.])@(?=\w)")
# The letters after the sign that look like one name.
TYPED = re.compile(r"[\w.+-]*\w")


def named(text: str, names: Mapping[str, Iterable[int]]) -> set[int]:
    """Return the keys of those who are named; the longest name counts.

    `names` has the keys of people by each of their names.
    """
    found: set[int] = set()
    for sign in SIGN.finditer(text):
        name = longest(text[sign.end() :], names)
        found |= set(names[name]) if name else set()
    return found


def nobody(text: str, names: Mapping[str, Iterable[int]]) -> list[str]:
    """Return what follows a sign but is nobody's name."""
    unknown = (
        TYPED.match(text, sign.end())
        for sign in SIGN.finditer(text)
        if not longest(text[sign.end() :], names)
    )
    return list(dict.fromkeys(one[0] for one in unknown if one))


def longest(text: str, names: Iterable[str]) -> str:
    """Return the longest name with which the text begins, "" for none."""
    folded = text.casefold()
    fitting = [
        name
        for name in names
        if folded.startswith(name.casefold()) and ends_there(text, len(name))
    ]
    return max(fitting, key=len, default="")


def ends_there(text: str, at: int) -> bool:
    return not re.match(r"\w", text[at : at + 1])


def without_names(text: str, names: Iterable[str], instead: str) -> str:
    """Return the text with another word in the place of each of these names."""
    for name in sorted(filter(None, names), key=len, reverse=True):
        word = rf"(?<!\w){re.escape(name)}(?!\w)"
        text = re.sub(word, lambda _found: instead, text, flags=re.IGNORECASE)
    return text
