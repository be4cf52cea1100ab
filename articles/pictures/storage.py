"""Where pictures lie: whole files or none, under names that nobody can guess."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Writes beside the place and renames: no half file after a full disk or a kill."""

    def _save(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        content.seek(0)
        write_whole(path, content.read())
        return name.replace("\\", "/")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all. Raises OSError."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def library() -> WholeFileStorage:
    """Return where what was received is kept; renditions can be made again from it."""
    return WholeFileStorage(location=settings.MEDIA_ROOT / "pictures", base_url=None)


def renditions_folder() -> Path:
    return settings.MEDIA_ROOT / "renditions"


def unguessable(image, filename: str) -> str:
    """Name a file by chance, and its kind by what it really is."""
    token = secrets.token_hex(16)
    return f"{token[:2]}/{token}{Path(filename).suffix}"
