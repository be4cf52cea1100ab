"""Addresses that an operator took off: nobody gets them, database or not."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes, urlsplit

logger = logging.getLogger(__name__)
NAME = "taken-off"


def path_of(address: str) -> str:
    """Return the path of an address as a server reads it; ValueError if it has none.

    Without its last slash an address only leads to the one with it, which is meant.
    """
    path = urlsplit(address.strip()).path
    if not path.startswith("/"):
        raise ValueError(address)
    if "." not in path.rpartition("/")[2]:
        path = f"{path.rstrip('/')}/"
    return unquote_to_bytes(path).decode("latin-1")


def readable(path: str) -> str:
    return path.encode("latin-1").decode("utf-8", "replace")


def paths_in(text: str) -> Iterator[str]:
    """Yield the paths of a list, whatever somebody has typed into it."""
    for line in text.splitlines():
        if line.startswith("/"):
            yield path_of(line)


class TakenOff:
    """The list, as all processes of the machine share it; `paths` is what we know."""

    def __init__(self, folder: Path):
        self.file = folder / NAME
        self.paths: frozenset[str] = frozenset()
        self._read: tuple[int, int, int] | None = None
        self.is_told = False
        self.look()

    def look(self) -> None:
        """Read it again if it was changed."""
        try:
            found = os.stat(self.file)
            told = found.st_ino, found.st_mtime_ns, found.st_size
            if told != self._read:
                text = self.file.read_text(encoding="utf-8", errors="replace")
                self.paths = frozenset(paths_in(text))
                self._read = told
        except FileNotFoundError:
            self.paths, self._read = frozenset(), None
        except OSError as error:
            # The paths that are known stay taken off, and the site goes on.
            if not self.is_told:
                logger.warning("%s can't be read: %s", self.file, error.strerror)
            self.is_told = True

    @contextmanager
    def changing(self) -> Iterator[set[str]]:
        """Give what is taken off, to be changed; it is stored whole or not at all."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with (self.file.parent / f"{NAME}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.look()
            paths = set(self.paths)
            yield paths
            self._write(sorted(paths))
            self.look()

    def _write(self, paths: list[str]) -> None:
        beside = self.file.with_name(f"{NAME}.new")
        with beside.open("w", encoding="ascii") as file:
            file.writelines(f"{quoted(path)}\n" for path in paths)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.file)
        folder = os.open(self.file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def quoted(path: str) -> str:
    return quote(path.encode("latin-1"))
