"""RSS, RDF and Atom, read by the library; its answer is brought into our shapes."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from time import struct_time
from urllib.parse import urljoin

import feedparser

from articles.inbox.reading.documents import Sliced, not_xml, slice_document
from articles.inbox.reading.moments import parsed
from articles.inbox.reading.rhythm import rhythm_in
from articles.inbox.reading.shapes import Enclosure, Told, ToldFeed

# The library raises them over values that it didn't expect, in any of its handlers.
FAULTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError,
    TypeError, ValueError,
)  # fmt: skip
WEB = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)


def read_xml(text: str, *, address: str) -> ToldFeed:
    """Return what an RSS, RDF or Atom document tells; NotAFeed if it is none."""
    sliced = slice_document(text, instant)
    answers = list(answered(sliced))
    feed = {} if not answers else answers[0].get("feed", {})
    entries = [one for answer in answers for one in answer.get("entries", [])]
    version = answers[0].get("version", "") if answers else ""
    if not version and not entries and not feed.get("title"):
        raise not_xml()
    told = feed_told(feed, address, sliced)
    told.entries = [entry_told(entry, address) for entry in entries]
    return told


def instant(date: str) -> float:
    """Return the seconds that a date says, to find the newest of many entries."""
    moment, _is_guessed = parsed(" ".join(date.split()), "")
    return moment.timestamp() if moment else float("-inf")


def answered(sliced: Sliced) -> list[Mapping]:
    """Return the library's answers: one, or one for each entry if some break it."""
    try:
        return [parse(sliced.document(sliced.entries))]
    except FAULTS:
        sliced.odd.add("repaired")
    answers = []
    for entry in sliced.entries:
        try:
            answers.append(parse(sliced.document([entry])))
        except FAULTS:
            continue
    return answers


def parse(document: bytes) -> Mapping:
    # Addresses are made absolute and HTML sanitised by our own rules, and quicker.
    return feedparser.parse(
        document,
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def string(value: object) -> str:
    return value if isinstance(value, str) else ""


def feed_told(feed: Mapping, address: str, sliced: Sliced) -> ToldFeed:
    link_of = partial(link_with, feed)
    told = ToldFeed(
        title=string(feed.get("title")),
        language=string(feed.get("language")),
        homepage=string(feed.get("link")) or link_of("alternate"),
        hub=link_of("hub"),
        self_address=link_of("self"),
        left_out=sliced.left_out,
        odd=sliced.odd,
    )
    told.homepage = urljoined(address, told.homepage)
    told.min_interval, told.skip_hours, told.skip_days = rhythm_in(sliced.around)
    return told


def link_with(context: Mapping, relation: str) -> str:
    links = context.get("links", [])
    found = (one.get("href") for one in links if one.get("rel") == relation)
    return next((string(href) for href in found if href), "")


def entry_told(entry: Mapping, address: str) -> Told:
    contents = entry.get("content", [])
    # Of several the longest: a plain one may stand beside one in HTML.
    content: Mapping = max(contents, key=content_length, default={})
    detail = entry.get("summary_detail", {})
    base = string(content.get("base") or detail.get("base"))
    guid = told_of(entry, "id")
    link = told_of(entry, "link") or link_with(entry, "alternate")
    is_number = link == guid and not WEB.match(link)
    return Told(
        guid=guid,
        link="" if is_number else urljoined(address, link),
        title=told_of(entry, "title"),
        summary=told_of(entry, "summary"),
        content=string(content.get("value")),
        base=urljoined(address, base),
        author=told_of(entry, "author"),
        published=told_of(entry, "published") or told_of(entry, "created"),
        updated=told_of(entry, "updated"),
        published_read=moment_of(entry, "published_parsed"),
        updated_read=moment_of(entry, "updated_parsed"),
        language=told_of(entry, "language") or string(content.get("language")),
        enclosures=enclosures_of(entry),
    )


def content_length(content: Mapping) -> int:
    return len(string(content.get("value")))


def told_of(entry: Mapping, name: str) -> str:
    """Return a text of an entry. The library itself warns of names that it replaces."""
    return string(dict.get(entry, name)) if isinstance(entry, dict) else ""


def urljoined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip()) if address else ""
    except ValueError:
        return ""


def moment_of(entry: Mapping, name: str) -> datetime | None:
    value = dict.get(entry, name) if isinstance(entry, dict) else None
    if not isinstance(value, struct_time):
        return None
    try:
        return datetime(*value[:6], tzinfo=UTC)
    except ValueError:
        return None


def enclosures_of(entry: Mapping) -> list[Enclosure]:
    return [
        Enclosure(
            string(one.get("href")), string(one.get("type")), size(one.get("length"))
        )
        for one in entry.get("links", [])
        if one.get("rel") == "enclosure"
    ]


def size(told: object) -> int | None:
    text = str(told).strip() if isinstance(told, int | str) else ""
    return int(text) if re.fullmatch(r"[0-9]{1,15}", text) else None
