"""Rows of a table as lines of JSON, every value exactly, and back again."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Field, JSONField, Model, QuerySet
from django.utils.duration import duration_string

BATCH = 1_000
MODULUS = 1 << 256
dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def in_line(values: list | dict) -> bytes:
    """Return them as JSON. Half a letter, which SQLite keeps and UTF-8 can't, stands
    there as JSON writes it, and comes back as it was.
    """
    return dumps(values).encode(errors="backslashreplace")


class Sum:
    """The number of rows, and a hash of them that their order doesn't change."""

    def __init__(self) -> None:
        self.rows = self.total = 0

    def add(self, line: bytes) -> None:
        self.rows += 1
        self.total += int.from_bytes(hashlib.sha256(line).digest())

    def said(self) -> dict:
        return {"rows": self.rows, "hash": f"{self.total % MODULUS:064x}"}


def fields_of(model: type[Model]) -> list[Field]:
    """Return the fields with a column that somebody wrote."""
    fields = model._meta.concrete_fields
    return [f for f in fields if f.column and not getattr(f, "generated", False)]


def lines_of(
    model: type[Model],
    fields: list[Field] | None = None,
    rows: QuerySet | None = None,
    shortens: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
) -> Iterator[bytes]:
    """Yield the rows of a table by their keys, without holding them all."""
    names = [field.attname for field in fields or fields_of(model)]
    found = model._base_manager.all() if rows is None else rows
    for row in found.order_by("pk").values_list(*names).iterator(chunk_size=BATCH):
        values: Iterable[Any] = row
        if shortens:
            values = shortens(dict(zip(names, row, strict=True))).values()
        yield in_line([plain(value) for value in values]) + b"\n"


def plain(value: Any) -> Any:
    """Return what JSON can hold; the field knows what it was."""
    match value:
        case datetime():
            return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
        case date() | time():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case timedelta():
            return duration_string(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode("ascii")
        case _:
            return value


def object_of(model: type[Model], fields: list[Field], line: bytes) -> Model:
    """Return the row as it is to be stored. Raises ValidationError, ValueError."""
    names = (field.attname for field in fields)
    return model(**dict(zip(names, values_of(fields, line), strict=True)))


def values_of(fields: list[Field], line: bytes) -> list[Any]:
    """Return what a line holds. Raises ValidationError, ValueError."""
    try:
        values = json.loads(line)
    except RecursionError as error:
        raise ValueError("its values lie too deep in one another") from error
    if len(values) != len(fields):
        raise ValueError(f"{len(values)} values for {len(fields)} columns")
    return [read(field, value) for field, value in zip(fields, values, strict=True)]


def read(field: Field, value: Any) -> Any:
    if value is None or isinstance(field, JSONField):
        return value
    return field.to_python(value)


def oddity(field: Field, value: Any) -> str:
    """Return why PostgreSQL can't store what SQLite holds; "" if it can."""
    kind = field.get_internal_type()
    if isinstance(value, str):
        limit = field.max_length
        if "\0" in value:
            return "holds a NUL character"
        if limit and len(value) > limit and kind != "TextField":
            return f"has {len(value)} characters; there is room for {limit}"
    if isinstance(value, (dict, list)) and "\0" in "".join(texts_in(value)):
        return "holds a NUL character"
    if isinstance(value, int) and not isinstance(value, bool):
        least, most = (
            connection.ops.integer_field_range(kind) if "Int" in kind else (None, None)
        )
        if (least is not None and value < least) or (most is not None and value > most):
            return f"is {value}, out of range"
    return ""


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from texts_in([*value.items()])
    elif isinstance(value, (list, tuple)):
        yield from chain.from_iterable(map(texts_in, value))


def odd_in(model: type[Model], fields: list[Field], line: bytes) -> str:
    """Name the column of a row that can't be stored here, and why; "" if none."""
    try:
        values = values_of(fields, line)
    except (ValidationError, ValueError) as error:
        return f"can't be read ({error})"
    if connection.vendor == "sqlite":
        return ""
    for field, value in zip(fields, values, strict=True):
        if why := oddity(field, value):
            key = dict(zip(fields, values, strict=True)).get(model._meta.pk)
            return f"{key}: “{field.column}” {why}"
    return ""
