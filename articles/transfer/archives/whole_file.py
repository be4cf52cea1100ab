"""A file that is there whole or not at all, whatever ends us while it is written."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from articles.foundation.image_files import make_folder, written_beside
from articles.transfer.archives.reporting import refused

UNFINISHED = ".newsroom-unfinished"


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Yield a file that gets this name when the block is done, and is synced then.

    It holds what nobody else may read. Raises OSError.
    """
    make_folder(path.parent)
    remove_remains(path.parent)
    beside = path.with_name(f".{path.name}{UNFINISHED}")
    with beside.open("ab") as held:
        hold(held, path)
        with written_beside(path, beside) as file:
            os.fchmod(file.fileno(), 0o600)
            yield file


def hold(file: BinaryIO, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise refused(
            f"{path} was not written.",
            "Another backup is writing it just now.",
            "Wait for it, or name another file.",
        ) from None


def remove_remains(folder: Path) -> None:
    """Remove the files that killed processes left: nobody holds a lock on them."""
    for remains in folder.glob(f".*{UNFINISHED}"):
        with suppress(BlockingIOError, FileNotFoundError), remains.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remains.unlink()
