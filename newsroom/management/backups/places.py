"""The place of the nightly backups: a folder, or a bucket of object storage."""

import hashlib
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from django.conf import settings

from articles.foundation.image_files import (
    NOBODY_WAITS,
    Bucket,
    Folder,
    Named,
    make_folder,
)
from articles.transfer import erasure
from articles.transfer.archives import Shelf, refused

SHELVES = "files"
# The beginnings of archives, sound and damaged.
KINDS = ("newsroom-", "damaged-newsroom-")
# A folder in NEWSROOM_VAR for what goes to a bucket, or comes from it.
ON_THE_WAY = "moving-"
# Seconds after which such a folder is nobody's.
LEFT = 2 * 24 * 60 * 60


class Place(Protocol):
    """Archives by their names, with shelves and the list of erasures beside them.

    All its methods may raise OSError.
    """

    def stores(self, name: str) -> Any:
        """Return the store of this name, for a shelf."""

    def sizes(self) -> dict[str, int]:
        """Return the bytes of each archive, those of a damaged newsroom, too."""
        ...

    def shelves(self) -> list[Shelf]: ...

    def prepare(self) -> None:
        """Refuse a place that isn't there."""

    def writing(self) -> Any:
        """Yield a folder to write an archive into, with the list of erasures in it."""

    def keep(self, path: Path) -> None:
        """Keep an archive that was written, and the list beside it."""

    def fetched(self, name: str) -> Any:
        """Yield the path of an archive, with the list of erasures beside it."""

    def listed(self, folder: Path) -> Path:
        """Return the path of the list of erasures, which may be put into `folder`."""
        ...

    def named(self, name: str) -> str:
        """Return the words by which `restore` knows an archive."""
        ...

    def remove(self, name: str) -> None: ...


@dataclass(frozen=True, slots=True)
class InFolder:
    folder: Path

    def __str__(self) -> str:
        return str(self.folder)

    def stores(self, name: str) -> Folder:
        return Folder(self.folder / name)

    def sizes(self) -> dict[str, int]:
        found = [path for kind in KINDS for path in self.folder.glob(f"{kind}*")]
        return {path.name: path.stat().st_size for path in found if path.is_file()}

    def shelves(self) -> list[Shelf]:
        found = self.folder.glob(f"{SHELVES}*")
        return [Shelf(path.name, Folder(path)) for path in found if path.is_dir()]

    def prepare(self) -> None:
        """Make the newsroom's own folder. Another one has to be there: a disk that
        isn't mounted would leave the backups on that of the newsroom.
        """
        if self.folder.is_relative_to(settings.VAR):
            make_folder(self.folder)
        elif not self.folder.is_dir():
            raise refused(
                "No backup was made.",
                f"There is no folder {self.folder}.",
                "Mount its disk, or make the folder for the newsroom's own user, or "
                "set NEWSROOM_BACKUPS to another one.",
            )

    @contextmanager
    def writing(self) -> Iterator[Path]:
        yield self.folder

    def keep(self, path: Path) -> None:
        """It is there already."""

    @contextmanager
    def fetched(self, name: str) -> Iterator[Path]:
        yield self.folder / name

    def listed(self, folder: Path) -> Path:
        return self.folder / erasure.NAME

    def named(self, name: str) -> str:
        return str(self.folder / name)

    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class InBucket:
    bucket: Named

    def __str__(self) -> str:
        said = dict(self.bucket)
        return "/".join(filter(None, ("s3:/", said["bucket"], said["prefix"])))

    def stores(self, name: str) -> Bucket:
        return Bucket(name, self.bucket, NOBODY_WAITS)

    def sizes(self) -> dict[str, int]:
        files, _folders = self.stores("").top()
        return {name: size for name, size in files.items() if name.startswith(KINDS)}

    def shelves(self) -> list[Shelf]:
        _files, folders = self.stores("").top()
        found = sorted(name for name in folders if name.startswith(SHELVES))
        return [Shelf(name, self.stores(name)) for name in found]

    def prepare(self) -> None:
        """It is told by the first answer whether there is one."""

    @contextmanager
    def writing(self) -> Iterator[Path]:
        remove_left()
        with on_the_way() as folder:
            self.listed(folder)
            yield folder

    def keep(self, path: Path) -> None:
        """Bring the list and the archive there, and read the archive back."""
        store = self.stores("")
        for each in (path.with_name(erasure.NAME), path):
            with each.open("rb") as file:
                store.take(each.name, file)
        with path.open("rb") as file:
            written = hashlib.file_digest(file, "sha256").digest()
        there = hashlib.sha256()
        for part in store.parts(path.name):
            there.update(part)
        if there.digest() != written:
            with suppress(PermissionError):
                self.remove(path.name)
            raise refused(
                "No backup was made.",
                f"{path.name} came to {self} as something else.",
                "Ask whoever runs the store.",
            )

    @contextmanager
    def fetched(self, name: str) -> Iterator[Path]:
        with on_the_way() as folder:
            self.listed(folder)
            self.bring(name, folder / name)
            yield folder / name

    def listed(self, folder: Path) -> Path:
        path = folder / erasure.NAME
        with suppress(FileNotFoundError):
            self.bring(erasure.NAME, path)
        return path

    def bring(self, name: str, path: Path) -> None:
        parts = self.stores("").parts(name)
        first = next(parts, b"")
        with path.open("wb") as file:
            file.write(first)
            file.writelines(parts)

    def named(self, name: str) -> str:
        return name

    def remove(self, name: str) -> None:
        self.stores("").delete(name)


@contextmanager
def on_the_way() -> Iterator[Path]:
    with TemporaryDirectory(prefix=ON_THE_WAY, dir=settings.VAR) as folder:
        yield Path(folder)


def remove_left() -> None:
    """Remove what a process left that was killed."""
    for folder in settings.VAR.glob(f"{ON_THE_WAY}*"):
        with suppress(FileNotFoundError):
            if time.time() - folder.stat().st_mtime > LEFT:
                shutil.rmtree(folder, ignore_errors=True)


def place() -> Place | None:
    """Return the place of NEWSROOM_BACKUPS; None if no backups are made."""
    backups = settings.NEWSROOM_BACKUPS
    if not backups.are_made(is_local=settings.IS_LOCAL):
        return None
    if backups.bucket:
        return InBucket(backups.bucket)
    return InFolder(backups.folder(settings.VAR))


@dataclass(frozen=True, slots=True)
class Found:
    """An archive on this machine; `stores` has its shelf, if that isn't beside it."""

    path: Path
    where: str
    stores: Any = None


@contextmanager
def archive_named(said: str) -> Iterator[Found]:
    """Yield the archive of this path, or the nightly one of this name. May raise
    OSError.
    """
    path, there = Path(said).absolute(), place()
    is_path = path.exists() or "/" in said
    if is_path or there is None or said not in there.sizes():
        yield Found(path, str(path.parent))
        return
    with there.fetched(said) as fetched:
        yield Found(fetched, str(there), there.stores)
