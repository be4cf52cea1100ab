"""The formats of feeds, in the order in which pages name them.

A feed's address is that of its list with `feed.` and the format's word.
"""

from typing import Protocol

from django.utils.functional import Promise

from articles.site.feeds.formats import atom, json_feed, rss
from articles.site.feeds.formats.document import Document
from articles.site.feeds.formats.entry import Entry


class Format(Protocol):
    """A module that writes one: its name, its types, its purpose, and the text.

    Pages name the media type; the feed is served as the content type. An entry is
    written once and cached; a document puts cached entries between its own words.
    """

    NAME: str
    MEDIA_TYPE: str
    CONTENT_TYPE: str
    USE: Promise

    def write_entry(self, entry: Entry, publisher: str) -> str: ...

    def write(self, document: Document) -> str: ...


FORMATS: dict[str, Format] = {
    "rss": rss,
    "atom": atom,
    "json": json_feed,
}
