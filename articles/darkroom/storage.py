"""Where pictures lie: whole files or none, under names that nobody can guess."""

import os
import secrets
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.functional import cached_property


class WholeFileStorage(FileSystemStorage):
    """Writes beside the place and renames: no half file after a full disk or a kill."""

    @cached_property
    def base_location(self):
        return settings.MEDIA_ROOT / "pictures"

    def _save(self, name, content):
        path = Path(self.path(name))
        make_folder(path.parent)
        content.seek(0)
        write_whole(path, content.read())
        return name.replace("\\", "/")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, also after a power cut.

    Raises OSError.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def make_folder(path: Path) -> None:
    """Make a folder, and those around it, that a power cut doesn't take away again."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        sync(path.parent)


def sync(folder: Path) -> None:
    """Have the disk keep which files there are in it."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def library() -> WholeFileStorage:
    """Return where what was received is kept; renditions can be made again from it."""
    return WholeFileStorage(base_url=None)


def renditions_folder() -> Path:
    return settings.MEDIA_ROOT / "renditions"


def renditions_of(token: str) -> Path:
    """Return the folder of all that was made of one picture."""
    return renditions_folder() / token[:2] / token


def token_of(name: str) -> str:
    """Return the part of a file's name that nobody can guess."""
    return PurePosixPath(name).stem


def unguessable(image, filename: str) -> str:
    """Name a file by chance, and its kind by what it really is."""
    token = secrets.token_hex(16)
    return f"{token[:2]}/{token}{Path(filename).suffix}"
