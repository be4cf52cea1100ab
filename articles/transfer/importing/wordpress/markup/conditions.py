"""Signs that a text isn't for everybody: attributes of shortcodes and blocks, and
HTML that no browser shows.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from articles.transfer.importing.wordpress.markup.brackets import WITHHOLDS, Shortcode
from articles.transfer.importing.wordpress.markup.tags import REST, attributes_of

WORDS = re.compile(
    r"passw|passcode|role|logged|(?<!b)log_?in|log_?out|(?<!brow)user"
    r"|(?<!re)(?<!team_)member|mitglied|guest|visitor|condition|visib|restrict"
    r"|disable|hid(?:e|den)|protect|privat|secret|permission|capab|subscrib|paywall"
    r"|paid|premium|access(?!ib)|unlock|locked|audience|schedul|expir|render_logic"
    r"|^status$|^vs_?(?:desk|tablet|mobile)$"
)
# WordPress's own words for the colour of a cover.
HARMLESS = {"is_user_overlay_color"}
# For these, "no" means that somebody doesn't see it.
SHOWING = re.compile(r"visib|(?:show|display|allow|enable)(?!.*condition)")
NO = {
    "", "0", "no", "none", "off", "false", "default", "publish", "published",
    # Avada's value for all screens.
    "small-visibility,medium-visibility,large-visibility",
}  # fmt: skip
CASES = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[-:.\s]")
CLASSES = re.compile(
    r"(?:^|\s)(?:hidden|hide|is-hidden|d-none|uk-hidden|invisible|display-none"
    r"|(?:for-|show-)?(?:only-)?(?:logged-?(?:in|out)|members?-only)(?:-only)?)(?:\s|$)",
    re.IGNORECASE,
)
PAIR = re.compile(
    r"""(?<![\w-])([\w-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']*))"""
)
OF_BLOCK = re.compile(r"\s*/?wp:([a-z0-9/_-]{1,100})(?![a-z0-9/_-])")
# Marks of extensions at which readers are asked to pay or to log in.
MARK = re.compile(r"[\w -]{1,60}")
STEADY = re.compile(r"___[A-Z_]*PAYWALL[A-Z_]*___")
KEY = re.compile(r'"([^"\\]{1,200})"\s*:')
# A form to log in keeps nothing from anybody.
FORMS = {"loginout", "core/loginout"}
HIDING = re.compile(
    r"display\s*:\s*none|(?:content-)?visibility\s*:\s*(?:hidden|collapse)"
    r"|(?:opacity|font-size)\s*:\s*0(?:\.0*)?(?![\d.])"
    r"|(?:left|right|top|text-indent)\s*:\s*-\d{3}",
    re.IGNORECASE,
)
# Any hidden element has one of these in it.
MAYBE = re.compile(
    r"hid|none|collapse|opacity|font-size|:\s*-\d{3}|invisible|logged|member|<dialog",
    re.IGNORECASE,
)
# Also a tag with a "<" in its attributes.
WIDE = r"""(?:"[^"]{0,1000}"|'[^']{0,1000}'|[^"'>]){0,300}+>"""
OPENING = re.compile(rf"<[a-zA-Z][\w:-]*+(?:{REST}|{WIDE})")
STYLE = re.compile(r"<style\b[^<>]*>([^<]*)", re.IGNORECASE)
# Elements that say nothing to readers, hidden or not.
SILENT = {"script", "style", "template", "noscript", "link", "meta", "input", "source"}


def tells(key: str) -> bool:
    apart = CASES.sub("_", key).lower()
    return WORDS.search(apart) is not None and apart not in HARMLESS


def of_shortcode(one: Shortcode) -> Iterator[str]:
    """Yield the attributes of a shortcode that set a condition."""
    said = one.said
    for sign in "”“″„":
        said = said.replace(sign, '"')
    for name, *values in PAIR.findall(said):
        yield from of_pair(name, "".join(values))


def of_pair(key: str, value: Any) -> Iterator[str]:
    is_class = key.lower().endswith(("class", "classname"))
    hides = is_class and isinstance(value, str) and CLASSES.search(value) is not None
    shows = SHOWING.search(key.lower()) is not None
    if hides or (tells(key) and is_set(value, shows=shows)):
        yield key


def is_set(value: Any, *, shows: bool) -> bool:
    """Return whether a value sets anything: an empty one or "no" doesn't."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, (dict, list)):
            left += one.values() if isinstance(one, dict) else one
        elif isinstance(one, str):
            parts = [one.strip().lower(), *re.split(r"[\s|,;]+", one.strip().lower())]
            if parts[0] and (shows or not (parts[0] in NO or NO.issuperset(parts[1:]))):
                return True
        elif one is not None and (one or shows):
            return True
    return False


def of_blocks(text: str) -> Iterator[str]:
    """Yield what keeps a block from some readers: its name, or its attributes."""
    yield from STEADY.findall(text)
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        end = len(text) if end < 0 else end
        comment = text[start + 4 : end]
        if "wp:" in comment:
            yield from of_block(comment)
        elif MARK.fullmatch(comment) and WITHHOLDS.search(comment):
            yield comment.strip()
        start = text.find("<!--", end)


def of_block(comment: str) -> Iterator[str]:
    found = OF_BLOCK.match(comment)
    if found and found[1] not in FORMS and WITHHOLDS.search(found[1]):
        yield found[1]
    said = comment[found.end() :].strip().removesuffix("/") if found else comment
    try:
        left = [json.loads(said)] if said.strip() else []
    except (ValueError, RecursionError):
        # It can't be parsed, so only its keys count.
        yield from filter(tells, KEY.findall(comment))
        return
    while left:
        one = left.pop()
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            left += one.values()
            if one.get("loggedin") is False and one.get("loggedout") is False:
                yield "loggedin, loggedout"  # to nobody: each alone says nothing
            for key, value in one.items():
                yield from of_pair(key, value)


def of_html(text: str) -> Iterator[str]:
    """Yield what hides an element: an attribute, its style, its class."""
    if not MAYBE.search(text):
        return
    for styles in STYLE.findall(text):
        yield from HIDING.findall(styles)
    for found in OPENING.finditer(text):
        tag = found[0]
        name = re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()
        if name in SILENT or not MAYBE.search(tag):
            continue
        said = attributes_of(tag)
        if name == "img" and said.get("width") == said.get("height") == "1":
            continue  # counts readers, and is left out
        if "hidden" in said or (name == "dialog" and "open" not in said):
            yield f"<{name} hidden>"
        elif hiding := HIDING.search(said.get("style", "")):
            yield hiding[0]
        elif hidden := CLASSES.search(said.get("class", "")):
            yield hidden[0].strip()
