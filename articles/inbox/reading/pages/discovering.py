"""The feeds that a web page leads to: those it declares, links that look like one, and
addresses at which many sites have theirs.
"""

import re
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from articles.foundation.markup import normalised, web_address
from articles.inbox.reading.entries import language_tag
from articles.inbox.reading.pages.tags import Page
from articles.inbox.reading.plain import line_of

MOST_CANDIDATES = 40
TYPES = {
    "application/rss+xml": "rss",
    "application/rdf+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/json": "json",
    "text/xml": "",
    "application/xml": "",
}
LOOKS = re.compile(
    r"(?:^|[/._?=&-])(?:rss2?|atom|rdf|feeds?|jsonfeed)(?:$|[/._?=&#-])", re.IGNORECASE
)
SAYS = re.compile(
    r"(?:rss|atom|xml|news|web|json)?[ -]?feeds?|rss(?:[ -]?(?:feed|2\.0))?s?|atom|"
    r"(?:rss|feed)s? (?:abonnieren|subscribe)|subscribe (?:via|by) rss|flux rss",
    re.IGNORECASE,
)
# Pages about feeds, and pages that have nothing to do with them.
NO_FEED = re.compile(r"\.(?:html?|pdf|jpe?g|png|gif|svg|css|js|zip)$|feedback", re.I)
GUESSES = (
    "feed/", "feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json",
    "?feed=rss2",
)  # fmt: skip


class Candidate(NamedTuple):
    """An address that may have a feed. `found` is "declared", "link", or "guess" if no
    page names it. `type` is "rss", "atom" or "json"; "" if it is unknown.
    """

    address: str
    title: str = ""
    type: str = ""
    language: str = ""
    found: str = "declared"


def discover(html: bytes, *, content_type: str, address: str) -> list[Candidate]:
    """Return the feeds of a page, the likeliest first. None has been fetched."""
    page = Page(html, content_type, address)
    found = [*declared(page), *linked(page)][: MOST_CANDIDATES * 5]
    kept: dict[str, Candidate] = {}
    for one in found:
        kept.setdefault(normalised(one.address), one)
    sure = list(kept.values())[:MOST_CANDIDATES]
    return sure + [
        one for one in guessed(address) if normalised(one.address) not in kept
    ]


def declared(page: Page) -> list[Candidate]:
    found = []
    for link in page.named("link"):
        kind = link.get("type").partition(";")[0].strip().lower()
        relations = link.get("rel").lower().split()
        is_feed = "alternate" in relations and kind in TYPES
        if not is_feed and "feed" not in relations:
            continue
        # WordPress declares its programs' interface so.
        if kind == "application/json" and "/wp-json" in link.get("href"):
            continue
        if address := web_address(link.get("href"), page.base):
            title, language = line_of(link.get("title")), link.get("hreflang")
            found.append(
                Candidate(address, title, TYPES.get(kind, ""), language_tag(language))
            )
    return found


def linked(page: Page) -> list[Candidate]:
    found = []
    for address, text, link in page.links():
        parts = urlsplit(address)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if NO_FEED.search(parts.path):
            continue
        kind = TYPES.get(link.get("type").lower(), "") or kind_of(path)
        if kind or LOOKS.search(path) or SAYS.fullmatch(text):
            language = language_tag(link.get("hreflang"))
            title = text or line_of(link.get("title"))
            found.append(Candidate(address, title, kind, language, "link"))
    return found


def kind_of(path: str) -> str:
    """Return what a feed's address says of its format; "" if it says nothing."""
    ending = re.search(r"\.(rss|rdf|atom)$", path, re.IGNORECASE)
    return (
        {"rss": "rss", "rdf": "rss", "atom": "atom"}[ending[1].lower()]
        if ending
        else ""
    )


def guessed(address: str) -> list[Candidate]:
    try:
        places = [web_address(urljoin(urljoin(address, "/"), one)) for one in GUESSES]
    except ValueError:
        return []
    return [Candidate(one, found="guess") for one in places if one]
