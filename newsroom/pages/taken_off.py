"""Addresses that an operator took off: nobody gets them, database or not."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes, urlsplit

NAME = "taken-off"


def path_of(address: str) -> str:
    """Return the path of an address as a server reads it; ValueError if it has none."""
    path = urlsplit(address.strip()).path
    if not path.startswith("/"):
        raise ValueError(address)
    return unquote_to_bytes(path).decode("latin-1")


def readable(path: str) -> str:
    return path.encode("latin-1").decode("utf-8", "replace")


class TakenOff:
    """The list, as all processes of the machine share it; `paths` is what we know."""

    def __init__(self, folder: Path):
        self.file = folder / NAME
        self.paths: frozenset[str] = frozenset()
        self._read: tuple[int, int, int] | None = None
        self.look()

    def look(self) -> None:
        """Read it again if it was changed."""
        try:
            found = os.stat(self.file)
        except FileNotFoundError:
            self.paths, self._read = frozenset(), None
            return
        told = found.st_ino, found.st_mtime_ns, found.st_size
        if told != self._read:
            lines = self.file.read_text(encoding="ascii").splitlines()
            self.paths = frozenset(map(path_of, lines))
            self._read = told

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
