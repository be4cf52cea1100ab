"""Find the documents below the given paths, and which story each stands for."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from articles.foundation.languages import (
    answering,
    known_languages,
    site_language,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file, the key of its story (a path without endings), and its language."""

    path: Path
    key: str
    language: str


def find_documents(paths: Iterable[Path], *, root: Path | None = None) -> list[Found]:
    """Return the files in order, folders searched to any depth.

    A key is relative to the folder that was given (of a single file, its own), or to
    `root`. Hidden files and those with another ending than .txt or a language are
    passed over inside a folder; a file that is named is taken whatever its ending.
    """
    return [
        identify(file, root or folder)
        for path in paths
        for folder, file in files_below(path)
    ]


def files_below(path: Path) -> Iterator[tuple[Path, Path]]:
    if not path.is_dir():
        yield path.parent, path
        return
    endings = {".txt", *(f".{code}" for code in answering())}
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden and file.suffix.lower() in endings:
            yield path, file


@cache
def codes() -> frozenset[str]:
    """Return the codes of all languages, so that none is taken for a part of a name:
    a text in a language that isn't offered would come in as one in the site's.
    """
    return frozenset(known_languages())


def identify(path: Path, folder: Path) -> Found:
    key = path.relative_to(folder)
    if key.suffix.lower() == ".txt":
        key = key.with_suffix("")
    language = site_language()
    if key.stem and (said := key.suffix[1:].lower()) in codes():
        language, key = said, key.with_suffix("")
    return Found(path, unicodedata.normalize("NFC", key.as_posix()), language)
