"""Identify the templates, code and settings by which something was made."""

import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import cast

from django.apps import apps
from django.conf import settings

from articles.foundation.languages import offered

# These, too, affect how texts are rendered.
LIBRARIES = ("django", "nh3", "pillow")
SUFFIXES = {".py", ".html", ".txt", ".mo"}


def fingerprint() -> str:
    """Return 32 digits; others whenever the same articles may be rendered otherwise."""
    look = settings.NEWSROOM_LOOK.digest
    codes = ",".join(offered())
    notes = str(settings.NEWSROOM_AI_NOTES)
    told = (settings.NEWSROOM_ORIGIN, settings.TIME_ZONE, codes, look, notes)
    return of(of_code(), *told)


@lru_cache(maxsize=10)
def of(*told: str) -> str:
    return hashlib.blake2b(repr(told).encode(), digest_size=16).hexdigest()


@cache
def of_code() -> str:
    """Read it once: a process goes on with the code with which it began."""
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr([version(name) for name in LIBRARIES]).encode())
    for folder in sorted(folders()):
        for path in sorted(files(folder)):
            content = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            digest.update(f"\n{name} {len(content)}\n".encode() + content)
    # The names by which pages call their style sheets.
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if manifest.is_file():
        digest.update(manifest.read_bytes())
    return digest.hexdigest()


def folders() -> Iterator[Path]:
    """Yield the folders of our own templates and code, and of plug-ins."""
    for engine in settings.TEMPLATES:
        yield from map(Path, cast("list[Path]", engine["DIRS"]))
    for app in apps.get_app_configs():
        if not app.name.startswith("django."):
            yield Path(app.path)


def files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix in SUFFIXES and "__pycache__" not in path.parts:
            yield path
