"""Lists of feeds as OPML, which programs that read feeds take and give."""

import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from articles.foundation.markup import normalised, web_address
from articles.foundation.text import UNWANTED
from articles.inbox.reading.documents import decode, refuse_definitions
from articles.inbox.reading.plain import line_of, shortened
from articles.inbox.reading.shapes import NotAFeed

MOST_OUTLINES = 5_000
LONGEST_NAME = 200
LONGEST_TAG = 8_000
# Folders whose names are kept, and those that may be inside each other.
DEEPEST, MOST_NESTED = 20, 200
# Between the names of folders inside each other.
SEPARATOR = " / "
MARK = re.compile(
    r"<!--|<!\[CDATA\[|<(?P<end>/?)outline(?=[\s/>])"
    r"""(?P<rest>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:.-]*+)\s*=\s*("[^"]*+"|'[^']*+')""")
ROOT = re.compile(r"<opml[\s>]", re.IGNORECASE)


class Outline(NamedTuple):
    title: str
    address: str
    homepage: str = ""
    folder: str = ""


class FeedList(NamedTuple):
    """`unusable` names the rows whose addresses aren't of the web. If `is_cut`, the
    list has more feeds than are read.
    """

    feeds: list[Outline]
    unusable: list[str]
    is_cut: bool


def read_opml(body: bytes) -> FeedList:
    """Return the feeds of a list, each address once; NotAFeed if it is no list."""
    text = text_in(body)
    found: dict[str, Outline] = {}
    unusable: list[str] = []
    folders: list[str] = []
    at = 0
    while (mark := MARK.search(text, at)) and len(found) < MOST_OUTLINES:
        at = mark.end()
        if mark["rest"] is None:
            ending = "-->" if mark[0] == "<!--" else "]]>"
            end = text.find(ending, at)
            at = end + 3 if end != -1 else len(text)
        elif mark["end"]:
            del folders[-1:]
        else:
            told = attributes(mark["rest"])
            one = outline(told, folders)
            if one.address:
                found.setdefault(normalised(one.address), one)
            elif address := address_in(told):
                unusable.append(
                    shortened(f"{one.title} {line_of(address)}", LONGEST_NAME)
                )
            if not mark["rest"].rstrip().endswith("/"):
                folders.append("" if one.address else one.title)
                if not one.address:
                    refuse_depth(folders)
    is_cut = mark is not None and "xmlurl" in text[at:].lower()
    return FeedList(list(found.values()), unusable, is_cut)


def text_in(body: bytes) -> str:
    text = decode(body, "").text
    if not text.strip():
        raise NotAFeed("empty_file")
    try:
        refuse_definitions(text)
    except NotAFeed as refusal:
        raise NotAFeed("forbidden_list") from refusal
    if not ROOT.search(text[:10_000]):
        raise NotAFeed("no_list")
    return text


def refuse_depth(folders: list[str]) -> None:
    if len(folders) > MOST_NESTED:
        raise NotAFeed("too_deep")


def attributes(rest: str) -> dict[str, str]:
    pairs = ATTRIBUTE.findall(rest[:LONGEST_TAG])
    return {name.lower(): unescape(value[1:-1]) for name, value in pairs}


def address_in(told: dict[str, str]) -> str:
    """Return the address of a feed as a row has it; "" if it has none."""
    is_feed = told.get("type", "").lower() in {"rss", "atom"}
    address = told.get("xmlurl") or (told.get("url", "") if is_feed else "")
    return address.strip()


def outline(told: dict[str, str], folders: list[str]) -> Outline:
    title = line_of(told.get("title") or told.get("text", ""))
    return Outline(
        shortened(title, LONGEST_NAME),
        web_address(re.sub(r"^feed:(//)?(?=https?:)", "", address_in(told))),
        web_address(told.get("htmlurl", "")),
        shortened(SEPARATOR.join(filter(None, folders[:DEEPEST])), LONGEST_NAME),
    )


def write_opml(outlines: Iterable[Outline], *, title: str) -> bytes:
    """Return a list of feeds; those of one folder stand together."""
    folders: dict[str, list[str]] = {}
    for one in outlines:
        written = written_outline(
            type="rss", text=one.title, title=one.title, xmlUrl=one.address,
            htmlUrl=one.homepage,
        )  # fmt: skip
        folders.setdefault(one.folder, []).append(f"{written}/>")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">']
    name = quoteattr(UNWANTED.sub("", title))[1:-1].replace('"', "&quot;")
    lines += [f"<head><title>{name}</title></head>", "<body>"]
    for folder, written_ones in folders.items():
        if folder:
            opening = written_outline(text=folder, title=folder)
            written_ones = [f"{opening}>", *written_ones, "</outline>"]
        lines += written_ones
    return "\n".join([*lines, "</body>", "</opml>", ""]).encode()


def written_outline(**told: str) -> str:
    written = (
        f" {name}={quoteattr(UNWANTED.sub('', value))}"
        for name, value in told.items()
        if value
    )
    return f"<outline{''.join(written)}"
