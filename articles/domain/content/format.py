"""The format in which a content is stored, compared, imported and exported."""

import hashlib
import json
from typing import Any

from articles.domain.content.kinds import Picture
from articles.domain.content.table import TABLE, Content, Said, of_kind, whole
from articles.domain.content.values import plain

FORMAT = 1


def empty_content() -> Content:
    """Return the content of an article in which nothing is set."""
    empty = {name: field.kind.empty for name, field in TABLE.items()}
    return whole({"format": FORMAT} | plain(empty))


def completed(said: Said) -> Content:
    """Return the content with these entries, in plain values; others are empty."""
    return whole(empty_content() | plain(dict(said)))


def as_stored(content: Said) -> Content:
    """Return a content as `content_of` would return it once it was applied.

    Raise ValidationError like `apply_content`; don't check keys and addresses.
    """
    stored: dict[str, Any] = {**completed(content)}
    for name, field in TABLE.items():
        stored[name] = field.kind.as_stored(stored[name])
    for name, kind in of_kind(Picture):
        if not stored[name]:
            stored |= dict.fromkeys((kind.alt, kind.caption), "")
    return whole(stored)


def content_hash(content: Said) -> str:
    """Return the SHA-256 of the content in its one canonical form."""
    later = {name for name, field in TABLE.items() if field.is_later}
    said = {k: v for k, v in content.items() if v or k not in later}
    canonical = json.dumps(
        said, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
