"""The pages that a page or sitemap lists below a path, for sources without a feed."""

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from articles.foundation.markup import normalised, web_address
from articles.inbox.reading.documents import decode, refuse_definitions
from articles.inbox.reading.moments import parsed
from articles.inbox.reading.pages.tags import Page
from articles.inbox.reading.plain import line_of, shortened

MOST_PAGES = 1_000
MOST_LISTED = 50_000
LONGEST_TITLE = 300
SITEMAP = re.compile(r"<(?:[\w-]+:)?(urlset|sitemapindex)[\s>]", re.IGNORECASE)
PLACE = re.compile(r"<(?:[\w-]+:)?(?:url|sitemap)(?:\s[^<>]*)?>", re.IGNORECASE)
LOC = re.compile(r"<loc(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[)?\s*([^<\]]+)", re.IGNORECASE)
LASTMOD = re.compile(r"<lastmod(?:\s[^<>]*)?>\s*([^<]{4,60})", re.IGNORECASE)
NEWS_TITLE = re.compile(
    r"<news:title>\s*(?:<!\[CDATA\[)?([^<\]]{1,1000})", re.IGNORECASE
)
# Files that aren't pages.
FILES = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|avif|ico|css|js|mp[34]|zip|gz|xml|rss|atom|json)$",
    re.I,
)


class Link(NamedTuple):
    """A page that is listed; with `is_sitemap` another sitemap, to be read next."""

    address: str
    title: str = ""
    modified: datetime | None = None
    is_sitemap: bool = False


def pages_in(body: bytes, *, address: str, below: str) -> list[Link]:
    """Return the pages on the same host whose path begins with that of `below`.

    A sitemap's are the newest, NotAFeed for one with definitions. `address` itself and
    `below` are no pages of their own list.
    """
    text = decode(body, "").text
    if SITEMAP.search(text[:10_000]):
        refuse_definitions(text)
        found: Iterator[Link] = in_sitemap(text, address)
    else:
        page = Page(body, "", address)
        found = (Link(link, title) for link, title, _tag in page.links())
    place = urljoin(address, below)
    lists = {normalised(address), normalised(place)}
    kept: dict[str, Link] = {}
    for one in found:
        key = normalised(one.address)
        if one.is_sitemap or is_below(key, normalised(place)):
            if key in lists or (not one.is_sitemap and FILES.search(one.address)):
                continue
            # The first link is often a picture, without text.
            if key not in kept or not kept[key].title:
                kept[key] = one
    return sorted(kept.values(), key=age)[:MOST_PAGES]


def age(link: Link) -> float:
    """Return a key that sorts the newest first and leaves the others in their order."""
    return -link.modified.timestamp() if link.modified else 0.0


def is_below(key: str, place: str) -> bool:
    page, around = urlsplit(key), urlsplit(place)
    path = around.path.rstrip("/") + "/"
    return page.netloc == around.netloc and page.path.startswith(path)


def in_sitemap(text: str, address: str) -> Iterator[Link]:
    host = urlsplit(normalised(address)).netloc
    kind = SITEMAP.search(text)
    is_index = bool(kind and kind[1].lower() == "sitemapindex")
    places = PLACE.finditer(text)
    found = next(places, None)
    for _number in range(MOST_LISTED):
        if not found:
            return
        following = next(places, None)
        end = following.start() if following else len(text)
        part = text[found.end() : min(end, found.end() + 5_000)]
        found = following
        loc = LOC.search(part)
        link = web_address(unescape(loc[1].strip()), address) if loc else ""
        if not link or urlsplit(normalised(link)).netloc != host:
            continue
        said, dated = NEWS_TITLE.search(part), LASTMOD.search(part)
        yield Link(
            link,
            shortened(line_of(said[1]), LONGEST_TITLE) if said else "",
            parsed(" ".join(dated[1].split()), "")[0] if dated else None,
            is_index,
        )
