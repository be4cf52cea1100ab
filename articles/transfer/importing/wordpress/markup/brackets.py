"""Tell shortcodes in brackets from editors' remarks such as [sic], [1], [d. Red.].

The same test decides what a text keeps, and whether it was for all readers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Names of shortcodes that keep a text from some readers.
WITHHOLDS = re.compile(
    r"(?<!team-)(?<!team_)member|mitglied|memb_|visitor|guest|restrict|protect|privat"
    r"|secret|passw|passster|ppwp|paywall|paid|premium|subscrib|abonn|logged|login"
    r"|role|access(?!ib)|hid(?:e|den)|only|visib|unlock|locke[rd]|timed-content"
    r"|content-?control|vip\b|intern(?!al|ational)"
    r"|^(?:show)?i[sf](?:_?not)?_?(?:user|admin|editor|author)"
    r"|^(?:user|s2if|wlm|mepr|pmpro|rcp|swpm|armif|ihc|um_)",
    re.IGNORECASE,
)
PLAIN = {"sic", "only"}
ATTRIBUTE = re.compile(r"\s[\w-]{1,60}\s*=")
QUOTED = re.compile(r"""\s[\w-]{1,60}=\s*["'“”„″&]""")
# Signs that no remark has behind its first word.
QUOTING = re.compile(r"""["'“”„″(&=]""")
TAG = re.compile(r"<[^<>]*>")
NEAR = 200
HARD_SPACE = re.compile("&nbsp;|&#160;")
# The attributes are only looked ahead at: another shortcode may begin inside them.
START = re.compile(
    r"\[(?P<before>\[?)(?P<name>\w[\w-]{0,99})(?![\w-])(?=(?P<said>"
    r"""(?:"[^"]{0,300}+"|'[^']{0,300}+'|[^\[\]"']++|["']){0,80}+)(?P<after>\]{0,2}))"""
)
END = re.compile(r"\[/\s{0,9}([^\s\[\]<>&/=]{1,100})\s{0,9}\]")


@dataclass(frozen=True, slots=True)
class Shortcode:
    name: str
    said: str = ""


def shortcodes_in(text: str) -> Iterator[Shortcode]:
    """Yield each shortcode, also one that only ends; escaped ones are text."""
    closed = [name for name in END.findall(text) if re.search(r"\w", name)]
    ends = set(closed)
    for found in START.finditer(text):
        name, said = found["name"], found["said"]
        if found["before"] and found["after"] == "]]" and name not in ends:
            continue
        alone = not said.strip() and stands_alone(
            text, found.start(), found.end("after")
        )
        if is_shortcode(name, said, has_end=name in ends, is_alone=alone):
            yield Shortcode(name, bare(said))
    yield from map(Shortcode, closed)


def is_shortcode(name: str, said: str, *, has_end: bool, is_alone: bool) -> bool:
    """Return whether `[name…]` is one, by what it says behind its name."""
    if has_end:
        return True
    said = bare(said)
    if not re.search(r"[^\W\d_]", name) or said.lstrip().startswith("="):
        return False  # as [1-3] or [n = 12]
    if said and not said[0].isspace() and said[0] != "/":
        return bool(QUOTED.search(said))
    if ATTRIBUTE.search(said) or "_" in name:
        return True
    is_named = name == name.lower() and name.isascii()
    if is_named and ("-" in name or said.rstrip().endswith("/")):
        return True
    if said.strip(" \t\r\n\xa0/"):
        return bool(QUOTING.search(said) and WITHHOLDS.search(name))
    if name.lower() in PLAIN:
        return False
    return bool(WITHHOLDS.search(name)) or (is_named and is_alone)


def bare(said: str) -> str:
    """Return what is said in brackets without the tags around its words."""
    return HARD_SPACE.sub(" ", TAG.sub("", said))


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether nothing else is on the line of `text[start:end]`."""
    # Not the whole line: a text without breaks would be read for each of its brackets.
    before = text[max(start - NEAR, 0) : start].rpartition("\n")
    after = text[end : end + NEAR].partition("\n")
    is_first = bool(before[1]) or start <= NEAR
    is_last = bool(after[1]) or end + NEAR >= len(text)
    return is_first and is_last and not (before[2] + after[0]).strip()
