"""Put an archive back: looked through first, then all of the database or nothing.

The tables are made as they were when it was taken, filled and compared with it, then
brought up to date, in one transaction. A killed run leaves the database as it was.
Nothing is counted as a change: readers' programs find what they had. As soon as the
tables are up to date, later erasures are repeated in the same transaction, and tables
that promise something outside are settled: nothing happens twice. The search index
stays empty: the worker makes it, the newest versions first.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import batched
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management.sql import emit_post_migrate_signal
from django.db import DataError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model
from django.utils import timezone

from articles.foundation.image_files import make_folder
from articles.foundation.refusal import Refused
from articles.foundation.sql import compose
from articles.models import Erasure
from articles.transfer.archives import (
    BATCH,
    FILES,
    ROWS,
    STORED,
    Member,
    Progress,
    Shelf,
    Stores,
    Sum,
    fields_of,
    for_reading,
    lines_of,
    listed_in,
    load,
    members,
    put_back,
    refused,
    settle,
    silent,
    tables as stock,
)
from articles.transfer.backup.examining import Contents, beside, examine, unsealed
from articles.transfer.erasure import Repeated, repeat


@dataclass(frozen=True, slots=True)
class Restored:
    version: str
    taken: str
    rows: int
    files: int
    repeated: Repeated
    damaged: tuple[str, ...] = ()
    # Sentences for the operator, about promises that were made outside.
    settled: tuple[str, ...] = ()
    # The names of files that the archive's shelf hasn't got, or not as they were.
    lost: tuple[str, ...] = ()


def restore(
    path: Path,
    *,
    passphrase: str = "",
    replaces: bool = False,
    extra: tuple[Path, ...] = (),
    erasures: Iterable[Erasure] = (),
    is_moved: bool = False,
    stores: Stores | None = None,
    progress: Progress = silent,
) -> Restored:
    """Restore into this database and this VAR. Raises `Refused`; then all is as it was.

    `extra` are the places of the lists beside the media, `erasures` what may be in the
    archive and must not come back. If the newsroom only moves, nothing was done after
    it, so nothing has to be settled. The shelf is in `stores`, or beside the archive.
    """
    stores = stores or beside(path)
    contents = examine(path, passphrase, stores=stores, progress=progress)
    if stock.is_in_use() and not replaces:
        raise refused(
            "Nothing was restored.",
            "There is a newsroom in the database already.",
            "Name another, empty database; or have it replaced: restore --replace",
            "in-use",
        )
    refuse_without_room(contents)
    places = {file.name: file for file in extra}
    shelf = for_reading(stores, contents.shelf, passphrase) if contents.shelf else None
    putting = Putting(places, shelf)
    with unconstrained(), transaction.atomic():
        models = lay_out(contents)
        fill(path, passphrase, models, putting, progress)
        settle_tables(models, contents)
        repeated = repeat(erasures)
        settled = [] if is_moved else settle(timezone.now())
    said = contents.version, contents.taken, contents.rows, contents.files
    return Restored(
        *said, repeated, tuple(contents.damaged), tuple(settled), tuple(putting.lost)
    )


def settle_tables(models: list[type[Model]], contents: Contents) -> None:
    """Compare the tables with the archive, and bring them up to date."""
    compare(models, contents)
    stock.set_last_keys(models, contents.last_keys)
    connection.check_constraints()
    check_at_once()
    bring_up_to_date()
    stock.set_last_keys(stock.Stock().models(), contents.last_keys)


def lay_out(contents: Contents) -> list[type[Model]]:
    """Make the tables as they were when the archive was taken; return their models."""
    remove_all()
    check_at_once()
    executor = MigrationExecutor(connection)
    executor.migrate(stock.last_of(executor.loader, contents.migrations))
    models = stock.models_at(executor.loader, contents.migrations)
    check_at_the_end()
    empty(models)
    return models


@contextmanager
def unconstrained() -> Iterator[None]:
    """Let SQLite lay out tables within a transaction; they are checked by hand."""
    connection.disable_constraint_checking()
    try:
        yield
    finally:
        connection.enable_constraint_checking()


def remove_all() -> None:
    """Drop the tables of the newsroom that is in the database, and no others."""
    tables = {model._meta.db_table for model in stock.Stock().every_model()}
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        cascade = " CASCADE" if connection.vendor == "postgresql" else ""
        for table in sorted((tables | {*stock.WITHOUT_MODEL}) & there):
            name = connection.ops.quote_name(table)
            cursor.execute(f"DROP TABLE {name}{cascade}")


def empty(models: list[type[Model]]) -> None:
    """Remove what migrations wrote: the archive holds it as it became."""
    with connection.cursor() as cursor:
        for model in models:
            name = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(compose("DELETE FROM {table}", table=name))
    connection.check_constraints()


@dataclass(slots=True)
class Putting:
    """Puts files where they belong; `lost` are those that the shelf can't give."""

    places: dict[str, Path]
    shelf: Shelf | None
    lost: list[str] = field(default_factory=list)

    def put(self, member: Member) -> None:
        if member.kind == FILES:
            put_back(member, self.places)
        elif member.kind == STORED and self.shelf:
            for name, stored in listed_in(member):
                try:
                    data = self.shelf.read(stored.digest)
                except (FileNotFoundError, Refused):
                    self.lost.append(name)
                    continue
                file = Member(FILES, name, stored.size, BytesIO(data))
                put_back(file, self.places)


def fill(
    path: Path,
    passphrase: str,
    models: list[type[Model]],
    putting: Putting,
    progress: Progress,
) -> None:
    known = {model._meta.label_lower: model for model in models}
    with path.open("rb") as file, progress("bytes", path.stat().st_size) as bar:
        done = 0
        for member in members(unsealed(file, passphrase)):
            if member.kind == ROWS:
                store_rows(known[member.name], member)
            else:
                putting.put(member)
            bar.update(file.tell() - done)
            done = file.tell()


def store_rows(model: type[Model], member: Member) -> None:
    fields = fields_of(model)
    for lines in batched(member.lines(), BATCH):
        try:
            load(model, fields, lines)
        except (DataError, IntegrityError) as error:
            said = str(error).strip().replace("\n", " ").rstrip(".")
            raise refused(
                "Nothing was restored.",
                f"A row of {model._meta.db_table} can't be stored here: {said}.",
                "Correct it in the newsroom that it is of, and begin again.",
                "odd",
            ) from error


def compare(models: list[type[Model]], contents: Contents) -> None:
    """Refuse what isn't stored as the archive has it, table by table."""
    for model in models:
        total = Sum()
        for line in lines_of(model):
            total.add(line)
        told = contents.tables.get(model._meta.label_lower, Sum().said())
        if told != total.said():
            raise refused(
                "Nothing was restored.",
                f"{model._meta.db_table} differs from the archive: {told['rows']} rows "
                f"there, {total.rows} here, or one of them is another.",
                "Report it, with the versions of Python and of the database.",
                "differs",
            )


def bring_up_to_date() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    ContentType.objects.clear_cache()
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def check_at_once() -> None:
    """Have PostgreSQL put off no check: while one waits, no table can be altered.

    A row that was stored in the same transaction is checked with each change of it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def check_at_the_end() -> None:
    """Let rows come before those that they name."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refuse_without_room(contents: Contents) -> None:
    """Refuse what can't fit on the disk, as far as that is known before."""
    need = contents.bytes_of_files
    if connection.vendor == "sqlite":
        # The rows with their indexes, once in the log and once in the file.
        need += 4 * contents.bytes_of_rows
    make_folder(Path(settings.VAR))
    disk = os.statvfs(settings.VAR)
    room = disk.f_bavail * disk.f_frsize
    if room < need:
        raise refused(
            "Nothing was restored.",
            f"The disk of {settings.VAR} has room for {room // 1_000_000} MB; "
            f"{need // 1_000_000} MB are needed.",
            "Make room on it.",
            "full",
        )
