"""Feeds: one description of an entry, and the formats that it is written in."""

from articles.feeds.composing import entry_maker
from articles.feeds.formats import FORMATS
from articles.feeds.latest import MAX_ENTRIES
from articles.feeds.offered import (
    corrections_feeds,
    feeds_of,
    site_feeds,
    with_site,
)

__all__ = [
    "FORMATS",
    "MAX_ENTRIES",
    "corrections_feeds",
    "entry_maker",
    "feeds_of",
    "site_feeds",
    "with_site",
]
