"""Keep a feed within the bytes that readers' programs take, as they are written."""

from dataclasses import replace

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.feeds import atom, json_feed, rss
from articles.feeds.document import Document
from articles.feeds.entry import Entry

MAX_BYTES = 512_000
SIZES = {"rss": rss.sizes, "atom": atom.sizes, "json": json_feed.sizes}


def fitted(document: Document, form: str) -> Document:
    """Keep all notices, and as many of the other entries as fit, at least the newest.

    What fits into no feed gives its summary instead of its text.
    """
    room = MAX_BYTES - size_of_head(document)
    sized = zip(document.entries, SIZES[form](document), strict=True)
    entries = [shortened(entry) if size > room else entry for entry, size in sized]
    document = replace(document, entries=entries)
    sizes = list(SIZES[form](document))
    sized = list(zip(entries, sizes, strict=True))
    room -= sum(size for entry, size in sized if entry.is_notice)
    kept: list[Entry] = []
    is_full, is_first = False, True
    for entry, size in sized:
        if not entry.is_notice:
            room -= size
            is_full = is_full or (room < 0 and not is_first)
            is_first = False
        if entry.is_notice or not is_full:
            kept.append(entry)
    return replace(document, entries=kept)


def size_of_head(document: Document) -> int:
    """Return more than anything beside the entries can take, escaped and repeated."""
    texts = document.title + document.description + document.publisher
    return 4_000 + 12 * len((texts + document.page + document.address).encode())


def shortened(entry: Entry) -> Entry:
    content = format_html(
        '<p>{}</p>\n<p><a href="{}">{}</a></p>',
        entry.summary,
        entry.url,
        _("Read the whole article on the website"),
    )
    return replace(entry, content=content, related=(), originals=())
