"""The key by which an entry is known again: its guid, its link, or its content."""

from collections import Counter
from hashlib import sha256

from articles.inbox.reading.shapes import Entry


def identify(entries: list[Entry]) -> tuple[list[Entry], bool]:
    """Give entries their identities, and return them without doubles; and if several
    have one guid or link.

    An id that stands at several entries of a document is told apart by link and title.
    An entry that is there twice with all three is the same: its newer version is kept.
    """
    repeated = Counter(filter(None, map(basis, entries)))
    kept: dict[str, Entry] = {}
    for entry in entries:
        by, key = basis(entry) or ("content", content_of(entry))
        is_repeated = repeated[by, key] > 1
        parts = (by, key, entry.link_key, entry.title) if is_repeated else (by, key)
        entry.identity, entry.identity_by = hashed(*parts), by
        before = kept.get(entry.identity)
        if before is None or is_newer(entry, before):
            kept[entry.identity] = entry
    return list(kept.values()), any(count > 1 for count in repeated.values())


def basis(entry: Entry) -> tuple[str, str] | None:
    if entry.guid:
        return "guid", entry.guid
    return ("link", entry.link_key) if entry.link_key else None


def content_of(entry: Entry) -> str:
    """Return what is hashed of an entry without guid and link. A date that was moved to
    the moment of reading would be another one each time.
    """
    is_own = entry.published and entry.date_remark != "future"
    date = entry.published.isoformat() if entry.published and is_own else ""
    return hashed(entry.title, date, entry.text)


def hashed(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


def is_newer(one: Entry, other: Entry) -> bool:
    first, second = (each.updated or each.published for each in (one, other))
    return bool(first and (not second or first > second))
