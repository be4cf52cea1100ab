"""Keep a feed within the bytes that readers' programs take, as they are written."""

from dataclasses import replace

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.content import LENGTH, shortened
from articles.feeds.document import Document
from articles.feeds.entry import Entry
from articles.feeds.formats import FORMATS

MAX_BYTES = 512_000


def fitted(document: Document, form: str) -> Document:
    """Keep all notices, and as many of the other entries as fit, at least the newest.

    What fits into no feed gives its summary instead of its text. So do all notices if
    they don't fit together: none may be missed.
    """
    room = MAX_BYTES - size_of_head(document)
    measured = sized(document, form)
    if any(size > room for _entry, size in measured):
        document = in_brief(document, [size > room for _entry, size in measured])
        measured = sized(document, form)
    if of_notices(measured) > room:
        document = in_brief(document, [entry.is_notice for entry in document.entries])
        measured = sized(document, form)
    room -= of_notices(measured)
    kept: list[Entry] = []
    is_full, is_first = False, True
    for entry, size in measured:
        if not entry.is_notice:
            room -= size
            is_full = is_full or (room < 0 and not is_first)
            is_first = False
        if entry.is_notice or not is_full:
            kept.append(entry)
    return replace(document, entries=kept)


def sized(document: Document, form: str) -> list[tuple[Entry, int]]:
    """Return each entry with the bytes that it takes."""
    return list(zip(document.entries, FORMATS[form].sizes(document), strict=True))


def of_notices(measured: list[tuple[Entry, int]]) -> int:
    return sum(size for entry, size in measured if entry.is_notice)


def in_brief(document: Document, which: list[bool]) -> Document:
    """Shorten those entries of which `which` says so."""
    pairs = zip(document.entries, which, strict=True)
    return replace(document, entries=[brief(e) if long else e for e, long in pairs])


def size_of_head(document: Document) -> int:
    """Return more than anything beside the entries can take, escaped and repeated."""
    texts = document.title + document.description + document.publisher
    return 4_000 + 12 * len((texts + document.page + document.address).encode())


def brief(entry: Entry) -> Entry:
    summary, more = entry.summary, _("Read the whole article on the website")
    if entry.is_notice:
        summary = shortened(summary, LENGTH)
        more = _("Read the whole reason on the website")
    content = format_html("<p>{}</p>", summary)
    if entry.url:
        content += format_html('\n<p><a href="{}">{}</a></p>', entry.url, more)
    return replace(entry, summary=summary, content=content, related=(), originals=())
