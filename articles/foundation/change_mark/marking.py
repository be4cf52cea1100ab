"""Read and write the mark; without a file to write to, no page is cached.

Then each page is rendered anew, and the newsroom goes on.
"""

import logging
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from articles.foundation.change_mark.sheet import (
    BEGUN,
    DONE,
    DROPPED,
    HEARD,
    ID,
    Foreign,
    Sheet,
    booted,
)

logger = logging.getLogger(__name__)


class Mark(NamedTuple):
    """`begun` and `done` count changes of what the public sees, `dropped` the keys that
    must not be shown any more. Numbers of another `id` can't be compared.
    """

    id: int
    begun: int
    done: int
    dropped: int

    @property
    def is_settled(self) -> bool:
        """Return True if no change is pending, so the next read gets the same data.

        Cache nothing else: dropped content may still be public for a moment.
        """
        return self.begun == self.done


class Here:
    """The state of the mark in this process; a forked process begins without it."""

    def __init__(self) -> None:
        self.sheet: Sheet | None = None
        # The folder of that file, or the folder that has no usable file.
        self.folder: Path | None = None
        self.lock = threading.RLock()
        self.is_held = False
        self.owed = 0
        self.warned = ""

    def warn(self, error: OSError) -> None:
        self.sheet = None
        if self.warned != (said := str(error)):
            self.warned = said
            logger.warning(
                "No page is kept ready, each is made anew: %s can't be used (%s). Let "
                "the newsroom write there, or free space.",
                settings.VAR / "mark",
                error.strerror,
            )


here = Here()


def forget_parent() -> None:
    global here  # a fork has none of its parent's locks
    here = Here()


os.register_at_fork(after_in_child=forget_parent)


def now() -> Mark | None:
    """Return the mark, None if there is none: then cache nothing."""
    sheet = here.sheet
    if here.folder is not settings.VAR:
        with held() as sheet:
            pass
    if sheet is None:
        return None
    words = sheet.words
    # Read in this order, it sees changes that begin meanwhile, but not their ends.
    dropped, done = words[DROPPED], words[DONE]
    return Mark(words[ID], words[BEGUN], done, dropped)


def begin() -> None:
    """Mark that the public site is about to change; before the commit."""
    with held() as sheet:
        if sheet:
            sheet.begin()


def end() -> None:
    """Mark that the change is done or undone; after commit or rollback."""
    with here.lock:
        here.owed += 1
        if not here.is_held:
            with held():
                pass


def repair() -> None:
    """End changes that killed processes left, and use the file again after a fault."""
    with held() as sheet:
        if sheet and sheet.words[BEGUN] != sheet.words[DONE]:
            sheet.settle()


def drop(keys: Iterable[str]) -> None:
    """Drop all cached copies that show one of `keys`, even if this process dies."""
    hashes = [hash_of(key) for key in keys]
    with held() as sheet:
        if sheet and hashes:
            sheet.drop(hashes)
    if sheet and hashes:
        try:
            sheet.map.flush()
        except OSError as error:
            here.warn(error)


def heard() -> int | None:
    """Return the place in the sequence of all changes up to which their drops are
    known; 0 if none are yet, None without a file.
    """
    sheet = here.sheet
    return sheet.words[HEARD] if sheet else None


def hear(before: int, sequence: int, keys: Iterable[str] | None) -> bool:
    """Drop the keys that others have changed since `before`; without `keys`, drop all.

    Return True if anything was dropped.

    It does nothing if another process has done so meanwhile: it would drop copies made
    since.
    """
    hashes = None if keys is None else [hash_of(key) for key in keys]
    with held() as sheet:
        is_ours = sheet is not None and sheet.hear(before, sequence, hashes)
    if not (sheet and is_ours) or hashes == []:
        return False
    try:
        sheet.map.flush()
    except OSError as error:
        here.warn(error)
    return True


def dropped_since(number: int) -> frozenset[int] | None:
    """Return hashes of the keys dropped since the mark's `dropped` was `number`.

    Return None if they aren't known any more: then any key may be dropped.
    """
    sheet = here.sheet
    return sheet.dropped_since(number) if sheet else None


def hash_of(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest())


@contextmanager
def held() -> Iterator[Sheet | None]:
    """Lock the mark for writing, for all threads and processes; None without a file."""
    with here.lock:
        here.is_held = True
        sheet = opened()
        try:
            yield sheet
        finally:
            # Includes changes that the garbage collector ended while we had the lock.
            while here.owed:
                here.owed -= 1
                if sheet:
                    sheet.end()
            if sheet:
                sheet.release()
            here.is_held = False


def opened() -> Sheet | None:
    """Return the sheet, acquired; opened anew if its file was replaced or damaged."""
    folder = settings.VAR
    try:
        sheet = here.sheet
        if sheet is None or here.folder is not folder or not sheet.is_there():
            # Close the former one first: closing it later would end our new locks.
            sheet = here.sheet = None
            folder.mkdir(parents=True, exist_ok=True)
            try:
                sheet = Sheet(folder / "mark")
            except Foreign:
                sheet = Sheet(folder / f"mark-{booted():x}")
        sheet.acquire()
        if not sheet.is_whole():
            sheet.make()
        here.sheet, here.warned = sheet, ""
    except OSError as error:
        here.warn(error)
        return None
    finally:
        # Set it last: once it is set, `now` doesn't look for a sheet.
        here.folder = folder
    return sheet


class Pending:
    """Keeps the mark pending until it is ended, or until nothing refers to it.

    So it is given to `transaction.on_commit`. Django calls it after a commit, and drops
    it if its transaction or savepoint is rolled back. A rollback has no other hook.
    """

    def __init__(self) -> None:
        self.is_over = False
        begin()

    def end(self) -> None:
        if not self.is_over:
            self.is_over = True
            end()

    def __del__(self) -> None:
        self.end()
