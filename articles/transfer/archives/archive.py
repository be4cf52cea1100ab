"""The archive: a tar that lists at its end what has to be in it.

`begin.json` says what it is of, `rows/` holds the tables as JSON Lines in parts that
fit into the memory, `files/` files as they are, `stored/` which files lie on a shelf
(`shelf`), `end.json` how many there are, and
the digest of everything before it; both say their own checksum, too. Any tar and gzip
can read it.
"""

import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any

from articles.transfer.archives.reporting import damaged, refused

# The second has files on a shelf.
FORM, ON_SHELF = 1, 2
BEGIN, END = "begin.json", "end.json"
ROWS, FILES, STORED = "rows", "files", "stored"
# Bytes of rows in one part, and what is read of a file at once.
PART, CHUNK = 4_000_000, 1 << 20
# Bytes of one row, of what stands at either end, and of a head of the tar itself: no
# archive is to take more memory, whoever made it.
MOST_OF_ROW, MOST_OF_END, MOST_OF_HEAD = 32_000_000, 16_000_000, 65_536
# Values of one row, each of which takes up to a hundred bytes once it is read.
MOST_OF_VALUES = 100_000
# A text in JSON. Nothing is gone back to, however long it is.
TEXT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')
# Bytes of a name between two slashes, and of the whole path: the limits of disks, with
# room for the folder around them.
LONGEST_NAME, LONGEST_PATH = 255, 2_000
# A part ends with the row by which it is full.
MOST_OF_PART = PART + MOST_OF_ROW


class Digest:
    """The digest of all members, in their order, with their names and lengths."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()

    def begin(self, name: str, size: int) -> None:
        self.hash.update(f"{name}\0{size}\0".encode(errors="surrogateescape"))

    def reading(self, file: Any) -> Any:
        return Hashed(file, self.hash.update)


class Hashed(io.RawIOBase):
    """A file that passes all that is read from it to a callback."""

    def __init__(self, file: IO[bytes], heard: Callable[[bytes], None]):
        self.file, self.heard = file, heard

    def read(self, size: int = -1) -> bytes:
        with damage_told():
            data = self.file.read(size)
        self.heard(data)
        return data


@contextmanager
def damage_told() -> Iterator[None]:
    """Refuse an archive that is itself unreadable; errors of the disk pass through."""
    try:
        yield
    except (tarfile.TarError, OSError, EOFError, ValueError, zlib.error) as error:
        if isinstance(error, OSError) and error.errno:
            raise
        raise damaged(str(error) or "it ends too early") from error


class Writer:
    """Writes members one after the other to a file that can't be gone back in."""

    def __init__(self, file: Any):
        self.tar = tarfile.open(  # noqa: SIM115 (`end` closes it)
            mode="w|", fileobj=file, format=tarfile.PAX_FORMAT
        )
        self.digest = Digest()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: Any, *_why: Any) -> None:
        if kind:
            # It would write what it holds when it is forgotten, to a file that isn't
            # there any more, and complain.
            self.tar.fileobj.closed = True  # type: ignore[attr-defined]

    def add(self, name: str, file: Any, size: int, modified: float = 0) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = size, int(modified), 0o600
        self.digest.begin(name, size)
        self.tar.addfile(member, self.digest.reading(file))
        # It would remember them all.
        self.tar.members.clear()  # type: ignore[attr-defined]

    def add_bytes(self, name: str, data: bytes) -> None:
        self.add(name, io.BytesIO(data), len(data))

    def add_rows(self, table: str, number: int, lines: list[bytes]) -> None:
        data = gzip.compress(b"".join(lines), compresslevel=4, mtime=0)
        self.add_bytes(f"{ROWS}/{table}/{number:06}.jsonl.gz", data)

    def add_stored(self, number: int, lines: list[bytes]) -> None:
        data = gzip.compress(b"".join(lines), compresslevel=4, mtime=0)
        self.add_bytes(f"{STORED}/{number:06}.jsonl.gz", data)

    def begin(self, said: dict) -> None:
        form = ON_SHELF if "shelf" in said else FORM
        self.add_bytes(BEGIN, checked(said | {"form": form}))

    def end(self, said: dict) -> None:
        self.add_bytes(END, checked(said | {"digest": self.digest.hash.hexdigest()}))
        self.tar.close()


def in_json(said: dict) -> bytes:
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"


def checked(said: dict) -> bytes:
    return in_json(said | {"checksum": hashlib.sha256(in_json(said)).hexdigest()})


@dataclass(frozen=True, slots=True)
class Member:
    """A part of a table (`rows`) or of the list of files on the shelf (`stored`), a
    file (its path), or what stands at either end.
    """

    kind: str
    name: str
    size: int
    file: IO[bytes]

    def lines(self) -> Iterator[bytes]:
        """Yield the rows of a part that is whole, and not too large for the memory."""
        with damage_told(), gzip.GzipFile(fileobj=self.file) as packed:
            rows = packed.read(MOST_OF_PART + 1)
            # The checksum is behind the last row: reading on makes gzip check it.
            is_more = packed.read(1)
        if len(rows) > MOST_OF_PART or is_more:
            raise damaged(f"a part of {self.name} is too large")
        for row in io.BytesIO(rows):
            if is_too_large(row):
                raise damaged(f"a row of {self.name} is too large")
            yield row

    def said(self) -> dict:
        if self.size > MOST_OF_END:
            raise damaged(f"{self.kind} is too large")
        with damage_told():
            data = self.file.read()
            if is_too_large(data):
                raise damaged(f"{self.kind} is too large")
            said = json.loads(data)
        told = {key: said[key] for key in said if key != "checksum"}
        if data != checked(told):
            raise damaged(f"{self.kind} isn't what was written")
        return told


def is_too_large(row: bytes) -> bool:
    """Return True if a row takes more memory than any of ours, packed or once read."""
    if len(row) > MOST_OF_ROW:
        return True
    number = values_in(row)
    if number <= MOST_OF_VALUES:
        return False
    # Texts have commas as well, which count for nothing.
    for texts, text in enumerate(TEXT.finditer(row)):
        if texts > MOST_OF_VALUES:
            return True
        number -= values_in(text[0])
    return number > MOST_OF_VALUES


def values_in(row: bytes) -> int:
    """Return how many values a row of JSON has at most."""
    return sum(map(row.count, (b",", b"[", b"{")))


def members(file: Any) -> Iterator[Member]:
    """Yield what is in an archive, each to be read before the next.

    Refuses what is damaged, cut off, or no archive; the whole of it is known to be
    sound when the last one has come.
    """
    digest, last = Digest(), ""
    with damage_told():
        tar = tarfile.open(  # noqa: SIM115 (it holds nothing)
            mode="r|", fileobj=file, tarinfo=BoundedInfo
        )
    while info := following(tar):
        last, before = info.name, digest.hash.hexdigest()
        digest.begin(info.name, info.size)
        content = tar.extractfile(info) if info.isreg() else None
        if content is None:
            raise damaged(f"{info.name} is no file")
        member = member_of(info, digest.reading(content))
        if member.kind == END:
            said = member.said()
            if said.get("digest") != before:
                raise damaged("its checksum is another one")
            member = Member(END, END, 0, io.BytesIO(checked(said)))
        yield member
        while member.file.read(CHUNK):
            pass
    if last != END:
        raise damaged("its end is missing")


class BoundedInfo(tarfile.TarInfo):
    """A member; one that only says more of the next one is read into the memory."""

    HEADS = (
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
    )

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if self.type in self.HEADS and self.size > MOST_OF_HEAD:
            raise damaged("a head in it is too large")
        # Python's own step between reading a head and what belongs to it.
        parent: Any = super()
        return parent._proc_member(archive)


def following(tar: tarfile.TarFile) -> tarfile.TarInfo | None:
    with damage_told():
        info = tar.next()
    # It would remember them all.
    tar.members.clear()  # type: ignore[attr-defined]
    return info


def member_of(info: tarfile.TarInfo, content: IO[bytes]) -> Member:
    kind, *rest = parts_of(info.name)
    if kind == ROWS:
        return Member(ROWS, rest[0], info.size, content)
    return Member(kind, "/".join(rest), info.size, content)


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a member's name; refuse one that is no name of ours."""
    path = PurePosixPath(name)
    kind, *rest = path.parts or ("",)
    known = {ROWS, FILES, STORED} if rest else {BEGIN, END}
    if ".." in rest or path.is_absolute() or kind not in known:
        raise damaged(f"nothing in it is called {name[:LONGEST_NAME]!a}")
    if is_too_long(path) or "\0" in name:
        raise damaged(f"no disk takes the name {name[:40]!a}…")
    return path.parts


def is_too_long(path: PurePosixPath) -> bool:
    lengths = [len(os.fsencode(part)) for part in path.parts]
    return max(lengths) > LONGEST_NAME or sum(lengths) > LONGEST_PATH


def refuse_other_form(said: dict) -> None:
    if said.get("form") not in {FORM, ON_SHELF}:
        raise refused(
            "Nothing was restored.",
            f"The archive was written by version {said.get('version')}, in a form that "
            "this one doesn't know.",
            "Install that version or a newer one first.",
            "newer",
        )
