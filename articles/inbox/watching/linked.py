"""Entries of a page or a sitemap: its links, since it has no feed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from articles.inbox.reading import Entry, normalised


def entries_of_links(links: Iterable[Any], *, at: datetime) -> list[Entry]:
    """Return an entry for each link, known again by its address."""
    found = []
    for link in links:
        key = normalised(link.address)
        found.append(
            Entry(
                identity=key,
                identity_by="link",
                link=link.address,
                link_key=key,
                title=link.title or link.address,
                published=link.modified
                if link.modified and link.modified <= at
                else None,
            )
        )
    return found
