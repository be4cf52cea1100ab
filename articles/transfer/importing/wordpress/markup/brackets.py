"""Tell shortcodes in brackets from editors' remarks such as [sic], [1], [d. Red.]."""

import re
from collections.abc import Iterator
from html import unescape

# An attribute, or the call of a function.
ATTRIBUTE = re.compile(r"\s[\w-]{1,60}\s*=|\s\w{0,60}_\w{0,60}\(")
# The attribute of a name with other signs, such as `paywall:start`.
QUOTED_ATTRIBUTE = re.compile(r"""\s[\w-]{1,60}\s*=\s*["'“”„″]""")
# A word, and behind it nothing but a text in quotes or brackets, if anything.
NAME = re.compile(r"(?!sic\Z)[^\W\d_][\w-]+")
QUOTED = re.compile(r"""\s*(?:["'“”„″(].*)?""", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
# The edges of a line, an element or a sentence.
BEFORE = re.compile(
    r"""(?P<line>\A|[\n>])\s*\Z|(?:[.!?:;…•–—]["'“”»«)]?|[“”„"'»«])[^\S\n]*\Z"""
)
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
    r"""(?:"([^"]*)"|'([^']*)'|[“”″„]([^“”″„]*)[“”″„]|([^\s"'“”″„]+))"""
)
END = re.compile(r"\[/\s{0,9}([^\s\[\]<>&/=]{1,100})\s{0,9}\]")


def shortcodes_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the attributes of each certain or possible shortcode.

    One that only ends counts, too; escaped ones are text.
    """
    text = HARD_SPACE.sub("\xa0", text)
    ends = [name for name in END.findall(text) if re.search(r"\w", name)]
    names = set(ends)
    for found in START.finditer(text):
        name = found["name"]
        if found["before"] and found["after"] == "]]" and name not in names:
            continue
        if name in names or is_shortcode(text, found) or is_doubtful(text, found):
            yield name, bare(found["said"])
    yield from ((name, "") for name in ends)


def is_shortcode(text: str, found: re.Match) -> bool:
    """Return whether `[name…]` is certainly one, without an end to say so."""
    name, said = found["name"], bare(found["said"])
    if not re.search(r"[^\W\d_]", name) or said.lstrip().startswith("="):
        return False  # as [1-3] or [n = 12]
    if said and not said[0].isspace() and said[0] != "/":
        return bool(QUOTED_ATTRIBUTE.search(said))
    if ATTRIBUTE.search(said) or "_" in name:
        return True
    is_small = name == name.lower() and name.isascii()
    if said.rstrip().endswith("/") or (is_small and "-" in name):
        return True
    before, after = edges(text, found)
    is_alone = before and before["line"] is not None and after
    return bool(is_alone and not said.strip() and name.lower() != "sic")


def is_doubtful(text: str, found: re.Match) -> bool:
    """Return whether a single word in brackets may be one, by where it stands.

    Editors add words inside a sentence, between blanks: “he [the chancellor] said”. A
    mark of an extension stands at an edge, or touches the word behind it.
    """
    name, end = found["name"], found.end("after")
    said = unescape(found["said"])
    if not (found["after"] and NAME.fullmatch(name) and QUOTED.fullmatch(said)):
        return False
    behind = text[end : end + 1]
    return (
        behind.isalnum()
        or behind in {"(", "["}
        or (name[0].islower() and any(edges(text, found)))
    )


def edges(text: str, found: re.Match) -> tuple[re.Match | None, re.Match | None]:
    """Return the edge before the brackets, and the one behind them."""
    # Not the whole line: a text without breaks would be read for each of its brackets.
    start, end = found.start(), found.end("after")
    return (
        BEFORE.search(text, max(start - NEAR, 0), start),
        AFTER.match(text, end, end + NEAR),
    )


def pairs_in(said: str) -> list[tuple[str, str]]:
    """Return the attributes of a shortcode, their entities as signs."""
    return [
        (name.lower(), unescape("".join(values)))
        for name, *values in PAIR.findall(said)
    ]


def bare(said: str) -> str:
    """Return what is said in brackets without the tags around its words."""
    return HARD_SPACE.sub(" ", TAG.sub("", said))
