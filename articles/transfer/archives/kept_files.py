"""The files that belong to the newsroom and can't be made again: found, and put back.

Pictures and documents lie where their stores have them, in a folder or a bucket; beside
them are files of plug-ins in the media folder, and lists of the project's.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models import Model

from articles.foundation.image_files import (
    document_files,
    library,
    make_folder,
    write_whole,
)
from articles.transfer.archives.archive import Member
from articles.transfer.archives.reporting import damaged

MEDIA = "media"
PICTURES, DOCUMENTS = f"{MEDIA}/pictures", f"{MEDIA}/documents"
# Below the media folder: made again, or asked of the stores.
NOT_WALKED = {f"{MEDIA}/renditions", PICTURES, DOCUMENTS}

DOCUMENT = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}\.[a-z]{3,4}")

# Opens a file; FileNotFoundError if it is lost.
Opener = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file by its name in the archive; both functions raise FileNotFoundError if it
    is lost. One with a `size` never changes under its name.
    """

    name: str
    open: Opener
    size: Callable[[], int] | None = None


def files_to_keep(
    models: list[type[Model]], extra: tuple[Path, ...]
) -> Iterator[KeptFile]:
    """Yield all files that belong into an archive."""
    storage: Any = library()
    for model in models:
        if model._meta.label_lower == "articles.image":
            names = model._base_manager.order_by("file").values_list("file", flat=True)
            for name in names.iterator():
                yield KeptFile(
                    f"{PICTURES}/{name}",
                    partial(storage.open, name),
                    partial(storage.size, name),
                )
        if model._meta.label_lower == "articles.document":
            yield from documents_to_keep(model)
    for name, path in [*walk(settings.MEDIA_ROOT, MEDIA)]:
        yield KeptFile(name, partial(path.open, "rb"))
    for path in extra:
        if path.is_file():
            yield KeptFile(path.name, partial(path.open, "rb"))


def documents_to_keep(model: type[Model]) -> Iterator[KeptFile]:
    """Yield them as they are named after their content."""
    shelf = document_files()
    rows = model._base_manager.order_by("checksum").values_list("checksum", "kind")
    for checksum, kind in rows.iterator():
        name = f"{checksum[:2]}/{checksum}.{kind}"
        yield KeptFile(
            f"{DOCUMENTS}/{name}", partial(shelf.open, name), partial(shelf.size, name)
        )


def walk(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder, but no hidden ones: those aren't finished."""
    if not folder.is_dir():
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        below = f"{name}/{entry.name}"
        if entry.name.startswith(".") or below in NOT_WALKED:
            continue
        if entry.is_dir():
            yield from walk(Path(entry.path), below)
        elif entry.is_file():
            yield below, Path(entry.path)


def length_of(file: Any) -> int:
    """Return how long an opened file is, of whichever kind."""
    return file.size if hasattr(file, "size") else os.fstat(file.fileno()).st_size


def put_back(member: Member, places: dict[str, Path]) -> None:
    """Store a file of the archive where it belongs, unless it is there already."""
    if member.name.startswith(f"{PICTURES}/"):
        put_picture(member.name.removeprefix(f"{PICTURES}/"), member.file.read())
        return
    if member.name.startswith(f"{DOCUMENTS}/"):
        put_document(member.name.removeprefix(f"{DOCUMENTS}/"), member.file)
        return
    folder, _slash, name = member.name.partition("/")
    if folder == MEDIA:
        path = settings.MEDIA_ROOT / name
        make_folder(path.parent)
        write_whole(path, member.file.read())
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    elif place := places.get(member.name):
        put_lines(place, member.file.read().splitlines())


def put_lines(path: Path, lines: list[bytes]) -> None:
    """Add the lines that a list lacks; lines added since the backup stay."""
    there = path.read_bytes().splitlines() if path.is_file() else []
    make_folder(path.parent)
    write_whole(path, b"".join(b"%s\n" % line for line in dict.fromkeys(there + lines)))


def put_picture(name: str, data: bytes) -> None:
    """Store a picture under its own name; nothing else ever had it."""
    storage: Any = library()
    if storage.exists(name):
        with storage.open(name) as file:
            if file.read() == data:
                return
        storage.delete(name)
    storage.save(name, ContentFile(data))


def put_document(name: str, file: Any) -> None:
    """Store a document, perhaps in the place of a file that was damaged."""
    if not DOCUMENT.fullmatch(name):
        raise damaged(f"{name} is no name of a document")
    document_files().write(name, file.read())
