"""Keep a feed within the bytes that readers' programs take, as they are written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from articles.site.feeds.formats.document import Document, Written

MAX_BYTES = 512_000
# Returns by their keys the texts of entries in brief.
type Shorten = Callable[[Sequence[Written]], Mapping[int, str]]


def fitted(
    document: Document, entries: Sequence[Written], shorten: Shorten
) -> Document:
    """Give it all notices and as many other entries as fit, at least the newest.

    An entry too long for any feed gives its summary instead of its text. So do all
    notices if they don't fit together: none may be missed.
    """
    room = MAX_BYTES - size_of_head(document)
    entries = in_brief(entries, lambda one: one.size > room, shorten)
    if of_notices(entries) > room:
        entries = in_brief(entries, lambda one: one.is_notice, shorten)
    room -= of_notices(entries)
    kept: list[Written] = []
    is_full, is_first = False, True
    for entry in entries:
        if not entry.is_notice:
            room -= entry.size
            is_full = is_full or (room < 0 and not is_first)
            is_first = False
        if entry.is_notice or not is_full:
            kept.append(entry)
    return replace(document, entries=tuple(kept))


def of_notices(entries: Sequence[Written]) -> int:
    return sum(entry.size for entry in entries if entry.is_notice)


def in_brief(
    entries: Sequence[Written], is_long: Callable[[Written], bool], shorten: Shorten
) -> Sequence[Written]:
    """Shorten those entries of which `is_long` says so."""
    too_long = [entry for entry in entries if is_long(entry)]
    if not too_long:
        return entries
    texts = {entry.key: entry.text for entry in entries}
    texts |= shorten(too_long)
    return [replace(entry, text=texts[entry.key]) for entry in entries]


def size_of_head(document: Document) -> int:
    """Return more than anything beside the entries can take, escaped and repeated."""
    texts = document.title + document.description + document.publisher
    return 4_000 + 12 * len((texts + document.page + document.address).encode())
