"""Where pictures lie: in a folder or a bucket, under names that nobody can guess."""

import secrets
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage
from django.utils.functional import cached_property

from articles.foundation.image_files.bucket import Bucket
from articles.foundation.image_files.folder import Folder, make_folder, write_whole

# Of all that was made of pictures, and of what was received.
FOLDER, RECEIVED = "renditions", "pictures"
# Of what tells which newsroom the files belong to.
MARKS = "newsroom"


class WholeFileStorage(FileSystemStorage):
    """Writes beside the place and renames: no half file after a full disk or a kill."""

    @cached_property
    def base_location(self):
        return settings.MEDIA_ROOT / RECEIVED

    def _save(self, name, content):
        path = Path(self.path(name))
        make_folder(path.parent)
        content.seek(0)
        write_whole(path, content.read())
        return name.replace("\\", "/")


class BucketStorage(Storage):
    """The same on object storage. Nothing is served from there: it has no addresses."""

    def __init__(self):
        self.bucket = Bucket(RECEIVED)

    def _open(self, name, mode="rb"):
        return ContentFile(self.bucket.read(name), name)

    def _save(self, name, content):
        content.seek(0)
        name = name.replace("\\", "/")
        self.bucket.write(name, content.read())
        return name

    def delete(self, name):
        self.bucket.delete(name)

    def exists(self, name):
        return self.bucket.has(name)

    def size(self, name):
        return self.bucket.size(name)


def library() -> Storage:
    """Return where what was received is kept; renditions can be made again from it."""
    if settings.NEWSROOM_MEDIA:
        return BucketStorage()
    return WholeFileStorage(base_url=None)


def rendition_files() -> Folder | Bucket:
    """Return where all that was made of pictures is kept, a folder for each."""
    if settings.NEWSROOM_MEDIA:
        return Bucket(FOLDER)
    return Folder(settings.MEDIA_ROOT / FOLDER)


def received_files() -> Folder | Bucket:
    """Return where the files of the library lie, to look through."""
    if settings.NEWSROOM_MEDIA:
        return Bucket(RECEIVED)
    return Folder(settings.MEDIA_ROOT / RECEIVED)


def mark_files() -> Folder | Bucket:
    """Return where a file says which newsroom these pictures belong to."""
    if settings.NEWSROOM_MEDIA:
        return Bucket(MARKS)
    return Folder(settings.MEDIA_ROOT / MARKS)


def on_disk(name: str) -> Path | None:
    """Return where a rendition of that name lies; None if that isn't a disk of ours."""
    return None if settings.NEWSROOM_MEDIA else settings.MEDIA_ROOT / FOLDER / name


def renditions_of(token: str) -> str:
    """Return the folder of all that was made of one picture."""
    return f"{token[:2]}/{token}"


def token_of(name: str) -> str:
    """Return the part of a file's name that nobody can guess."""
    return PurePosixPath(name).stem


def unguessable(image, filename: str) -> str:
    """Name a file by chance, and its kind by what it really is."""
    token = secrets.token_hex(16)
    return f"{token[:2]}/{token}{Path(filename).suffix}"
