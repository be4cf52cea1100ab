"""The form in which a content is kept, compared, and leaves or enters the newsroom."""

import hashlib
import json
from collections.abc import Mapping

from articles.content.kinds import Picture
from articles.content.table import TABLE, Content, of_kind
from articles.content.values import plain

FORMAT = 1


def empty_content() -> Content:
    """Return the content of an article in which nothing is set."""
    empty = {name: field.kind.empty for name, field in TABLE.items()}
    return {"format": FORMAT} | plain(empty)


def completed(said: Mapping[str, object]) -> Content:
    """Return the content that says this, in plain values; what it lacks is empty."""
    return empty_content() | plain(dict(said))


def as_stored(content: Content) -> Content:
    """Return a content as `content_of` would give it back once it was applied.

    Raises ValidationError like `apply_content`; says nothing about keys and addresses.
    """
    content = completed(content)
    for name, field in TABLE.items():
        content[name] = field.kind.as_stored(content[name])
    for field in of_kind(Picture):
        if not content[field.name]:
            content |= dict.fromkeys((field.kind.alt, field.kind.caption), "")
    return content


def content_hash(content: Content) -> str:
    """Return the SHA-256 of the content in its one canonical form."""
    later = {name for name, field in TABLE.items() if field.is_later}
    said = {k: v for k, v in content.items() if v or k not in later}
    canonical = json.dumps(
        said, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
