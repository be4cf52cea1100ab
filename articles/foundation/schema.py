"""A check that the database has the tables that this program works with.

It makes one query, and reads migrations once, to know which names they replace.
"""

from collections.abc import Collection, Iterator
from enum import Enum, auto
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from articles.foundation.sql import compose

Migration = tuple[str, str]
# Apps whose unknown migrations make a database newer; a removed plug-in's don't.
OURS = {"articles", "newsroom"}
# The migration with which every database from before 0.1.0 began.
FORMER: Migration = ("articles", "0001_newsroom")
# The first and the last of those that no release had: others have replaced them.
FIRST_UNRELEASED: Migration = ("articles", "0005_standing")
LAST_UNRELEASED: Migration = ("articles", "0033_image_kept_checksum")
# The table of one row for `note_program` and `note_media`; it has no model.
PROGRAM = "newsroom_program"


class Schema(Enum):
    FITS = auto()
    EMPTY = auto()  # there is no newsroom in it
    FORMER = auto()  # from between releases: it can't be brought up to date
    OLDER = auto()  # a migration is pending
    NEWER = auto()  # it has a migration that this program doesn't know


def read_schema() -> Schema:
    """Compare the database with this program; raise DatabaseError if it is away."""
    applied = read_applied()
    if not applied:
        return Schema.EMPTY
    if explain_former(applied):
        return Schema.FORMER
    if unknown_of(applied):
        return Schema.NEWER
    if list_shipped() - applied and pending():
        return Schema.OLDER
    return Schema.FITS


def read_applied() -> set[Migration]:
    with connection.cursor() as cursor:
        try:
            cursor.execute("SELECT app, name FROM django_migrations")
        except DatabaseError as error:
            if lacks_table(error):
                return set()
            raise
        return {(app, name) for app, name in cursor.fetchall()}


def lacks_table(error: BaseException) -> bool:
    """Return True if a queried table doesn't exist."""
    state = getattr(error.__cause__, "sqlstate", "")
    return "no such table" in str(error) or state == "42P01"


@cache
def list_shipped() -> frozenset[Migration]:
    """Return the migrations of all apps by their files' names, without reading them."""
    return frozenset(
        (app.label, module.name)
        for app in apps.get_app_configs()
        for module in iter_modules(folders_of(app.label))
        if module.name[0] not in "_~"
    )


def folders_of(label: str) -> list[str]:
    name = MigrationLoader.migrations_module(label)[0]
    if name and name.rpartition(".")[0] and (found := find_spec(name)):
        return list(found.submodule_search_locations or [])
    return []


def unknown_of(applied: set[Migration]) -> list[Migration]:
    """Return our applied migrations that this program lacks, squashed or not."""
    found = {one for one in applied if one[0] in OURS} - list_shipped()
    return sorted(found - list_replaced()) if found else []


@cache
def list_replaced() -> frozenset[Migration]:
    """Return those that became others: every database has them in its list."""
    every = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return frozenset(one for step in every.values() for one in step.replaces)


def pending() -> list[Any]:
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def explain(schema: Schema) -> str:
    """Return a line that says why this program can't use the database; "" if it can."""
    command = f"{settings.NEWSROOM_COMMAND} migrate"
    if schema is Schema.EMPTY:
        return (
            "There is no newsroom in the database. See that DATABASE_URL or "
            f"NEWSROOM_VAR names the right one. For a new newsroom run: {command}"
        )
    if schema is Schema.FORMER:
        return f"{explain_former(read_applied())} {remedy(connection.settings_dict)}"
    if schema is Schema.OLDER:
        return (
            "The database is older than this program, so it is not up to date "
            f"(pending: {len(pending())}). Back it up, then run: {command}"
        )
    if schema is Schema.NEWER:
        return " ".join(explain_newer())
    return ""


def explain_former(applied: Collection[Migration]) -> str:
    """Say of which unreleased version a database is; "" if it isn't of any."""
    if FORMER in applied:
        return FORMER_SAID
    is_between = FIRST_UNRELEASED in applied and LAST_UNRELEASED not in applied
    return UNRELEASED_SAID if is_between else ""


def explain_newer() -> Iterator[str]:
    app, name = unknown_of(read_applied())[-1]
    yield f"The database is newer than this program, which lacks {app}.{name}."
    if version := read_program():
        yield f"The oldest program that may use it is newsroom {version}: install that"
    else:
        yield "Install the version of the newsroom that was here before"
    yield "or a newer one, or go back to a backup (docs/upgrading.md, Going back)."


def note_program(version: str) -> None:
    """Store the version of the program that brought the database to its state."""
    note("oldest", version)


def read_program() -> str:
    """Return the oldest version that may use the database; "" if none is stored."""
    return read("oldest")


def note_media(site: str) -> None:
    """Store that the place of this newsroom's pictures has its mark."""
    note("media", site)


def read_media() -> str:
    return read("media")


def note(column: str, value: str) -> None:
    with connection.cursor() as cursor:
        update = compose(
            "UPDATE {table} SET {column} = %s", table=PROGRAM, column=column
        )
        cursor.execute(update, [value])
        if not cursor.rowcount:
            row = {"oldest": "", "media": "", column: value}
            cursor.execute(
                compose(
                    "INSERT INTO {table} (id, oldest, media) VALUES (1, %s, %s)",
                    table=PROGRAM,
                ),
                [row["oldest"], row["media"]],
            )


def read(column: str) -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                compose("SELECT {column} FROM {table}", column=column, table=PROGRAM)
            )
            found = cursor.fetchone()
    except DatabaseError as error:
        if lacks_table(error):
            return ""
        raise
    return found[0] if found else ""


FORMER_SAID = (
    "The database was made before version 0.1.0, the first release, whose tables are "
    "laid out anew; it can't be brought up to date, and was left as it is."
)

UNRELEASED_SAID = (
    "The database was made by a version after 0.1.0 that was never released; it can't "
    "be brought up to date, and was left as it is."
)


def remedy(database: dict) -> str:
    """Say what to do about a database from between releases."""
    if database["ENGINE"].endswith("sqlite3"):
        folder = Path(database["NAME"]).parent
        return f"Move the folder {folder} aside, and begin anew."
    return "Make a new, empty database, name it in DATABASE_URL, and begin anew."
