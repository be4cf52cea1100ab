"""Read rows as bytes, and say which of their values can't be read as what they are."""

import json
from collections.abc import Callable, Generator, Iterator
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, models
from django.db.models import Field, Max, Min, Model
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from articles.foundation.sql import Statement, compose
from newsroom.database.damage.places import Place, quoted

BATCH = 500
type Ends = tuple[int, int]
# Parsers for the text of each type that isn't just text; the more special ones first.
READERS: list[tuple[type[Field], Callable[[str], Any]]] = [
    (models.DateTimeField, parse_datetime),
    (models.DateField, parse_date),
    (models.TimeField, parse_time),
    (models.UUIDField, UUID),
    (models.JSONField, json.loads),
]
TEXTS = (models.CharField, models.TextField, models.FileField)


def damaged(model: type[Model], part: int = 0, parts: int = 1) -> Iterator[Place]:
    """Yield the values of a table that can't be read, of one of so many parts of it."""
    fields = fields_of(model)
    try:
        ends = ends_of(model, part, parts)
    except DatabaseError:
        yield Place(model._meta.db_table, "", "")
        return
    while ends:
        try:
            rows = bytes_of(model, fields, *ends)
        except DatabaseError:
            rows = yield from one_by_one(model, fields, *ends)
        yield from unsound(model, fields, rows)
        ends = (rows[-1][0] + 1, ends[1]) if len(rows) == BATCH else None


def ends_of(model: type[Model], part: int, parts: int) -> Ends | None:
    """Return the first and last key of a part: neighbours, so that little is read."""
    found = model._base_manager.aggregate(first=Min("pk"), last=Max("pk"))
    first, last = found["first"], found["last"]
    if not isinstance(first, int):
        return None  # of ours, each table has numbers
    width = -(-(last - first + 1) // parts)
    return first + part * width, min(last, first + (part + 1) * width - 1)


def fields_of(model: type[Model]) -> list[Field]:
    """Return what is kept as text."""
    kinds: tuple[type[Field], ...] = TEXTS
    if connection.vendor == "sqlite":
        kinds += tuple(kind for kind, _read in READERS)
    return [f for f in model._meta.concrete_fields if f.column and isinstance(f, kinds)]


def one_by_one(
    model: type[Model], fields: list[Field], first: int, last: int
) -> Generator[Place, None, list[tuple]]:
    """Read each row by itself where some can't be read together; yield which can't."""
    rows: list[tuple] = []
    try:
        keys = model._base_manager.filter(pk__gte=first, pk__lte=last).order_by("pk")
        found = [*keys.values_list("pk", flat=True)[:BATCH]]
    except DatabaseError:
        yield Place(model._meta.db_table, "", "")
        return rows
    for key in found:
        try:
            rows += bytes_of(model, fields, key, key)
        except DatabaseError:
            yield Place(model._meta.db_table, str(key), "")
            rows.append((key, *[None] * len(fields)))
    return rows


def unsound(
    model: type[Model], fields: list[Field], rows: list[tuple]
) -> Iterator[Place]:
    for key, *values in rows:
        for field, value in zip(fields, values, strict=True):
            if value is not None and not is_sound(field, bytes(value)):
                yield Place(model._meta.db_table, str(key), str(field.column))


def bytes_of(
    model: type[Model], fields: list[Field], first: int, last: int
) -> list[tuple]:
    """Return keys and bytes of a batch of rows; no value is decoded."""
    is_sqlite = connection.vendor == "sqlite"
    column = "CAST({} AS BLOB)" if is_sqlite else "textsend({}::text)"
    key = quoted(str(model._meta.pk.column))
    wanted = [key, *(column.format(quoted(str(field.column))) for field in fields)]
    with connection.cursor() as cursor:
        cursor.execute(
            compose(
                "SELECT {wanted} FROM {table} WHERE {key} BETWEEN %s AND %s "
                "ORDER BY {key} LIMIT {batch}",
                wanted=Statement(", ".join(wanted)),
                table=quoted(model._meta.db_table),
                key=key,
                batch=BATCH,
            ),
            [first, last],
        )
        return cursor.fetchall()


def is_sound(field: Field, value: bytes) -> bool:
    try:
        text = value.decode()
        if connection.vendor != "sqlite":
            return True
        for kind, read in READERS:
            if isinstance(field, kind):
                return read(text) is not None or isinstance(field, models.JSONField)
    except ValueError:
        return False
    return True
