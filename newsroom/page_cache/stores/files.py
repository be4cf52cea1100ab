"""Copies that survive a restart: files, each whole or not there, in so many bytes.

They are as good as the mark says under which they were made. Those that another version
of the program has made are copies and nothing more, as their `standing` says.
"""

import json
import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

from django.conf import settings

from articles.foundation.change_mark import Mark
from newsroom.page_cache.answers.answer import Impression

logger = logging.getLogger(__name__)
FOLDER, ENDING = "pages", ".page"
# Raised with each change of what a file holds.
FORM = 3
TOLD = (
    "status", "headers", "made", "until", "mark_id", "dropped", "ends_at", "subject",
)  # fmt: skip


# What reading one raises that isn't there, or isn't whole.
USELESS = (OSError, ValueError, KeyError, TypeError)


def has_copies(folder: Path) -> bool:
    """Return True if a process that begins now finds any there."""
    return any((folder / FOLDER).glob(f"*{ENDING}"))


class Stack:
    def __init__(self, folder: Path, room: int, max_age: int):
        self.folder, self.room, self.max_age = folder, room, max_age
        self.is_refused = False

    def write(self, key: str, held: Impression) -> bool:
        """Write it beside, then put it in its place; a full disk is logged once."""
        place = self._place(key)
        beside = place.with_suffix(f".{time.monotonic_ns()}.new")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_bytes(packed(key, held))
            beside.replace(place)
        except OSError as error:
            self._warn(error)
            self._remove(beside)
            return False
        self.is_refused = False
        return True

    def find(self, key: str) -> Impression | None:
        """Return the one of a key, whichever process has written it."""
        try:
            found, held = unpacked(self._place(key).read_bytes())
        except USELESS:
            return None
        return held if found == key else None

    def read(self) -> Iterator[tuple[str, Impression]]:
        """Yield all that is there, the newest first, and remove what is of no use."""
        for path in self._files():
            # Another process may be about to write the others.
            if path.suffix != ENDING:
                continue
            try:
                yield unpacked(path.read_bytes())
            except USELESS:
                self._remove(path)

    def tidy(self) -> None:
        """Remove what is too old, and the oldest where there is no room.

        A process that caches nothing leaves other processes their files.
        """
        limit, left = time.time() - self.max_age, self.room
        for path in self._files():
            try:
                told = path.stat()
            except OSError:
                continue
            left -= told.st_size
            if (self.room and left < 0) or told.st_mtime < limit:
                self._remove(path)

    def _place(self, key: str) -> Path:
        name = blake2b(key.encode(), digest_size=16).hexdigest()
        return self.folder / f"{name}{ENDING}"

    def _files(self) -> list[Path]:
        """Return the files, the newest first."""
        found = []
        # There is no folder yet, or another process has just removed one.
        with suppress(OSError):
            for path in self.folder.iterdir():
                with suppress(OSError):
                    found.append((path.stat().st_mtime, path))
        return [path for _time, path in sorted(found, reverse=True)]

    def _remove(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            self._warn(error)

    def _warn(self, error: OSError) -> None:
        if not self.is_refused:
            logger.warning(
                "Copies of pages can't be kept in %s (%s): they are held in memory "
                "until the next restart. Free space, or let the newsroom write there.",
                self.folder,
                error.strerror,
            )
        self.is_refused = True


def packed(key: str, held: Impression) -> bytes:
    told = {name: getattr(held, name) for name in TOLD}
    told |= {
        "form": FORM,
        "key": key,
        "keys": None if held.keys is None else sorted(held.keys),
        "standing": held.standing,
    }
    text = json.dumps(told).encode() + b"\n" + held.body
    return seal(text) + b"\n" + text


def unpacked(data: bytes) -> tuple[str, Impression]:
    """Return what was packed; ValueError if it isn't whole, or another has packed it.

    Nothing of it is read before that is checked: anybody who can write to the disk, or
    into the store that hosts share, could have put anything there.
    """
    sealed, _line, text = data.partition(b"\n")
    if not compare_digest(sealed, seal(text)):
        raise ValueError("not whole, or not ours")
    head, _line, body = text.partition(b"\n")
    told = json.loads(head)
    if told["form"] != FORM:
        raise ValueError("of another version")
    held = Impression(
        body=body,
        keys=None if told["keys"] is None else frozenset(told["keys"]),
        is_written=True,
        **{name: told[name] for name in TOLD if name != "headers"},
        headers=[(name, value) for name, value in told["headers"]],
    )
    if told["standing"]:
        seen, state = told["standing"]
        held.standing = Mark(*seen), state
    return told["key"], held


def seal(text: bytes) -> bytes:
    """Return what only those can make of it who know the newsroom's secret key."""
    key = blake2b(settings.SECRET_KEY.encode()).digest()
    return (
        blake2b(text, digest_size=16, key=key, person=b"newsroom page")
        .hexdigest()
        .encode()
    )
