"""Single tags of HTML as others wrote it, before the sanitiser has seen any of it."""

import re
from html import escape
from html.parser import HTMLParser

# The rest of a tag. Without "<" inside: one that never ends isn't read from each of its
# signs anew.
REST = r"""(?:(?:"[^"<]*+"|'[^'<]*+'|[^<>"'])*+>|[^<>]*>)"""
IMAGE = re.compile(rf"<ima?ge?\b{REST}", re.IGNORECASE)
LINK = re.compile(rf"<a\b{REST}", re.IGNORECASE)


class Attributes(HTMLParser):
    def __init__(self, tag: str):
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self.feed(tag)

    def handle_starttag(self, tag, attrs):
        # The first of two is the one that browsers take.
        for name, value in reversed(attrs):
            self.found[name] = value or ""


def attributes_of(tag: str) -> dict[str, str]:
    """Return what the attributes of one tag say, their entities as signs."""
    return Attributes(tag).found


def link(address: str) -> str:
    """Return a link that says nothing but where it leads."""
    return f'<a href="{escape(address)}">{escape(address, quote=False)}</a>'


def without(text: str, names: str) -> tuple[str, int]:
    """Return `text` without these elements and all in them, and how many there were.

    In one pass: an element that never ends loses only its tag.
    """
    tags = list(re.finditer(rf"<(/?)({names})\b[^<>]*>", text, re.IGNORECASE))
    ends = {tag[2].lower(): tag.start() for tag in tags if tag[1]}
    kept, end, opened, count = [], 0, None, 0
    for tag in tags:
        name = tag[2].lower()
        if opened is None:
            kept.append(text[end : tag.start()])
            end = tag.end()
            if not tag[1]:
                count += 1
                opened = name if ends.get(name, -1) > tag.start() else None
        elif opened == name and tag[1]:
            opened, end = None, tag.end()
    kept.append(text[end:])
    return "".join(kept), count
