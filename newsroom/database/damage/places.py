"""Find the row that holds a value which can't be read."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from traceback import walk_tb
from typing import Any

from django.apps import apps
from django.db import Error, connection
from django.db.models import Field, Model

from articles.foundation.sql import Statement, compose

# The types of columns that hold text, as each database calls them. SQLite has dates
# and moments as text as well.
TEXTS = ("text", "varchar", "char", "json")
DATES = ("date", "time")
SAME_BYTES_THERE = "textsend({}::text) = %s"  # in PostgreSQL
# Runs a statement with its parameters, and returns the rows.
type Asks = Callable[[str, Sequence[Any]], Sequence[tuple]]


@dataclass(frozen=True, slots=True)
class Place:
    """A column of one row; `key` is empty where no row was found."""

    table: str
    key: str
    column: str

    def __str__(self):
        return f"{self.table}, key {self.key or 'unknown'}, column “{self.column}”"


def find_value(value: bytes, statement: str, ask: Asks, matches: str) -> Place | None:
    """Return the first row that holds exactly these bytes.

    Looks at the tables that `statement` names alone. `matches` is the condition for a
    column, with a place for its name.
    """
    for model in apps.get_models(include_auto_created=True):
        if re.search(rf"\b{model._meta.db_table}\b", statement):
            for field in text_fields(model):
                if rows := ask(question_for(model, field, matches), [value]):
                    return Place(model._meta.db_table, str(rows[0][0]), field.column)
    return None


def damaged_place(error: BaseException | None) -> Place | None:
    """Return where the value lies that Django failed to convert with this error."""
    for frame, _line in walk_tb(error.__traceback__ if error else None):
        found = frame.f_locals
        if isinstance(error, UnicodeDecodeError) and "cursor" in found:
            return find_undecodable(error.object, found["cursor"])
        field = found.get("self")
        if "expression" in found:
            field = getattr(found["expression"], "target", None)
        if isinstance(field, Field) and isinstance(found.get("value"), str):
            return find_row(field, found["value"])
    return None


def find_undecodable(value: bytes, cursor: Any) -> Place | None:
    """Find bytes that a cursor of PostgreSQL couldn't decode."""
    query = getattr(cursor, "_query", None)
    try:
        with connection.cursor() as other:

            def ask(statement: str, values: Any) -> Sequence[tuple]:
                other.execute(statement, values)
                return other.fetchall()

            statement = query.query.decode(errors="replace") if query else ""
            return find_value(value, statement, ask, SAME_BYTES_THERE)
    except Error:
        return None


def find_row(field: Field, value: str) -> Place:
    """Name the row of a field with this value, as far as the database still answers."""
    key = ""
    try:
        with connection.cursor() as cursor:
            cursor.execute(question_for(field.model, field, "{} = %s"), [value])
            if row := cursor.fetchone():
                key = str(row[0])
    except Error:
        pass  # the transaction may have failed with that very error
    return Place(field.model._meta.db_table, key, str(field.column))


def question_for(model: type[Model], field: Field, matches: str) -> str:
    key = quoted(str(model._meta.pk.column))
    return compose(
        "SELECT {key} FROM {table} WHERE {where} LIMIT 1",
        key=key,
        table=quoted(model._meta.db_table),
        where=Statement(matches.format(quoted(str(field.column)))),
    )


def text_fields(model: type[Model]) -> Iterator[Any]:
    kinds = TEXTS + DATES if connection.vendor == "sqlite" else TEXTS
    for field in model._meta.concrete_fields:
        kind = field.db_type(connection) or ""
        if field.column and kind.startswith(kinds):
            yield field


def quoted(name: str) -> str:
    return f'"{name}"'
