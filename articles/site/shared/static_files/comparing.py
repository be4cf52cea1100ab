"""Compare the collected files with those to collect: each name, also compressed."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
from django.conf import settings
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import storages

from articles.site.shared.static_files.collecting import static_files

COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.decompress,
    ".br": brotli.decompress,
}


def differing() -> tuple[list[str], list[str]]:
    """Return the names of files that are missing, and of those that differ."""
    root = Path(settings.STATIC_ROOT)
    missing, other = set(), set()
    for name, content in expected():
        file = root / name
        if not file.is_file():
            missing.add(name)
        elif content is None or file.read_bytes() != content:
            other.add(name)
        for ending, whole in COMPRESSED.items():
            if content is not None and not holds(
                root / (name + ending), content, whole
            ):
                other.add(name + ending)
    return sorted(missing), sorted(other)


def expected() -> Iterator[tuple[str, bytes | None]]:
    """Yield each name that may be requested, and its right content, if that is known.

    Pages ask for names with a number of the content, which they read from a list.
    """
    files: dict[str, bytes] = {}
    for name, content in static_files():
        files.setdefault(name, content)  # as the first one is collected
    yield from files.items()
    # The list is read as by a process that begins now, not as this one did.
    storage: Any = storages.create_storage(settings.STORAGES["staticfiles"])
    listed: dict[str, str] | None = getattr(storage, "hashed_files", None)
    if listed is None:
        return
    if files.keys() - listed.keys():
        yield storage.manifest_name, None
        return
    for name, content in files.items():
        yield listed[name], referring(storage, name, content)


def referring(storage: Any, name: str, content: bytes) -> bytes:
    """Return it with the numbers of the files that it names, as Django puts them in."""
    if not matches_patterns(name, storage._patterns):
        return content
    text = content.decode()
    for kind, patterns in storage._patterns.items():
        if not matches_patterns(name, (kind,)):
            continue
        if not any(pattern.search(text) for pattern, _template, _ignored in patterns):
            continue
        for pattern, template, ignored in patterns:
            blocks = storage.get_ignored_blocks(text, ignored)
            converted = storage.url_converter(
                name, storage.hashed_files, template, blocks
            )
            text = pattern.sub(converted, text)
    return text.encode()


def holds(file: Path, content: bytes, whole: Callable[[bytes], bytes]) -> bool:
    """Return whether a compressed file has the content of its original, or is
    missing.
    """
    if not file.is_file():
        return True
    try:
        return whole(file.read_bytes()) == content
    except Exception:  # noqa: BLE001 – each has errors of its own; all say that it isn't
        return False
