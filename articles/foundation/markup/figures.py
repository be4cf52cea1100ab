"""Figures: pictures inside a text, as the text itself names them.

A text holds `<img data-image="KEY" alt="…" data-caption="…">` between its blocks. It
names the picture, and words of this text that replace the picture's own. Its HTML is
rendered when the text is shown.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from articles.foundation.markup.directions import directed
from articles.foundation.text import clean_line

# A tag of sanitised HTML. It excludes "<", so that a tag that never ends isn't read
# anew from each of its characters.
TAG = re.compile(r'(<(?:"[^"]*"|[^"<>])*>)')
TYPED_PICTURE = re.compile(r"<img[\s/>]", re.IGNORECASE)
NAME = re.compile(r"</?([a-z0-9]+)")
KEY = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
FIGURE_ATTRIBUTES = {"data-image", "alt", "data-caption"}
VOID = {"br", "hr", "img"}
MAX_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure of a text. The picture's own words replace empty ones."""

    key: str
    alt: str = ""
    caption: str = ""

    def __str__(self) -> str:
        said = [("data-image", self.key), ("alt", self.alt)]
        said = [*said, ("data-caption", self.caption)]
        parts = (f' {name}="{escape(text)}"' for name, text in said if text)
        return f"<img{''.join(parts)}>"


class Attributes(HTMLParser):
    """Reads the attributes of one tag."""

    def __init__(self, tag: str):
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(tag)

    def handle_starttag(self, tag, attrs):
        self.found = {name: value or "" for name, value in attrs}


def mention_in(tag: str) -> Mention | None:
    """Return the figure in an `<img>`, None for a picture from elsewhere."""
    found = Attributes(tag).found
    key = found.get("data-image", "").lower()
    if not KEY.fullmatch(key):
        return None
    texts = (found.get(name, "") for name in ("alt", "data-caption"))
    return Mention(key, *(clean_line(text)[:MAX_LENGTH].rstrip() for text in texts))


def mentions(body: str) -> list[Mention]:
    """Return the figures of a sanitised body, in their order."""
    found = (mention_in(tag) for tag in TAG.split(body)[1::2] if is_picture(tag))
    return [mention for mention in found if mention]


def is_picture(tag: str) -> bool:
    return tag.startswith("<img")


def count_pictures(html: str) -> int:
    """Return the number of pictures in HTML as typed, including ones from elsewhere."""
    return len(TYPED_PICTURE.findall(html))


def between_blocks(html: str) -> str:
    """Return well-formed HTML with its figures between its blocks, in one form.

    A figure inside a block comes after it; a picture from elsewhere is left out.
    """
    return "".join(lifted(TAG.split(html)))


def lifted(parts: list[str]) -> Iterator[str]:
    depth, block, waiting = 0, [], []
    for number, part in enumerate(parts):
        is_tag = number % 2
        if is_tag and is_picture(part):
            if mention := mention_in(part):
                waiting.append(str(mention))
        else:
            block.append(part)
            if is_tag and name_of(part) not in VOID:
                depth += -1 if part.startswith("</") else 1
        if depth == 0:
            # Drop a paragraph that held nothing but its picture.
            if not (waiting and "".join(block) == "<p></p>"):
                yield from block
            yield from waiting
            block, waiting = [], []
    yield from block
    yield from waiting


def name_of(tag: str) -> str:
    found = NAME.match(tag)
    return found[1] if found else ""


def shown(body: str, render: Callable[[Mention], str]) -> str:
    """Return a sanitised body as readers get it: each figure rendered by `render`, each
    passage in the direction of its language.
    """
    parts = TAG.split(directed(body))
    for number in range(1, len(parts), 2):
        if is_picture(parts[number]):
            mention = mention_in(parts[number])
            parts[number] = render(mention) if mention else ""
    return "".join(parts)
