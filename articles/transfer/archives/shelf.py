"""A shelf beside archives: files that never change, each once, by its content.

An archive lists the files that it needs from the shelf, so that a night stores only new
ones. Below `needed/` the shelf knows which archive needs which. Under a passphrase each
file is sealed as an archive is; all of a shelf share one salt.
"""

import hashlib
import json
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from tempfile import TemporaryFile
from typing import Any, Protocol

from articles.foundation.refusal import Refused
from articles.transfer.archives.archive import CHUNK, Member
from articles.transfer.archives.encryption import (
    SALT,
    Sealed,
    Unsealed,
    key_of,
    length_sealed,
)
from articles.transfer.archives.kept_files import KeptFile
from articles.transfer.archives.reporting import damaged

logger = logging.getLogger(__name__)

# The file of a salt beside the shelves, and the list of an archive on its shelf.
SALTED, NEEDED = "files.salt", "needed"
PLAIN = "files"
SHELF = re.compile(r"files(-[0-9a-f]{8})?")
DIGEST = re.compile(r"[0-9a-f]{64}")


class Store(Protocol):
    """A folder or a bucket, as `articles.foundation.image_files` has them."""

    def read(self, name: str) -> bytes: ...
    def write(self, name: str, data: bytes) -> None: ...
    def take(self, name: str, file: Any) -> None: ...
    def size(self, name: str) -> int: ...
    def has(self, name: str) -> bool: ...
    def delete(self, name: str) -> None: ...
    def names(self) -> Iterator[str]: ...


# Returns the store of a name, beside the archives.
Stores = Callable[[str], Store]


@dataclass(frozen=True, slots=True)
class Stored:
    """A file on the shelf: the SHA-256 and the length of its content."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files by the SHA-256 of their content. Its methods may raise OSError."""

    name: str
    store: Store
    passphrase: str = ""
    salt: bytes = b""

    def place_of(self, digest: str) -> str:
        return f"{digest[:2]}/{digest}"

    def has(self, stored: Stored) -> bool:
        """Whether there is a file of this name and length; its content isn't read."""
        size = length_sealed(stored.size) if self.passphrase else stored.size
        with suppress(FileNotFoundError):
            return self.store.size(self.place_of(stored.digest)) == size
        return False

    def put(self, file: Any) -> Stored:
        """Store all of an opened file, unless its content is there already."""
        hashed, size = hashlib.sha256(), 0
        while data := file.read(CHUNK):
            hashed.update(data)
            size += len(data)
        stored = Stored(hashed.hexdigest(), size)
        if not self.has(stored):
            self.write(stored, file)
        return stored

    def write(self, stored: Stored, file: Any) -> None:
        place = self.place_of(stored.digest)
        if not self.passphrase:
            self.store.take(place, file)
            return
        file.seek(0)
        with TemporaryFile() as below:
            sealed = Sealed(below, self.passphrase, self.salt)
            while data := file.read(CHUNK):
                sealed.write(data)
            sealed.finish()
            self.store.take(place, below)

    def read(self, digest: str) -> bytes:
        """Return a content; FileNotFoundError if it is lost, `Refused` if it isn't what
        was stored.
        """
        data = self.store.read(self.place_of(digest))
        if self.passphrase:
            unsealed = Unsealed(BytesIO(data), self.passphrase)
            data = unsealed.read(len(data))
        if hashlib.sha256(data).hexdigest() != digest:
            raise damaged(f"the file {digest[:12]}… isn't what was stored")
        return data

    def is_sound(self, digest: str) -> bool:
        with suppress(FileNotFoundError, Refused):
            self.read(digest)
            return True
        return False

    def remove(self, digest: str) -> None:
        self.store.delete(self.place_of(digest))

    def note_needed(self, archive: str, digests: Iterable[str]) -> None:
        lines = "".join(f"{digest}\n" for digest in sorted({*digests}))
        self.store.write(f"{NEEDED}/{archive}", lines.encode())

    def needed(self) -> Iterator[str]:
        """Yield the names of the archives that something is kept for."""
        for name in [*self.store.names()]:
            folder, _slash, archive = name.partition("/")
            if folder == NEEDED:
                yield archive

    def clear_away(self, archives: set[str]) -> int:
        """Remove the files that none of the archives needs; return their number."""
        staying: set[str] = set()
        for archive in [*self.needed()]:
            if archive in archives:
                staying.update(self.store.read(f"{NEEDED}/{archive}").decode().split())
            else:
                self.store.delete(f"{NEEDED}/{archive}")
        going = [one for one in self.digests() if one not in staying]
        for digest in going:
            self.remove(digest)
        return len(going)

    def digests(self) -> Iterator[str]:
        for name in [*self.store.names()]:
            digest = name.rpartition("/")[2]
            if DIGEST.fullmatch(digest):
                yield digest


def for_writing(stores: Stores, passphrase: str) -> Shelf:
    """Return the shelf of this passphrase; another one has another shelf."""
    if not passphrase:
        return Shelf(PLAIN, stores(PLAIN))
    salt = salt_in(stores(""))
    mark = hashlib.sha256(key_of(passphrase, salt)).hexdigest()[:8]
    name = f"{PLAIN}-{mark}"
    return Shelf(name, stores(name), passphrase, salt)


def salt_in(store: Store) -> bytes:
    with suppress(FileNotFoundError):
        salt = store.read(SALTED)
        if len(salt) == SALT:
            return salt
    salt = os.urandom(SALT)
    store.write(SALTED, salt)
    return salt


def for_reading(stores: Stores, name: str, passphrase: str) -> Shelf:
    """Return the shelf that an archive names."""
    if not isinstance(name, str) or not SHELF.fullmatch(name):
        raise damaged("it names no shelf for its files")
    return Shelf(name, stores(name), passphrase if name != PLAIN else "")


@dataclass(slots=True)
class Night:
    """The files of one archive on its way to the shelf.

    `known` are those of the night before, by their names in the archive: one that never
    changes isn't read again. `new` are the contents that came.
    """

    shelf: Shelf
    known: dict[str, Stored] = field(default_factory=dict)
    kept: dict[str, Stored] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)

    def keep(self, file: KeptFile) -> Stored:
        """Put a file on the shelf; raises FileNotFoundError if it is lost."""
        stored = self.known.get(file.name)
        size = file.size() if file.size else None
        if stored is None or stored.size != size or not self.shelf.has(stored):
            with file.open() as opened:
                stored = self.shelf.put(opened)
            self.new.append(stored.digest)
        self.kept[file.name] = stored
        return stored

    def note(self, archive: str) -> None:
        """Note all that the archive needs, before it is there."""
        self.shelf.note_needed(archive, (one.digest for one in self.kept.values()))


def line_of(name: str, stored: Stored) -> bytes:
    said = {"file": name, "sha256": stored.digest, "size": stored.size}
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def listed_in(member: Member) -> Iterator[tuple[str, Stored]]:
    """Yield what a part of an archive's list names; refuses what can't be ours."""
    yield from map(stored_in, member.lines())


def stored_in(line: bytes) -> tuple[str, Stored]:
    """Return a file's name in the archive, and what it is on the shelf."""
    try:
        said = json.loads(line)
        name, digest, size = said["file"], said["sha256"], said["size"]
    except (ValueError, KeyError, TypeError) as error:
        raise damaged("its list of files can't be read") from error
    is_good = (
        isinstance(name, str) and isinstance(digest, str) and isinstance(size, int)
    )
    if not is_good or not DIGEST.fullmatch(digest):
        raise damaged("its list of files can't be read")
    return name, Stored(digest, size)
