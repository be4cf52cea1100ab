"""HTML that no browser shows: hidden by an attribute, its style or its class."""

import re
from collections.abc import Iterator

from articles.transfer.importing.wordpress.markup.tags import REST, attributes_of

CLASSES = re.compile(
    r"(?:^|\s)(?:hidden|hide|is-hidden|d-none|uk-hidden|invisible|display-none"
    r"|(?:for-|show-)?(?:only-)?(?:logged-?(?:in|out)|members?-only)(?:-only)?)(?:\s|$)",
    re.IGNORECASE,
)
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


def hidden_in(text: str) -> Iterator[str]:
    """Yield what hides each element."""
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
