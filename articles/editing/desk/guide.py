"""The editors' guide as the desk shows it: chapters of Markdown, in each language.

Its first page, `editing.LANGUAGE.md`, defines the chapters and their order; a chapter
is a file. People also read these files in the repository, so their links name files.
"""

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

from articles.foundation.slugs import slug_from

FIRST_PAGE = re.compile(r"editing\.(?P<language>[a-z]{2})\.md")
CHAPTER = re.compile(r"editing/(?P<language>[a-z]{2})/(?P<name>[a-z-]+)\.md")
PICTURE = re.compile(r"editing/pictures/(?P<name>[a-z-]+\.[a-z]{2}\.webp)")
# A file's name in links → the page that shows it.
PAGES = {FIRST_PAGE: "guide", CHAPTER: "guide_chapter", PICTURE: "guide_picture"}
READER = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class Section:
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter, or the guide's first page."""

    name: str
    title: str
    html: SafeString
    sections: tuple[Section, ...] = ()


@cache
def languages() -> tuple[str, ...]:
    found = (FIRST_PAGE.fullmatch(path.name) for path in folder().glob("editing.*.md"))
    return tuple(sorted(name["language"] for name in found if name))


def language_near(language: str) -> str:
    """Return this language if it has a guide, else the first that has one."""
    return language if language in languages() else languages()[0]


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Return all chapters in the order in which the first page names them."""
    places = (CHAPTER.fullmatch(place) for place in files(language)[1:])
    return tuple(read(place[0], place["name"]) for place in places if place)


@cache
def first_page(language: str) -> Chapter:
    return read(f"editing.{language}.md", "")


def files(language: str) -> list[str]:
    """Return the paths of the first page and of all chapters that it names."""
    first = f"editing.{language}.md"
    named = dict.fromkeys(found[0] for found in CHAPTER.finditer(text_of(first)))
    return [first, *named]


def whole(language: str) -> str:
    """Return all of it as one text."""
    return "\n\n".join(map(text_of, files(language)))


def text_of(place: str) -> str:
    return (folder() / place).read_text(encoding="utf-8")


def picture_path(name: str) -> Path:
    return folder() / "editing" / "pictures" / name


def folder() -> Path:
    return settings.NEWSROOM_GUIDE


def read(place: str, name: str) -> Chapter:
    """Return a page of the guide, with links that lead to pages of the desk."""
    tokens = READER.parse(text_of(place))
    for token in tokens:
        for part in token.children or ():
            lead(part, posixpath.dirname(place))
    # The page around it shows the title as its own.
    title, rest = tokens[1].content, tokens[3:]
    sections = tuple(anchored(rest))
    html = READER.renderer.render(rest, READER.options, {})
    # Our own files, read without any HTML in them.
    return Chapter(name, title, mark_safe(html), sections)  # noqa: S308


def lead(part: Token, beside: str) -> None:
    for attribute in ("href", "src"):
        target, _hash, anchor = str(part.attrs.get(attribute, "")).partition("#")
        file = posixpath.normpath(posixpath.join(beside, target))
        for pattern, page in PAGES.items():
            if target and (found := pattern.fullmatch(file)):
                address = reverse(page, kwargs=found.groupdict(), fragment=anchor)
                part.attrs[attribute] = address
                if pattern is PICTURE:
                    part.attrs |= sized(found["name"])


def sized(name: str) -> dict[str, str | int | float]:
    """Return a picture's size, so that the layout doesn't shift when it loads."""
    path = picture_path(name)
    if not path.is_file():  # not taken yet
        return {}
    with Image.open(path) as picture:
        width, height = picture.size
    return {"width": width, "height": height, "loading": "lazy"}


def anchored(tokens: list[Token]):
    """Give each heading below the title an anchor; yield them."""
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open" and heading.tag == "h2":
            anchor = slug_from(inline.content, fallback="section")
            heading.attrs["id"] = anchor
            yield Section(anchor, inline.content)
