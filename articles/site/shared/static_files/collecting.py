"""Collect the static files, unless they lie there just as they would be collected."""

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
    """To compress them takes seconds; to see that nothing has changed, none."""
    folder, state = Path(settings.STATIC_ROOT), digest()
    stamp = folder / ".collected"
    if stamp.exists() and stamp.read_text(encoding="ascii") == state:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(state, encoding="ascii")


def static_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file: under which name it is served, and what is in it."""
    files: Any = apps.get_app_config("staticfiles")
    for finder in get_finders():
        for path, storage in finder.list(files.ignore_patterns):
            with storage.open(path) as file:
                yield served_as(path, storage), file.read()


def digest() -> str:
    """Return what all of them are and how they're kept, as one number."""
    how = (settings.STORAGES["staticfiles"]["BACKEND"], version("whitenoise"))
    state = hashlib.blake2b(repr(how).encode())
    for name, content in static_files():
        state.update(f"\n{name} {len(content)}\n".encode() + content)
    return state.hexdigest()
