"""Entries of a page or a sitemap: its links, since it has no feed.

A sitemap that lists others is followed to them, no further. New links without a title
get it from their pages, a few in each round, if robots.txt allows that. The first look
finds the links that are there already: they are known, and no news.
"""

import time
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urljoin

from articles.foundation.markup import normalised
from articles.inbox.fetching import (
    PAGE,
    Answer,
    Kind,
    NotFetched,
    fetch,
    may_fetch,
    turn_at,
)
from articles.inbox.reading import (
    Entry,
    Link,
    Reading,
    main_text,
    pages_in,
    shortened,
)
from articles.inbox.watching.storing import OLD_AT_FIRST, keys_of
from articles.models import EXCERPT, FormerItem, InboxItem, SourceFeed, Way

# Sitemaps of a sitemap, and pages for their titles, that one round fetches.
MOST_SITEMAPS, MOST_TITLES = 3, 10
# Seconds between two requests, and for all of a round: its turn ends after minutes.
PAUSE, SECONDS = 1.0, 60.0
# For others to end their requests to the same server.
PATIENCE = 5.0
GZIP, MOST_UNPACKED = b"\x1f\x8b", 5_000_000
ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"


def reading_of_links(feed: SourceFeed, answer: Answer, now: datetime) -> Reading:
    """Return the links of a page or a sitemap as entries.

    Raises NotFetched if it lists sitemaps, and none of them can be had.
    """
    end = time.monotonic() + SECONDS
    entries = entries_of_links(listed(feed, answer, end), at=now)
    new = new_among(feed, entries)
    if feed.state.succeeded_at is None:
        new = news_at_first(new, now)
    for entry in [one for one in new if not one.title][:MOST_TITLES]:
        if time.monotonic() < end:
            name(entry, now)
    known = {one.identity for one in entries} - {one.identity for one in new}
    for entry in entries:
        # An item keeps its title, since an empty one says nothing.
        if entry.identity not in known or feed.state.succeeded_at is None:
            entry.title = entry.title or entry.link
    return Reading(entries=entries)


def entries_of_links(links: Iterable[Link], *, at: datetime) -> list[Entry]:
    """Return an entry for each link, known again by its address."""
    found: dict[str, Entry] = {}
    for link in links:
        key = normalised(link.address)
        is_past = link.modified and link.modified <= at
        found.setdefault(
            key,
            Entry(
                identity=key,
                identity_by="link",
                link=link.address,
                link_key=key,
                title=link.title,
                published=link.modified if is_past else None,
            ),
        )
    return list(found.values())


def listed(feed: SourceFeed, answer: Answer, end: float) -> list[Link]:
    """Return the pages that are listed, also by the newest sitemaps that are."""
    # A sitemap stands anywhere, and lists the whole site.
    root = "/" if feed.way == Way.SITEMAP else ""
    below = urljoin(answer.address, feed.below or root)
    found = pages_in(unpacked(answer.body), address=answer.address, below=below)
    pages = [one for one in found if not one.is_sitemap]
    failure, has_answered = None, False
    for sitemap in [one for one in found if one.is_sitemap][:MOST_SITEMAPS]:
        if time.monotonic() > end:
            break
        try:
            other = fetched(sitemap.address)
        except NotFetched as error:
            failure = error
            continue
        if other.status != 200:
            failure = NotFetched(Kind.BAD_ANSWER, sitemap.address)
            continue
        has_answered = True
        inside = pages_in(unpacked(other.body), address=other.address, below=below)
        pages += [one for one in inside if not one.is_sitemap]
    if failure and not has_answered and not pages:
        raise failure
    return sorted(pages, key=age)


def age(link: Link) -> float:
    """Return a key that sorts the newest first and leaves the others in their order."""
    return -link.modified.timestamp() if link.modified else 0.0


def fetched(address: str) -> Answer:
    """Fetch something more in the turn of the feed, after a pause."""
    time.sleep(PAUSE)
    with turn_at(address, patience=PATIENCE):
        return fetch(address, accept=ACCEPT, limits=PAGE)


def unpacked(body: bytes) -> bytes:
    """Return a sitemap that is a packed file, as many are; a cut one says enough."""
    if not body.startswith(GZIP):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MOST_UNPACKED)
    except zlib.error:
        return b""


def new_among(feed: SourceFeed, entries: list[Entry]) -> list[Entry]:
    """Return those that the newsroom doesn't know of this source, the newest first."""
    keys = {one.identity: keys_of(one) for one in entries}
    identities = [one.identity for one in keys.values()]
    links = [one.link for one in keys.values() if one.link]
    known: set[str] = set()
    for model in (InboxItem, FormerItem):
        rows = model.objects.filter(source=feed.source_id)
        known |= {*values(rows, "identity", identities)}
        known |= {*values(rows, "link_key", links)}
    return [
        one
        for one in entries
        if known.isdisjoint({keys[one.identity].identity, keys[one.identity].link})
    ]


def values(rows, column: str, among: list[str]) -> Iterator[str]:
    """Yield the values that there are, by queries that every database takes."""
    for start in range(0, len(among), 500):
        some = {f"{column}__in": among[start : start + 500]}
        yield from rows.filter(**some).values_list(column, flat=True)


def news_at_first(entries: list[Entry], now: datetime) -> list[Entry]:
    """Return the few that a date shows to be new; the others lose theirs.

    Without a date they count as known (`storing`). A sitemap tells when a page was
    changed, and often that is today for all of them.
    """
    recent = [one for one in entries if is_recent(one, now)][:MOST_TITLES]
    kept = {one.identity for one in recent}
    for entry in entries:
        if entry.identity not in kept:
            entry.published = None
    return recent


def is_recent(entry: Entry, now: datetime) -> bool:
    return entry.published is not None and entry.published > now - OLD_AT_FIRST


def name(entry: Entry, now: datetime) -> None:
    """Take the title of an entry from its page, and what else that says of itself."""
    if not may_fetch(entry.link):
        return
    try:
        answer = fetched(entry.link)
    except NotFetched:
        return
    # A redirect may have led to a site with other wishes.
    if answer.status != 200 or not may_fetch(answer.address):
        return
    page = main_text(
        answer.body,
        content_type=answer.headers.get("content-type", ""),
        address=answer.address,
        headers=answer.headers,
    )
    entry.title, entry.language = page.title, page.language
    line = " ".join(page.text.removeprefix(page.title).split())
    entry.summary = shortened(line, EXCERPT)
    entry.text = "" if page.is_reserved else page.text
    if page.published and now - timedelta(days=3650) < page.published <= now:
        entry.published = page.published
