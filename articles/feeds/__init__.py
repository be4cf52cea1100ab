"""Feeds: one description of an entry, and the formats that it is written in."""

from articles.feeds.latest import MAX_ENTRIES

__all__ = [
    "MAX_ENTRIES",
]
