"""Tell shortcodes in brackets from editors' remarks such as [sic], [1], [d. Red.]."""

import re
from collections.abc import Iterator
from html import unescape

# An attribute, or the call of a function.
ATTRIBUTE = re.compile(r"\s[\w-]{1,60}\s*=|\s\w{0,60}_\w{0,60}\(")
# A word, and behind it nothing but a text in quotes, if anything.
NAME = re.compile(r"(?!sic\Z)[^\W\d_][\w-]+")
QUOTED = re.compile(r"""\s*(?:["'“”„″].*)?""", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
# The edges of a line, an element or a sentence.
BEFORE = re.compile(r"""(?:\A|[\n>]|[.!?:…]["'“”»«)]?)\s*\Z""")
AFTER = re.compile(r"\s*(?:\Z|[\n<])")
NEAR = 200
HARD_SPACE = re.compile("&nbsp;|&#160;")
# The attributes are only looked ahead at: another shortcode may begin inside them.
START = re.compile(
    r"\[(?P<before>\[?)(?P<name>\w[\w-]{0,99})(?![\w-])(?=(?P<said>"
    r"""(?:"[^"]{0,300}+"|'[^']{0,300}+'|[^\[\]"']++|["']){0,80}+)(?P<after>\]{0,2}))"""
)
PAIR = re.compile(
    r"(?<![\w-])([\w-]{1,60})\s*=\s*"
    r"""("[^"]*"|'[^']*'|[“”″„][^“”″„]*[“”″„]|[^\s"'“”″„]+)"""
)
END = re.compile(r"\[/\s{0,9}([^\s\[\]<>&/=]{1,100})\s{0,9}\]")


def shortcodes_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name of all that is or may be a shortcode, and what stands behind it.

    One that only ends counts, too; escaped ones are text.
    """
    closed = [name for name in END.findall(text) if re.search(r"\w", name)]
    ends = set(closed)
    for found in START.finditer(text):
        name, said = found["name"], found["said"]
        start, end = found.start(), found.end("after")
        if found["before"] and found["after"] == "]]" and name not in ends:
            continue
        alone = not said.strip() and stands_alone(text, start, end)
        certain = is_shortcode(name, said, has_end=name in ends, is_alone=alone)
        if certain or (found["after"] and is_doubtful(name, said, text, start, end)):
            yield name, bare(said)
    yield from ((name, "") for name in closed)


def is_shortcode(name: str, said: str, *, has_end: bool, is_alone: bool) -> bool:
    """Return whether `[name…]` is certainly one, so is removed from the text."""
    if has_end:
        return True
    said = bare(said)
    if not re.search(r"[^\W\d_]", name) or said.lstrip().startswith("="):
        return False  # as [1-3] or [n = 12]
    if said and not said[0].isspace() and said[0] != "/":
        return False
    if ATTRIBUTE.search(said) or "_" in name:
        return True
    if name != name.lower() or not name.isascii():
        return False
    if "-" in name or said.rstrip().endswith("/"):
        return True
    return is_alone and not said.strip() and name != "sic"


def is_doubtful(name: str, said: str, text: str, start: int, end: int) -> bool:
    """Return whether a single word in brackets may be one, by where it stands.

    Editors add words inside a sentence, between blanks: “he [the chancellor] said”. A
    mark of an extension stands at an edge, or touches the word behind it.
    """
    if not NAME.fullmatch(name) or not QUOTED.fullmatch(said):
        return False
    before, after = text[max(start - NEAR, 0) : start], text[end : end + NEAR]
    is_at_edge = BEFORE.search(before) or AFTER.match(after)
    return after[:1].isalpha() or bool(name[0].islower() and is_at_edge)


def pairs_in(said: str) -> list[tuple[str, str]]:
    """Return the attributes of a shortcode, their entities as signs."""
    return [
        (name.lower(), unescape(value.strip("\"'“”″„")))
        for name, value in PAIR.findall(said)
    ]


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
