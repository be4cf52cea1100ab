"""The storage of pictures and documents: a folder or a bucket. Names of pictures can't
be guessed; documents have that of their content.
"""

import secrets
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage
from django.utils.functional import cached_property

from articles.foundation.image_files.bucket import Bucket
from articles.foundation.image_files.folder import Folder, make_folder, write_whole

# The folders of renditions, of received pictures, and of documents.
FOLDER, RECEIVED, DOCUMENTS = "renditions", "pictures", "documents"
# The folder of the file that says which newsroom the files belong to.
MARKS = "newsroom"


class WholeFileStorage(FileSystemStorage):
    """Writes a file beside its place and renames it: a full disk or a kill leaves no
    half file.
    """

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
    """Return the storage of received files; renditions can be made again from them."""
    if settings.NEWSROOM_MEDIA:
        return BucketStorage()
    return WholeFileStorage(base_url=None)


def rendition_files() -> Folder | Bucket:
    """Return the store of renditions, with a folder for each picture."""
    if settings.NEWSROOM_MEDIA:
        return Bucket(FOLDER)
    return Folder(settings.MEDIA_ROOT / FOLDER)


def received_files() -> Folder | Bucket:
    """Return the store of the library's files, for listing them."""
    if settings.NEWSROOM_MEDIA:
        return Bucket(RECEIVED)
    return Folder(settings.MEDIA_ROOT / RECEIVED)


def document_files() -> Folder | Bucket:
    """Return the store of attached documents."""
    if settings.NEWSROOM_MEDIA:
        return Bucket(DOCUMENTS)
    return Folder(settings.MEDIA_ROOT / DOCUMENTS)


def mark_files() -> Folder | Bucket:
    """Return the store of the file that says which newsroom owns these pictures."""
    if settings.NEWSROOM_MEDIA:
        return Bucket(MARKS)
    return Folder(settings.MEDIA_ROOT / MARKS)


def on_disk(name: str) -> Path | None:
    """Return the path of a rendition of that name; None if it isn't on our disk."""
    return None if settings.NEWSROOM_MEDIA else settings.MEDIA_ROOT / FOLDER / name


def renditions_of(token: str) -> str:
    """Return the folder of all renditions of one picture."""
    return f"{token[:2]}/{token}"


def token_of(name: str) -> str:
    """Return the part of a file's name that nobody can guess."""
    return PurePosixPath(name).stem


def unguessable(image, filename: str) -> str:
    """Return a random name, with the suffix of `filename`, which is the real kind."""
    token = secrets.token_hex(16)
    return f"{token[:2]}/{token}{Path(filename).suffix}"
