"""The formats of feeds, in the order in which pages name them.

A feed's address is that of its list with `feed.` and the format's word.
"""

from collections.abc import Iterator
from typing import Protocol

from articles.feeds import atom, json_feed, rss
from articles.feeds.document import Document


class Format(Protocol):
    """A module that writes one: what it is called, its types, and the bytes.

    The media type is what pages call it, the content type what it is served as.
    """

    NAME: str
    MEDIA_TYPE: str
    CONTENT_TYPE: str

    def write(self, document: Document) -> str: ...

    def sizes(self, document: Document) -> Iterator[int]: ...


FORMATS: dict[str, Format] = {"rss": rss, "atom": atom, "json": json_feed}
