"""The tables that are kept, as made by the migrations that a database has had."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import AutoField, Model

from articles.foundation.sql import compose
from articles.transfer.archives.decided import LEFT_OUT
from articles.transfer.archives.reporting import refused

Node = tuple[str, str]
# Tables without a model: the indexes of searches and a vocabulary, the shared cache,
# which program may use it all, what plug-ins were told, Django's own list.
WITHOUT_MODEL = (
    "articles_search",
    "articles_search_inbox",
    "articles_vocabulary",
    "newsroom_cache",
    "newsroom_program",
    "newsroom_told",
    "django_migrations",
)
# A newsroom that is in use has rows in these.
IN_USE = ("articles_story", "articles_user", "articles_image", "articles_page")


class Stock:
    """The tables of the database, as far as the migrations here know them."""

    def __init__(self) -> None:
        self.loader = MigrationLoader(connection)
        known = self.loader.graph.nodes
        self.applied = [
            node for node in self.loader.applied_migrations if node in known
        ]
        self.strangers = sorted({app for app, _name in self.loader.applied_migrations})
        self.strangers = [
            app for app in self.strangers if app not in self.loader.migrated_apps
        ]

    def models(self) -> list[type[Model]]:
        return models_at(self.loader, self.applied)

    def every_model(self) -> list[type[Model]]:
        return all_at(self.loader, self.applied)


def all_at(loader: MigrationLoader, nodes: Iterable[Node]) -> list[type[Model]]:
    apps: Any = loader.project_state(last_of(loader, nodes)).apps
    found = apps.get_models(include_auto_created=True)
    return [m for m in found if m._meta.managed and not m._meta.proxy]


def models_at(loader: MigrationLoader, nodes: Iterable[Node]) -> list[type[Model]]:
    """Return the models of the tables that are kept, in the order of their names."""
    kept = [m for m in all_at(loader, nodes) if m._meta.label_lower not in LEFT_OUT]
    return sorted(kept, key=lambda model: model._meta.label_lower)


def last_of(loader: MigrationLoader, nodes: Iterable[Node]) -> list[Node]:
    """Return the migrations that no other one of the same application follows."""
    there = set(nodes)
    return sorted(
        node
        for node in there
        if not any(
            child.key in there and child.key[0] == node[0]
            for child in loader.graph.node_map[node].children
        )
    )


def as_they_are_now(nodes: Iterable[Node]) -> list[Node]:
    """Return the migrations, with those that became others under the others' names."""
    there = set(nodes)
    for node, migration in MigrationLoader(None).replacements.items():
        if there.issuperset(migration.replaces):
            there = there.difference(migration.replaces) | {node}
    return sorted(there)


def refuse_unknown(nodes: Iterable[Node], version: str) -> None:
    """Refuse an archive whose tables were made by migrations that aren't here."""
    loader = MigrationLoader(None)
    unknown = [node for node in nodes if node not in loader.graph.nodes]
    if unknown:
        app, name = unknown[0]
        raise refused(
            "Nothing was restored.",
            f"The archive is of version {version}; the migration {app}.{name}, which "
            "made its tables, isn't known here.",
            "Install that version or a newer one, with the same plug-ins.",
            "newer",
        )


def is_in_use() -> bool:
    """Return whether somebody's newsroom is in the database."""
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        for table in IN_USE:
            if table in there:
                cursor.execute(compose("SELECT 1 FROM {table} LIMIT 1", table=table))
                if cursor.fetchone():
                    return True
    return False


def counted(model: type[Model]) -> bool:
    return (
        isinstance(model._meta.pk, AutoField) or "Auto" in type(model._meta.pk).__name__
    )


def last_keys(models: Iterable[type[Model]]) -> dict[str, int]:
    """Return the last key that each table gave: none is given twice, even if its row
    is gone.
    """
    tables = {m._meta.db_table: str(m._meta.pk.column) for m in models if counted(m)}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            return {name: seq for name, seq in cursor.fetchall() if name in tables}
        found = {}
        for table, column in tables.items():
            sequence = sequence_of(cursor, table, column)
            cursor.execute(
                compose(
                    "SELECT last_value - (NOT is_called)::int FROM {sequence}",
                    sequence=sequence,
                )
            )
            found[table] = cursor.fetchone()[0]
        return found


def sequence_of(cursor: Any, table: str, column: str) -> str:
    name = connection.ops.quote_name(table)
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [name, column])
    return cursor.fetchone()[0]


def set_last_keys(models: Iterable[type[Model]], last: dict[str, int]) -> None:
    """Go on behind the greatest key, and behind what was given before."""
    with connection.cursor() as cursor:
        for model in filter(counted, models):
            table, column = model._meta.db_table, str(model._meta.pk.column)
            quote = connection.ops.quote_name
            cursor.execute(
                compose(
                    "SELECT MAX({column}) FROM {table}",
                    column=quote(column),
                    table=quote(table),
                )
            )
            most = max(cursor.fetchone()[0] or 0, last.get(table, 0))
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                if most:
                    cursor.execute(
                        "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)",
                        [table, most],
                    )
            else:
                sequence = sequence_of(cursor, table, column)
                cursor.execute(
                    "SELECT setval(%s, %s, %s)", [sequence, max(most, 1), most > 0]
                )
