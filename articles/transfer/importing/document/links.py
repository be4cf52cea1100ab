"""Links as documents write them: `[text](target)`, and which targets are addresses.

Brackets and parentheses are paired once for a whole text, so that reading takes a
time proportional to its length however they are nested.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from articles.models import WebAddressValidator

MAX_URL = 2_000
WORDS = re.compile(r"\S\s+\S")
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
WEB_ADDRESS = WebAddressValidator()
# Not allowed in an address, yet found in some.
QUOTED = str.maketrans({"<": "%3C", ">": "%3E", '"': "%22"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text, which it takes up from `start` to before `end`."""

    text: str
    target: str
    start: int
    end: int


def find_links(text: str) -> list[Link]:
    """Return the links of `text` from left to right; the text of one holds none.

    Words in the parentheses are no target, but something to be read.
    """
    brackets, parentheses = pairs(text, "[", "]"), pairs(text, "(", ")")
    links, end = [], 0
    for start, middle in sorted(brackets.items()):
        close = parentheses.get(middle + 1)
        if start < end or close is None or close - middle > MAX_URL:
            continue
        target = bare(text[middle + 2 : close])
        if not WORDS.search(target):
            end = close + 1
            links.append(Link(text[start + 1 : middle].strip(), target, start, end))
    return links


def without_addresses(text: str) -> tuple[str, list[str]]:
    """Return `text` with the words of its links alone, and the addresses in it."""
    said, addresses, end = "", [], 0
    for link in find_links(text):
        is_named = not ADDRESS.fullmatch(link.text)
        said += text[end : link.start] + (link.text if is_named else "")
        addresses.append(web_address(link.target))
        end = link.end
    said += text[end:]
    addresses += [web_address(one.rstrip(".,;")) for one in ADDRESS.findall(said)]
    return ADDRESS.sub("", said), list(dict.fromkeys(filter(None, addresses)))


def pairs(text: str, opening: str, closing: str) -> dict[int, int]:
    """Return where each opening sign that is closed again is closed."""
    opened, found = [], {}
    for position, sign in enumerate(text):
        if sign == opening:
            opened.append(position)
        elif sign == closing and opened:
            found[opened.pop()] = position
    return found


def bare(target: str) -> str:
    """Return `target` without the <> that may stand around an address."""
    target = target.strip()
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1].strip()
    return target


def web_address(target: str) -> str:
    """Return `target` if it is a complete http or https address, else ""."""
    target = target.translate(QUOTED)
    if len(target) > MAX_URL:
        return ""
    try:
        WEB_ADDRESS(target)
    except ValidationError:
        return ""
    return target
