"""Look through an archive before anything is touched: is it whole, and does it fit?"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model

from articles.foundation.image_files import Folder
from articles.foundation.refusal import Refused
from articles.transfer.archives import (
    BEGIN,
    END,
    FILES,
    ROWS,
    STORED,
    Member,
    Progress,
    Shelf,
    Stores,
    Sum,
    Unsealed,
    damaged,
    fields_of,
    for_reading,
    is_sealed,
    listed_in,
    members,
    odd_in,
    parts_of,
    refuse_other_form,
    refused,
    silent,
    tables as stock,
)


@dataclass(slots=True)
class Contents:
    """The archive's description of itself, and the contents found in it.

    `lost` are files that its shelf, called `shelf`, hasn't got.
    """

    version: str = ""
    taken: str = ""
    migrations: list[stock.Node] = field(default_factory=list)
    tables: dict[str, dict] = field(default_factory=dict)
    last_keys: dict[str, int] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)
    shelf: str = ""
    lost: list[str] = field(default_factory=list)
    rows: int = 0
    files: int = 0
    bytes_of_rows: int = 0
    bytes_of_files: int = 0


def unsealed(file: BinaryIO, passphrase: str) -> Any:
    """Return a file to read an archive from, whether it needs a passphrase or not."""
    if not is_sealed(file):
        return file
    if not passphrase:
        raise refused(
            "Nothing was restored.",
            "The archive is under a passphrase.",
            "Type it, or name the file that holds it: --passphrase-file FILE",
            "passphrase",
        )
    return Unsealed(file, passphrase)


def beside(archive: Path) -> Stores:
    """Return the stores in an archive's folder."""
    return lambda name: Folder(archive.parent / name)


def examine(
    path: Path,
    passphrase: str,
    *,
    stores: Stores | None = None,
    progress: Progress = silent,
) -> Contents:
    """Read all of an archive; refuse it if anything of it can't be restored here.

    Of files on a shelf it sees whether they are there, and how long.
    """
    with path.open("rb") as file, progress("bytes", path.stat().st_size) as bar:
        reading, done = Reading(stores or beside(path), passphrase), 0
        for member in members(unsealed(file, passphrase)):
            reading.take(member)
            bar.update(file.tell() - done)
            done = file.tell()
    return reading.contents


def shelf_of(path: Path, passphrase: str) -> str | None:
    """Return the shelf that an archive names, "" for none; None if nobody can tell."""
    try:
        with path.open("rb") as file:
            for member in members(unsealed(file, passphrase)):
                return member.said().get("shelf", "") if member.kind == BEGIN else None
    except (Refused, OSError):
        pass
    return None


class Reading:
    """The state of looking through an archive, member by member."""

    def __init__(self, stores: Stores, passphrase: str) -> None:
        self.stores, self.passphrase = stores, passphrase
        self.shelf: Shelf | None = None
        self.contents = Contents()
        self.models: dict[str, tuple[type[Model], list[Field], Sum]] = {}

    def take(self, member: Member) -> None:
        contents = self.contents
        if member.kind == BEGIN:
            self.begin(member.said())
        elif not self.models:
            raise damaged("it doesn't begin with what it is of")
        elif member.kind == ROWS:
            self.take_rows(member)
        elif member.kind == FILES:
            contents.files += 1
            contents.bytes_of_files += member.size
        elif member.kind == STORED:
            self.take_list(member)
        elif member.kind == END:
            self.end(member.said())

    def begin(self, said: dict) -> None:
        refuse_other_form(said)
        contents = self.contents
        contents.version, contents.taken = said["version"], said["taken"]
        contents.damaged = said.get("damaged", [])
        if name := said.get("shelf"):
            self.shelf = for_reading(self.stores, name, self.passphrase)
            contents.shelf = name
        taken_with = [(app, name) for app, name in said["migrations"]]
        contents.migrations = stock.as_they_are_now(taken_with)
        stock.refuse_unknown(contents.migrations, contents.version)
        for model in stock.models_at(MigrationLoader(None), contents.migrations):
            fields, label = fields_of(model), model._meta.label_lower
            if said["columns"].get(label) != [f.column for f in fields]:
                raise refused(
                    "Nothing was restored.",
                    f"The columns of {model._meta.db_table} are others here.",
                    f"Install version {contents.version}, with the same plug-ins.",
                    "newer",
                )
            self.models[label] = model, fields, Sum()

    def take_rows(self, member: Member) -> None:
        if member.name not in self.models:
            raise damaged(f"it holds rows of {member.name}, which it doesn't name")
        model, fields, total = self.models[member.name]
        for line in member.lines():
            total.add(line)
            self.contents.bytes_of_rows += len(line)
            if why := odd_in(model, fields, line):
                raise refused(
                    "Nothing was restored.",
                    f"A row of {model._meta.db_table} can't be stored here: {why}.",
                    "Correct it in the newsroom that it is of, and begin again.",
                    "odd",
                )

    def take_list(self, member: Member) -> None:
        if self.shelf is None:
            raise damaged("it lists files on a shelf, and names none")
        for name, stored in listed_in(member):
            parts_of(f"{FILES}/{name}")
            self.contents.files += 1
            self.contents.bytes_of_files += stored.size
            if not self.shelf.has(stored):
                self.contents.lost.append(name)

    def end(self, said: dict) -> None:
        contents = self.contents
        found = {label: total.said() for label, (_m, _f, total) in self.models.items()}
        if found != said["tables"] or contents.files != said["files"]:
            raise damaged("it lacks what its end tells of")
        contents.tables, contents.last_keys = found, said["last_keys"]
        contents.rows = sum(one["rows"] for one in found.values())
