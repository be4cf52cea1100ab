"""Let no value that SQLite can't convert take the whole list with it.

SQLite keeps dates, moments and UUIDs as text, and any text for them. Outside of a
transaction somebody only looks: a value that makes no sense counts as missing there.
"""

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from newsroom.database.damage.places import find_row
from newsroom.database.damage.reading import noticed
from newsroom.database.damage.reporting import report

# The driver's own converters, by the types that columns are declared with.
PARSERS: dict[str, Callable[[str], Any]] = {
    "date": parse_date,
    "time": parse_time,
    "datetime": parse_datetime,
    "timestamp": parse_datetime,
}


def read_around_damage() -> None:
    """Have all converters of SQLite's values do so."""
    for kind, parse in PARSERS.items():
        sqlite3.register_converter(kind, converter(parse))
    operations: Any = DatabaseWrapper.ops_class
    given = operations.get_db_converters

    @wraps(given)
    def get_db_converters(self: Any, expression: Any) -> list:
        return [careful(one) for one in given(self, expression)]

    operations.get_db_converters = get_db_converters


def converter(parse: Callable[[str], Any]) -> Callable[[bytes], Any]:
    """Return one that notices what it can't parse; the cursor finds where it lies."""

    def convert(data: bytes) -> Any:
        try:
            found = parse(data.decode())
        except ValueError:
            found = None
        if found is None:
            noticed.values.append(data)
        return found

    return convert


def careful(convert: Callable[..., Any]) -> Callable[..., Any]:
    def converted(value: Any, expression: Any, database: Any) -> Any:
        try:
            return convert(value, expression, database)
        except ValueError:
            field = getattr(expression, "target", None)
            if field is None or connection.connection.in_transaction:
                raise
            report(find_row(field, value))
            return None

    return converted
