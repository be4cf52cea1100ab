"""JSON Feed 1 and 1.1. It is read value by value: so the entries of a document that is
cut off are read, and the newest of many are kept without holding all.
"""

import re
from collections.abc import Callable, Iterator
from heapq import heappush, heappushpop
from json import JSONDecodeError, JSONDecoder
from typing import Any

from articles.inbox.reading.documents import not_xml
from articles.inbox.reading.shapes import MOST_ENTRIES, Enclosure, Told, ToldFeed
from articles.inbox.reading.taming import ALL_ENTRIES, ONE_ENTRY, affordable

BLANK = re.compile(r"[\s,:]*")
VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
# More lists and objects than any feed has; each takes a hundred bytes of memory.
MOST_BRACKETS = 300_000
MOST_ENCLOSURES = 10


def looks_like_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def read_json(text: str, instant: Callable[[str], float]) -> ToldFeed:
    """Return what a JSON Feed tells; NotAFeed if it is other JSON."""
    if text.count("{") + text.count("[") > MOST_BRACKETS:
        raise not_xml()
    told = ToldFeed()
    found: dict[str, Any] = {}
    kept: list[tuple[float, int, dict]] = []
    count = 0
    for key, value, is_item in values_of(text, told):
        if not is_item:
            found[key] = value
        elif isinstance(value, dict):
            count += 1
            one = (instant(string(value, "date_published")), -count, value)
            (heappush if len(kept) < MOST_ENTRIES else heappushpop)(kept, one)
    if "items" not in found or not (VERSION.search(text) or kept):
        raise not_xml()
    told.title, told.language = string(found, "title"), string(found, "language")
    told.homepage = string(found, "home_page_url")
    told.self_address = string(found, "feed_url")
    hubs = found.get("hubs")
    hub = hubs[0] if isinstance(hubs, list) and hubs else {}
    told.hub = string(hub, "url")
    told.left_out = count - len(kept)
    budget = min(ALL_ENTRIES // max(len(kept), 1), ONE_ENTRY)
    told.entries = [entry_of(one, budget) for _, _, one in sorted(kept, key=place)]
    return told


def place(kept: tuple[float, int, dict]) -> int:
    return -kept[1]


def values_of(text: str, told: ToldFeed) -> Iterator[tuple[str, Any, bool]]:
    """Yield each member of the object, and each element of its `items` by itself."""
    decoder = JSONDecoder(strict=False)
    at = text.index("{") + 1
    try:
        while not text.startswith("}", at := skipped(text, at)):
            key, at = decoder.raw_decode(text, at)
            at = skipped(text, at)
            if key != "items" or not text.startswith("[", at):
                value, at = decoder.raw_decode(text, at)
                yield str(key), value, False
                continue
            yield "items", None, False
            at = skipped(text, at + 1)
            while not text.startswith("]", at):
                value, end = decoder.raw_decode(text, at)
                at = skipped(text, end)
                yield "items", value, True
            at += 1
    except (JSONDecodeError, RecursionError, ValueError):
        # A number of a thousand digits is a ValueError, too.
        told.odd.add("cut")


def skipped(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return found.end() if found else at


def string(value: Any, key: str) -> str:
    told = value.get(key) if isinstance(value, dict) else None
    is_number = isinstance(told, int | float) and not isinstance(told, bool)
    return str(told) if is_number else told if isinstance(told, str) else ""


def entry_of(item: dict, budget: int) -> Told:
    authors = item.get("authors")
    people = authors if isinstance(authors, list) else [item.get("author")]
    plain = affordable(string(item, "content_text"), budget)
    html = affordable(string(item, "content_html"), budget)
    attached = item.get("attachments")
    return Told(
        guid=string(item, "id"),
        link=string(item, "url") or string(item, "external_url"),
        title=string(item, "title"),
        summary=string(item, "summary")[:ONE_ENTRY],
        content=html or plain.replace("<", "&lt;"),
        author=", ".join(filter(None, (string(one, "name") for one in people[:10]))),
        published=string(item, "date_published"),
        updated=string(item, "date_modified"),
        language=string(item, "language"),
        enclosures=[
            Enclosure(string(one, "url"), string(one, "mime_type"), size(one))
            for one in (attached if isinstance(attached, list) else [])[
                :MOST_ENCLOSURES
            ]
        ],
    )


def size(attachment: Any) -> int | None:
    told = string(attachment, "size_in_bytes").removesuffix(".0")
    return int(told) if re.fullmatch(r"[0-9]{1,15}", told) else None
