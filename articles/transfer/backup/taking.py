"""Take a backup: the database as it is at one moment, and the files beside it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import batched
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from articles.transfer.archives import (
    FILES,
    MOST_OF_ROW,
    MOST_OF_VALUES,
    PART,
    TABLES,
    KeptFile,
    Night,
    Progress,
    Sealed,
    Shortens,
    Stock,
    Sum,
    Writer,
    fields_of,
    files_to_keep,
    is_too_large,
    last_keys,
    length_of,
    line_of,
    lines_of,
    refused,
    silent,
    written_whole,
)

# Files in one part of the list of those on the shelf.
LISTED = 20_000


@dataclass(slots=True)
class Taken:
    """The size of a backup; `lost` are files that rows name and the disk hasn't got."""

    rows: int = 0
    files: int = 0
    bytes: int = 0
    lost: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


@contextmanager
def snapshot() -> Iterator[None]:
    """See the database as it is now, whatever others write; they don't wait for us."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
                )
            yield
        return
    # Not `atomic`: it would begin the only transaction that may write.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            cursor.execute("SELECT count(*) FROM sqlite_master")
            yield
        finally:
            cursor.execute("ROLLBACK")


def take(
    path: Path,
    *,
    version: str,
    passphrase: str = "",
    extra: tuple[Path, ...] = (),
    has_files: bool = True,
    damage: Sequence[str] = (),
    is_moved: bool = False,
    night: Night | None = None,
    progress: Progress = silent,
) -> Taken:
    """Write a backup to a file that is there whole or not at all. If the newsroom only
    moves, it holds what comes again by itself, too.

    `extra` are lists beside the media, of lines, that can't be made again; `damage` is
    what is known to be damaged, which the archive says of itself. With a `night`, files
    that never change go to its shelf, and the archive lists them.
    """
    with written_whole(path) as file, snapshot():
        stock = Stock()
        if ("articles", "0001_schema") not in stock.applied:
            raise refused(
                "No backup was made.",
                "There is no newsroom in the database.",
                "See that DATABASE_URL or NEWSROOM_VAR names the right one.",
            )
        sealed = Sealed(file, passphrase) if passphrase else None
        taken = Taken(strangers=stock.strangers)
        with Writer(sealed or file) as archive:
            begin(archive, stock, version, damage, night)
            parts = [*parts_of(stock.models(), is_moved=is_moved)]
            files = Files(extra, night) if has_files else None
            write(archive, parts, taken, progress, files)
        if sealed:
            sealed.finish()
        if night:
            night.note(path.name)
        taken.bytes = file.tell()
    return taken


def begin(
    archive: Writer,
    stock: Stock,
    version: str,
    damage: Sequence[str],
    night: Night | None,
) -> None:
    said: dict[str, Any] = {
        "version": version,
        "taken": timezone.now().isoformat(),
        "database": connection.vendor,
        "migrations": sorted(map(list, stock.applied)),
        "columns": {m._meta.label_lower: columns(m) for m in stock.models()},
    }
    if night:
        said["shelf"] = night.shelf.name
    archive.begin(said | ({"damaged": list(damage)} if damage else {}))


@dataclass(frozen=True, slots=True)
class Files:
    """The lists beside the media, and where files that never change go."""

    extra: tuple[Path, ...]
    night: Night | None


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a table that the archive is to hold, and how short."""

    model: type[Model]
    rows: QuerySet
    shortens: Shortens | None = None


def parts_of(models: list[type[Model]], *, is_moved: bool) -> Iterator[Part]:
    now = timezone.now()
    for model in models:
        rows: QuerySet = model._base_manager.all()
        answer = TABLES.get(model._meta.label_lower)
        if is_moved or answer is None:
            yield Part(model, rows)
        else:
            rows = answer.keeps(rows, now) if answer.keeps else rows
            yield Part(model, rows, answer.shortens)


def write(
    archive: Writer,
    parts: list[Part],
    taken: Taken,
    progress: Progress,
    files: Files | None,
) -> None:
    models = [part.model for part in parts]
    last = last_keys(models)
    total = sum(part.rows.count() for part in parts)
    tables = {}
    with progress("rows", total) as bar:
        for part in parts:
            label = part.model._meta.label_lower
            tables[label] = write_rows(archive, part, bar)
            taken.rows += tables[label]["rows"]
    if files:
        with progress("files", None) as bar:
            write_files(archive, files, models, taken, bar)
    archive.end(
        {
            "tables": tables,
            "files": taken.files,
            "last_keys": dict(sorted(last.items())),
        }
    )


def columns(model: type[Model]) -> list[str]:
    return [str(field.column) for field in fields_of(model)]


def write_rows(archive: Writer, part: Part, bar: Any) -> dict:
    """Write a table in pieces that fit into the memory."""
    label, total = part.model._meta.label_lower, Sum()
    piece: list[bytes] = []
    size = number = 0
    for line in lines_of(part.model, rows=part.rows, shortens=part.shortens):
        refuse_too_large(part.model, line)
        total.add(line)
        piece.append(line)
        size += len(line)
        if size >= PART:
            number += 1
            archive.add_rows(label, number, piece)
            bar.update(len(piece))
            piece, size = [], 0
    if piece:
        archive.add_rows(label, number + 1, piece)
        bar.update(len(piece))
    return total.said()


def refuse_too_large(model: type[Model], line: bytes) -> None:
    """Refuse a row that `restore` wouldn't take."""
    if is_too_large(line):
        raise refused(
            "No backup was made.",
            f"The row of {model._meta.db_table} that begins {line[:40]!a} takes "
            f"{len(line):,} bytes; there is room for {MOST_OF_ROW:,}, and for "
            f"{MOST_OF_VALUES:,} values.",
            "Make it smaller, or back up the database by its own means.",
        )


def write_files(
    archive: Writer, files: Files, models: list[type[Model]], taken: Taken, bar: Any
) -> None:
    """Write the files that are there, and the list of those on the shelf."""
    listed: list[bytes] = []
    for file in files_to_keep(models, files.extra):
        try:
            if files.night and file.size:
                listed.append(line_of(file.name, files.night.keep(file)))
            else:
                add_file(archive, file)
        except FileNotFoundError:
            taken.lost.append(file.name)
            continue
        taken.files += 1
        bar.update(1)
    for number, lines in enumerate(batched(listed, LISTED), start=1):
        archive.add_stored(number, [*lines])


def add_file(archive: Writer, file: KeptFile) -> None:
    with file.open() as opened:
        archive.add(f"{FILES}/{file.name}", opened, length_of(opened))
