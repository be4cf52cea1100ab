"""The feed of a selection: its newest articles, as many as fit."""

from collections.abc import Iterable
from datetime import datetime

from articles.feeds.archives import archived
from articles.feeds.document import Chain, Document, document, key_of, selected
from articles.feeds.entry import Entry, entries_of
from articles.selection import Selection

MAX_ENTRIES = 50
MAX_BYTES = 500_000


def document_of(selection: Selection, form: str, *, at: datetime) -> Document:
    """Describe the feed of a selection; its language is the active one."""
    found = selected(selection, at=at)[:MAX_ENTRIES]
    entries = capped(entries_of(found, at=at))
    title = str(selection.only_label or selection.in_words()) if selection.size else ""
    chain = Chain()
    if entries and not selection.size:
        chain = Chain(previous=archived(selection, entries[-1], form, at=at))
    return document(
        key_of(selection),
        selection.language,
        entries,
        title=title,
        page=selection.path(),
        address=selection.path("feed", form=form),
        chain=chain,
    )


def capped(entries: Iterable[Entry]) -> list[Entry]:
    """Keep the first ones that fit together, at least one."""
    kept, size = [], 0
    for entry in entries:
        size += entry.size
        if kept and size > MAX_BYTES:
            break
        kept.append(entry)
    return kept
