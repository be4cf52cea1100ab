"""The page or feed that an address asks for, as an old site would have read it."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from articles.foundation.languages import answering
from articles.models import as_stored, is_noise, pairs_of
from articles.site.feeds import FORMATS

# The names of feeds, by what stands behind an address or in its `feed=`.
FEEDS = {
    "feed": "rss", "rss": "rss", "rss2": "rss", "rdf": "rss", "atom": "atom",
    "feed.xml": "rss", "rss.xml": "rss", "index.xml": "rss", "atom.xml": "atom",
    "index.rdf": "rss", **{f"feed.{form}": form for form in FORMATS},
}  # fmt: skip
# Endings of a page's address that lead to the same page, or to a further one.
FURTHER = re.compile(r"/(?:page/\d{1,6}|amp|embed|print|trackback)$")
# WordPress has a feed of comments besides: here are no comments.
COMMENTS = re.compile(r"^comments-|/comments$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`paths` are those that may be stored, the nearest first; `feed` is the format of
    the feed that is asked for, "" for a page.
    """

    paths: tuple[str, ...]
    feed: str = ""


def wanted(path: str, query: str) -> Wanted:
    """Read the path and query of a request; no more than six addresses are meant."""
    pairs = [pair for pair in pairs_of(query) if not is_noise(pair[0])]
    asked = {name.lower(): value.lower() for name, value in pairs}
    rest = urlencode([one for one in pairs if one[0].lower() not in {"feed", "paged"}])
    feed = FEEDS.get(COMMENTS.sub("", asked.get("feed", "")), "")
    plain = path.rstrip("/")
    before, of_path = without_feed(plain)
    found = [
        as_stored(plain, query),
        as_stored(plain, rest),
        as_stored(before, rest),
        as_stored(plain),
        as_stored(before),
    ]
    feed = feed or of_path
    # The bare address is our own; only the feed of a site that stood there isn't.
    nothing = {"", "/"} if not plain and not feed else {""}
    return Wanted(tuple(dict.fromkeys(p for p in found if p not in nothing)), feed)


def without_feed(path: str) -> tuple[str, str]:
    """Return the path of the page whose feed or further page this is, and the feed's
    format.
    """
    if further := FURTHER.search(path):
        return path[: further.start()], ""
    before, _slash, last = path.rpartition("/")
    form = FEEDS.get(last.lower(), "")
    if form and before.rpartition("/")[2].lower() == "feed":
        before = before.rpartition("/")[0]  # as in `/feed/atom/`
    return (COMMENTS.sub("", before), form) if form else (path, "")


def usual_feed(path: str) -> tuple[str, str] | None:
    """Return language and format of the main feed if a path asks for that by one of
    its usual names, with or without a language; "" for the site's own.
    """
    before, form = without_feed(path.rstrip("/"))
    code = before.removeprefix("/").lower()
    known = {"", *answering()}
    return (code, form) if form and code in known else None
