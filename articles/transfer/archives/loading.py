"""Load rows into a table as they stand in an archive, many in one step.

Nothing is checked here: `restore` compares each table with the archive afterwards.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from django.db import connection, models
from django.db.models import Field, Model

from articles.transfer.archives.rows import read

# Converts a value of JSON to what the driver stores; None: it is that already.
type Convert = Callable[[Any], Any] | None
DJANGO = "django.db.models."
PLAIN = (
    models.CharField, models.TextField, models.IntegerField, models.BooleanField,
    models.FloatField,
)  # fmt: skip
# PostgreSQL reads these from text as it stands in JSON.
WRITTEN = (models.DateField, models.TimeField, models.UUIDField, models.DecimalField)


def load(model: type[Model], fields: Sequence[Field], lines: Iterable[bytes]) -> None:
    """Raises DataError, IntegrityError for a row that can't be stored."""
    name = connection.ops.quote_name
    table = name(model._meta.db_table)
    columns = ", ".join(name(str(field.column)) for field in fields)
    rows = converted(fields, lines)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            places = ", ".join(["%s"] * len(fields))
            insert = f"INSERT INTO {table} ({columns})"
            cursor.executemany(f"{insert} VALUES ({places})", list(rows))
            return
        with (
            connection.wrap_database_errors,
            cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(row)


def converted(fields: Sequence[Field], lines: Iterable[bytes]) -> Iterator[list]:
    by_place = [
        (place, convert)
        for place, convert in enumerate(map(converter, fields))
        if convert
    ]
    for line in lines:
        row = json.loads(line)
        for place, convert in by_place:
            if row[place] is not None:
                row[place] = convert(row[place])
        yield row


def converter(field: Field) -> Convert:
    """Return what a column needs; of classes that aren't Django's, all that they do."""
    target: Any = field
    while target.remote_field and hasattr(target, "target_field"):
        target = target.target_field
    is_known = type(target).__module__.startswith(DJANGO)
    kinds = PLAIN if connection.vendor == "sqlite" else PLAIN + WRITTEN
    if is_known and isinstance(target, kinds):
        return None
    return partial(prepared, field)


def prepared(field: Field, value: Any) -> Any:
    return field.get_db_prep_save(read(field, value), connection)
