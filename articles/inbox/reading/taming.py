"""HTML of others, made harmless to parse: parsers take minutes and gigabytes for some
documents of a few kilobytes. Nothing is judged here; sanitising comes after it.
"""

import re
from html import unescape

LONGEST = 200_000
MOST_TAGS = 5_000
DEEPEST = 100
LONGEST_TAG = 2_000
# The budget of all entries of a document, and of each, as `affordable` counts.
ALL_ENTRIES, ONE_ENTRY = 14_000_000, 300_000
MARK_COST = 25
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>")
# Elements that parsers open again in each paragraph, and that no field has.
FORMATTING = frozenset({
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
    "tt", "u",
})  # fmt: skip
# Elements whose text nobody reads.
UNREAD = (
    "script", "style", "svg", "math", "template", "iframe", "noscript", "object",
    "select", "textarea", "title", "noembed", "noframes", "xmp", "plaintext",
    "audio", "video",
)  # fmt: skip
# Without an end, all that follows is theirs.
SCRIPTS = {"script", "style"}
OPENED = re.compile(rf"<({'|'.join(UNREAD)})(?=[\s/>])", re.IGNORECASE)
# They end by themselves, so an open one says nothing of depth.
SELF_ENDING = frozenset({
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img",
    "input", "li", "link", "meta", "option", "p", "param", "source", "td", "th",
    "tr", "track", "wbr",
})  # fmt: skip
BARE = re.compile(r"&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)")
LESS = re.compile(r"<(?![a-zA-Z/!])")


def affordable(text: str, budget: int) -> str:
    """Return as much of a text as may be taken: a sign of markup costs many letters."""
    text = text[:budget]
    while (cost := len(text) + MARK_COST * marks(text)) > budget:
        # Markup is seldom spread evenly.
        text = text[: min(len(text) * budget // cost, len(text) - 1)]
    return text


def marks(text: str) -> int:
    return text.count("<") + text.count("&")


def tame(html: str, *, longest: int = LONGEST, most_tags: int = MOST_TAGS) -> str:
    """Return HTML of a bounded length, depth and number of tags, without scripts."""
    if len(html) > longest:
        html = html[:longest].rpartition("<")[0]
    html = without_unread(without_comments(html))
    kept: list[str] = []
    depth, at, count = 0, 0, 0
    for found in TAG.finditer(html):
        kept.append(text_between(html[at : found.start()]))
        at = found.end()
        name = found[2].lower()
        count += 1
        if count > most_tags:
            return "".join(kept)
        if name in FORMATTING:
            continue
        if name not in SELF_ENDING and not found[3].endswith("/"):
            depth = max(depth - 1, 0) if found[1] else depth + 1
            if depth > DEEPEST:
                continue
        kept.append(found[0] if len(found[0]) <= LONGEST_TAG else f"<{name}>")
    kept.append(text_between(html[at:]))
    return "".join(kept)


def text_between(text: str) -> str:
    """Return text between tags whose `&` and `<` begin something, or are escaped.

    A `<` of a tag that never ends begins nothing.
    """
    return BARE.sub("&amp;", text.replace("<", "&lt;"))


def without_comments(html: str) -> str:
    if "<!" not in html and "<?" not in html:
        return html
    kept, at = [], 0
    for found in re.finditer(r"<!--|<[!?]", html):
        if found.start() < at:
            continue
        kept.append(html[at : found.start()])
        ending = "-->" if found[0] == "<!--" else ">"
        end = html.find(ending, found.end())
        if end == -1:
            return "".join(kept)
        at = end + len(ending)
    kept.append(html[at:])
    return "".join(kept)


def without_unread(html: str) -> str:
    """Return HTML without elements whose text is for programs."""
    if not OPENED.search(html):
        return html
    lower, kept, at = html.lower(), [], 0
    if len(lower) != len(html):
        # Some capitals have two small letters: then places differ.
        lower = html = lower
    ends: dict[str, int] = {}
    for found in OPENED.finditer(html):
        if found.start() < at:
            continue
        kept.append(html[at : found.start()])
        name = found[1].lower()
        if ends.get(name) != -1:
            ends[name] = lower.find(f"</{name}", found.end())
        if ends[name] == -1 and name in SCRIPTS:
            return "".join(kept)
        close = html.find(">", found.end() if ends[name] == -1 else ends[name])
        if close == -1:
            return "".join(kept)
        at = close + 1
    kept.append(html[at:])
    return "".join(kept)


def decoded_twice(text: str) -> str:
    """Return text with its entities decoded, twice if the source escaped them twice."""
    once = unescape(text)
    return unescape(once) if ESCAPED_TWICE.search(once) else once


ESCAPED_TWICE = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|shy|szlig|[aouAOU]uml|[ln]dash|[lrb][sd]quo|hellip|"
    r"[aeiouAEIOU](?:acute|grave|circ)|euro|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
)
