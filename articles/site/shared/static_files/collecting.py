"""Collect the static files, unless they lie there already, unchanged."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from articles.site.shared.static_files.theme_files import served_as


def collect() -> None:
    """Collect them if anything changed: compression takes seconds, the check none."""
    folder, state = Path(settings.STATIC_ROOT), digest()
    stamp = folder / ".collected"
    if stamp.exists() and stamp.read_text(encoding="ascii") == state:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(state, encoding="ascii")


def static_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file: the name under which it is served, and its content."""
    files: Any = apps.get_app_config("staticfiles")
    for finder in get_finders():
        for path, storage in finder.list(files.ignore_patterns):
            with storage.open(path) as file:
                yield served_as(path, storage), file.read()


def digest() -> str:
    """Return one hash of all files and of the way they are stored."""
    how = (settings.STORAGES["staticfiles"]["BACKEND"], version("whitenoise"))
    state = hashlib.blake2b(repr(how).encode())
    for name, content in static_files():
        state.update(f"\n{name} {len(content)}\n".encode() + content)
    return state.hexdigest()
