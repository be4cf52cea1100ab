"""What a look brings besides its colours: files to be served, templates to be read."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import utils
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage
from django.template import TemplateSyntaxError
from django.template.loader import get_template

from articles.site.stylesheets import StyleSheetFinder

PREFIX = "look"


class LookFinder(BaseFinder):
    """Finds the look's pictures as `look/…`, and what is in its folder `static/`."""

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False):
        found = [
            storage.path(name)
            for name, storage in self.list([])
            if path == served_as(name, storage)
        ]
        return found[0] if found and not find_all else found

    def list(self, ignore_patterns):
        look = settings.NEWSROOM_LOOK
        if look.folder is None:
            return
        storage: Any = FileSystemStorage(location=look.folder)
        storage.prefix = PREFIX
        for picture in (look.logo, look.favicon, look.share):
            if picture and picture.name.startswith(f"{PREFIX}/"):
                yield Path(picture.name).name, storage
        storage = FileSystemStorage(location=look.folder / "static")
        if storage.exists(""):
            for name in utils.get_files(storage, ignore_patterns):
                yield name, storage


def served_as(name: str, storage: FileSystemStorage) -> str:
    prefix = getattr(storage, "prefix", "")
    return f"{prefix}/{name}" if prefix else name


def require_collected() -> None:
    """Refuse to serve a look whose files readers wouldn't get as they are now."""
    folder = settings.NEWSROOM_LOOK.folder
    if folder is None or settings.DEBUG:
        return
    files: Any = apps.get_app_config("staticfiles")
    for finder in (LookFinder(), StyleSheetFinder()):
        for name, storage in finder.list(files.ignore_patterns):
            served = served_as(name, storage)
            collected, now = Path(settings.STATIC_ROOT, served), storage.path(name)
            if not is_same(collected, Path(now)):
                raise ImproperlyConfigured(
                    f"The look in {folder} can't be served: {served} isn't collected "
                    f"as it is now. Run {settings.NEWSROOM_COMMAND} collectstatic "
                    "--noinput, and start again."
                )


def is_same(one: Path, other: Path) -> bool:
    return one.is_file() and one.read_bytes() == other.read_bytes()


def check_look(app_configs, **kwargs) -> list[Error]:
    """Name the look's templates that can't be read: a page would fail by them later."""
    found = []
    for folder in settings.NEWSROOM_LOOK.templates:
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path.name.startswith("."):
                continue
            try:
                get_template(path.relative_to(folder).as_posix())
            except (TemplateSyntaxError, UnicodeDecodeError) as error:
                found.append(
                    Error(
                        f"The look's template {path} can't be read: {error}",
                        hint="Correct it, or remove it to have the house's own.",
                        id="articles.E002",
                    )
                )
    return found
