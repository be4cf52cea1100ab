"""Files of a look besides its colours: files to be served, templates to be read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import utils
from django.contrib.staticfiles.finders import BaseFinder, get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage
from django.template import TemplateSyntaxError
from django.template.loader import get_template

from articles.site.shared.static_files.stylesheets import StyleSheetFinder

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
        # The icon of the tab may be the large one, too.
        for picture in {look.logo, look.favicon, look.icon, look.share}:
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
    """Refuse to serve pages without the files they name, or with a former look."""
    if settings.DEBUG:
        return
    require_all()
    folder = settings.NEWSROOM_LOOK.folder
    if folder is None:
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


def require_all() -> None:
    """Refuse what would be an error on each page: a name without a collected file."""
    collected = getattr(staticfiles_storage, "hashed_files", None)
    if collected is None:  # files are served by their own names
        return
    files: Any = apps.get_app_config("staticfiles")
    for finder in get_finders():
        for name, storage in finder.list(files.ignore_patterns):
            served = served_as(name, storage)
            kept = collected.get(served)
            if kept is None or not Path(settings.STATIC_ROOT, kept).is_file():
                raise ImproperlyConfigured(
                    f"Pages can't be served: {served} isn't collected in "
                    f"{settings.STATIC_ROOT}. Run {settings.NEWSROOM_COMMAND} "
                    "collectstatic --noinput, and start again."
                )


def is_same(one: Path, other: Path) -> bool:
    return one.is_file() and one.read_bytes() == other.read_bytes()


def check_look(app_configs, **kwargs) -> list[Error]:
    """Report files of the look that are never served, or would break a page later."""
    return [*unreadable_templates(), *hidden_files()]


def unreadable_templates() -> Iterator[Error]:
    for folder in settings.NEWSROOM_LOOK.templates:
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path.name.startswith("."):
                continue
            try:
                get_template(path.relative_to(folder).as_posix())
            except (TemplateSyntaxError, UnicodeDecodeError) as error:
                yield Error(
                    f"The look's template {path} can't be read: {error}",
                    hint="Correct it, or remove it to have the house's own.",
                    id="articles.E002",
                )


def hidden_files() -> Iterator[Error]:
    """Yield the files hidden by a file of the code base that has the same name."""
    files: Any = apps.get_app_config("staticfiles")
    others = [it for it in get_finders() if not isinstance(it, LookFinder)]
    for name, storage in LookFinder().list(files.ignore_patterns):
        if any(finder.find(served_as(name, storage)) for finder in others):
            yield Error(
                f"The look's file {storage.path(name)} would never be served: the "
                "house, or a plug-in, has one of that name.",
                hint="Give it a name of its own, in a folder of your own.",
                id="articles.E004",
            )
