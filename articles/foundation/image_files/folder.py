"""Files of pictures on a disk of this host: whole files or none."""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

# Seconds after which an unfinished file counts as abandoned.
ABANDONED = 60 * 60


@dataclass(frozen=True, slots=True)
class Folder:
    """Stores files under names with slashes. All its methods may raise OSError."""

    root: Path

    def read(self, name: str) -> bytes:
        return (self.root / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        path = self.root / name
        make_folder(path.parent)
        write_whole(path, data)

    def open(self, name: str) -> BinaryIO:
        return (self.root / name).open("rb")

    def take(self, name: str, file: BinaryIO) -> None:
        """Write all of a file, however long, in pieces."""
        path = self.root / name
        make_folder(path.parent)
        file.seek(0)
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        with written_beside(path, beside) as target:
            shutil.copyfileobj(file, target)

    def size(self, name: str) -> int:
        return (self.root / name).stat().st_size

    def has(self, name: str) -> bool:
        return (self.root / name).is_file()

    def delete(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    def delete_all(self, folder: str) -> None:
        """Delete all below a name; raise FileNotFoundError if there is nothing."""
        shutil.rmtree(self.root / folder)

    def names(self) -> Iterator[str]:
        """Yield the names of all files, including abandoned ones."""
        for folder, folders, files in self.root.walk():
            folders.sort()
            for name in sorted(files):
                if not name.startswith(".") or is_abandoned(folder / name):
                    yield str((folder / name).relative_to(self.root))

    def before(self, moment: datetime) -> Iterator[str]:
        """Yield the names of files written before `moment`."""
        for name in self.names():
            with suppress(FileNotFoundError):  # it was removed meanwhile
                if (self.root / name).stat().st_mtime < moment.timestamp():
                    yield name

    def try_to_keep(self, name: str, size: int) -> None:
        """Raise OSError if a file of that many bytes can't be stored."""
        folder = (self.root / name).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=folder) as file:
                file.write(bytes(size))
        except OSError as error:
            # Names the folder, not the random name of the temporary file.
            raise OSError(error.errno, error.strerror, str(folder)) from error


def is_abandoned(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > ABANDONED
    except FileNotFoundError:  # it got its name meanwhile
        return False


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that exists whole or not at all, even after a power cut.

    Raises OSError.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with written_beside(path, beside) as file:
        file.write(data)


@contextmanager
def written_beside(path: Path, beside: Path) -> Iterator[BinaryIO]:
    """Yield a file that gets its name when the block is done and it is on the disk."""
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def make_folder(path: Path) -> None:
    """Make a folder and its parents, so that a power cut doesn't remove them again."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        sync(path.parent)


def sync(folder: Path) -> None:
    """Flush the folder's list of files to the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
