"""Find what isn't known to show its text to every reader: it may withhold some."""

import json
import re
from collections.abc import Iterator
from typing import Any

from articles.transfer.importing.wordpress.markup import known
from articles.transfer.importing.wordpress.markup.brackets import (
    PAIR,
    pairs_in,
    shortcodes_in,
)

COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
BLOCK = re.compile(r"\s*/?wp:([a-z0-9/_-]{1,200})(?![^\s{])")
# Comments of WordPress, and of texts pasted from office programs; no comment in them.
HARMLESS = re.compile(
    r"(?!.*<!--)\s*(?:(?:more|nextpage|noteaser)(?:\s[^<>\[\]]*)?"
    r"|(?:Start|End)Fragment|(?:<!)?\[endif\]|\[if\s.*)\s*",
    re.DOTALL,
)
# In the block for shortcodes all brackets are some.
OF_SHORTCODES = re.compile(
    r"<!--\s*wp:shortcode\b[^>]*-->(.*?)<!--\s*/wp:shortcode", re.DOTALL
)
NAME = re.compile(r"\[([^\s\[\]<>&/=]{1,100})")
# Marks in a text at which readers are asked to pay, such as Steady's.
MARK = re.compile(r"___[A-Z][A-Z_]{0,60}___")
MAX_NAME = 100


def unknown_in(text: str) -> list[str]:
    """Return their names, each once: `box`, `box color`, `kadence/row`, `core/group
    restrictedTo`, `.members-only` (a class), `<!--paywall-->`.
    """
    found = MARK.findall(text)
    for name, said in shortcodes_in(COMMENT.sub("\n", text)):
        is_known = name.lower() in known.SHORTCODES
        left = PAIR.sub("", said).strip(" \t\r\n\xa0/")
        pairs = [*pairs_in(said), *[(left, "")] * bool(left)]
        found += unknown_of(name, pairs, known.OF_SHORTCODES if is_known else None)
    for inside in OF_SHORTCODES.findall(text):
        names = NAME.findall(inside)
        found += (one for one in names if one.lower() not in known.SHORTCODES)
    for comment in COMMENT.findall(text):
        found += of_comment(comment)
    return list(dict.fromkeys(" ".join(one.split()) for one in found))


def unknown_of(
    name: str, pairs: list[tuple[str, Any]], attributes: frozenset[str] | None
) -> Iterator[str]:
    """Yield the name if it has no known attributes; the unknown ones, and classes."""
    if attributes is None:
        yield name
    for key, value in pairs:
        if key not in (attributes or ()):
            yield f"{name} {key[:MAX_NAME]}"
        if key in {"class", "className"}:
            foreign = (it for it in str(value).split() if not known.CLASS.fullmatch(it))
            yield from (f".{one[:MAX_NAME]}" for one in foreign)


def of_comment(comment: str) -> Iterator[str]:
    block = BLOCK.match(comment)
    try:
        pairs = pairs_of_json(comment[block.end() :]) if block else []
    except (ValueError, RecursionError):
        block = None
    if not block:
        if not HARMLESS.fullmatch(comment):
            yield f"<!--{comment[:MAX_NAME].strip()}-->"
        return
    name = block[1].removeprefix("core/")
    if name in known.FILLED and comment.endswith("/"):
        return
    # Until WordPress 5.6 each provider of embeds had a block of its own.
    is_known = name in known.BLOCKS or name.startswith("core-embed/")
    whole = name if "/" in name else f"core/{name}"
    yield from unknown_of(whole, pairs, known.OF_BLOCKS if is_known else None)


def pairs_of_json(said: str) -> list[tuple[str, Any]]:
    """Return all pairs of the JSON of a block, at any depth, also of one key twice.

    ValueError if it can't be read.
    """
    said = said.strip().removesuffix("/").strip()
    if said and not said.startswith("{"):
        raise ValueError(said)
    pairs: list[tuple[str, Any]] = []
    json.loads(said or "{}", object_pairs_hook=pairs.extend)
    return pairs
