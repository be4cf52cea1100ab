"""One request at a time to each server, over all threads and processes of the host.

A turn is a lock on a file in NEWSROOM_VAR. It ends with its process, even if that is
killed. The time of the file says when the last turn ended.
"""

import fcntl
import hashlib
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from articles.inbox.fetching.failures import Kind, NotFetched
from articles.inbox.fetching.places import read_place

FOLDER = "turns"
# Seconds between two requests to one server.
PAUSE = 1.0
# Seconds to wait for others: each has a few requests at most.
PATIENCE = 120.0
LOOK = 0.05
# Seconds after which the file of a server that nobody asks is removed.
UNUSED = 24 * 60 * 60
BEGINNING_OF_TIME = 0, 0
held = threading.local()


@contextmanager
def turn_at(
    address: str, *, patience: float = PATIENCE, pause: float = PAUSE
) -> Iterator[None]:
    """Hold the turn at the server of an address. A thread that holds it has it again.

    Raises RefusedAddress, and NotFetched if others hold it for too long.
    """
    origin = read_place(address).origin
    mine: set[str] = held.__dict__.setdefault("origins", set())
    if origin in mine:
        yield
        return
    path = folder() / hashlib.sha256(origin.encode()).hexdigest()[:32]
    file = locked(path, until=time.monotonic() + patience)
    if file is None:
        raise NotFetched(Kind.BUSY, address)
    mine.add(origin)
    try:
        wait_after(os.fstat(file).st_mtime, pause)
        yield
    finally:
        mine.discard(origin)
        os.utime(file)
        os.close(file)


def folder() -> Path:
    found = Path(settings.VAR) / FOLDER
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    give_away(found, found.parent)
    return found


def give_away(path: Path, parent: Path) -> None:
    """A command of root may make it; the worker has to open it, too."""
    if os.geteuid() == 0:
        owner = parent.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


def locked(path: Path, *, until: float) -> int | None:
    """Return the file, locked; None if that isn't possible until then."""
    while True:
        file, is_new = opened(path)
        with suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if is_there(path, file):
                if is_new:
                    # Nobody had a turn, so nobody has to pause.
                    os.utime(file, BEGINNING_OF_TIME)
                    sweep(path.parent)
                return file
        os.close(file)
        if time.monotonic() >= until:
            return None
        time.sleep(LOOK)


def opened(path: Path) -> tuple[int, bool]:
    flags = os.O_RDWR | os.O_CLOEXEC
    try:
        return os.open(path, flags), False
    except FileNotFoundError:
        file = os.open(path, flags | os.O_CREAT, 0o600)
        give_away(path, path.parent)
        return file, True


def is_there(path: Path, file: int) -> bool:
    """Return True if its name still leads to this very file: others may sweep it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False


def sweep(place: Path) -> None:
    """Remove files that nobody has used for a day and nobody uses now."""
    now = time.time()
    for path in place.iterdir():
        with suppress(OSError):
            if now - path.stat().st_mtime < UNUSED:
                continue
            file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(file)


def wait_after(last: float, pause: float) -> None:
    """Sleep until the pause is over. A clock that was put back costs one pause."""
    time.sleep(max(0.0, min(pause, last + pause - time.time())))
