"""Read the mark, and write it; without a file to write to, nothing is kept of pages.

Then each page is made anew: the newsroom goes on.
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
        """Whether what is read now is what the next one reads. Keep nothing else: what
        was dropped already may be public for a moment more.
        """
        return self.begun == self.done


class Here:
    """What this process has of the mark; a forked one begins without."""

    def __init__(self) -> None:
        self.sheet: Sheet | None = None
        # Whose file that is, or who has none that can be used.
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
    """Return the mark, None if there is none: then keep nothing."""
    sheet = here.sheet
    if here.folder is not settings.VAR:
        with held() as sheet:
            pass
    if sheet is None:
        return None
    words = sheet.words
    # In this order: what begins meanwhile is seen, what ends meanwhile isn't.
    dropped, done = words[DROPPED], words[DONE]
    return Mark(words[ID], words[BEGUN], done, dropped)


def begin() -> None:
    """Say that what the public sees is going to be another; before the commit."""
    with held() as sheet:
        if sheet:
            sheet.begin()


def end() -> None:
    """Say that it is another, or isn't going to be; after commit or rollback."""
    with here.lock:
        here.owed += 1
        if not here.is_held:
            with held():
                pass


def repair() -> None:
    """Settle what killed processes left, and use the file again after a fault."""
    with held() as sheet:
        if sheet and sheet.words[BEGUN] != sheet.words[DONE]:
            sheet.settle()


def drop(keys: Iterable[str]) -> None:
    """Have no copy shown any more that shows one of these, whatever becomes of us."""
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
    """Return up to where in the sequence of all changes is known what they dropped; 0
    if nothing was heard yet, None without a file.
    """
    sheet = here.sheet
    return sheet.words[HEARD] if sheet else None


def hear(before: int, sequence: int, keys: Iterable[str] | None) -> bool:
    """Drop what others have changed from `before` on; all there is without `keys`.

    Return whether anything was dropped.

    Nobody else may have done so meanwhile: what was made since would be dropped.
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
    """Return what was dropped since the mark's `dropped` was this, as hashes.

    None if that isn't known any more: then all of it may be.
    """
    sheet = here.sheet
    return sheet.dropped_since(number) if sheet else None


def hash_of(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest())


@contextmanager
def held() -> Iterator[Sheet | None]:
    """Hold the mark for writing, all threads and processes off; None without a file."""
    with here.lock:
        here.is_held = True
        sheet = opened()
        try:
            yield sheet
        finally:
            # Among it what the collector ended while we held it.
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
            # The former one is closed before: our locks would end with it.
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
        # The last: who finds it doesn't look for a sheet.
        here.folder = folder
    return sheet
