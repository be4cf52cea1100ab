"""Write entries: with the act, or as well as possible where it was rolled back."""

import logging
from collections.abc import Iterable
from typing import Any

from django.db import Error, connection, transaction
from django.db.models import Model

from articles.models import RecordedDeed, RecordEntry

logger = logging.getLogger(__name__)

# Arguments that are columns; all others are details.
COLUMNS = ("at", "by", "command", "kind", "key", "name", "address")


def entry(deed: RecordedDeed, about: Model | None, said: dict[str, Any]) -> RecordEntry:
    said = {name: legible(value) for name, value in said.items()}
    columns = {name: said[name] for name in COLUMNS if name in said}
    details = {
        name: value
        for name, value in said.items()
        if name not in COLUMNS and value not in (None, "")
    }
    return RecordEntry.about(about, deed=deed, details=details, **columns)


def legible(value: Any) -> Any:
    """Return a text that can be stored: the name of a file may be no UTF-8."""
    is_text = isinstance(value, str)
    return value.encode(errors="backslashreplace").decode() if is_text else value


def write(
    deed: RecordedDeed, *, about: Model | None = None, **said: Any
) -> RecordEntry:
    """Record an act in its transaction: both are stored, or neither."""
    made = entry(deed, about, said)
    made.save()
    return made


def write_each(deed: RecordedDeed, each: Iterable[Model], **said: Any) -> None:
    """Record the same act for each of many objects."""
    RecordEntry.objects.bulk_create([entry(deed, one, said) for one in each])


def write_if_possible(
    deed: RecordedDeed, *, about: Model | None = None, **said: Any
) -> None:
    """Record an act without a transaction: it was refused, or has happened anyway.

    If the database can't store it, it goes to the log.
    """
    made = entry(deed, about, said)
    try:
        with transaction.atomic():
            made.save()
    except Error as error:
        if not is_there():
            return  # before an upgrade there is no record yet
        logger.warning(
            "Not in the record: %s %s (%s)",
            made.deed,
            made.command or made.by_id or "",
            type(error).__name__,
        )


def is_there() -> bool:
    """Return whether the table exists; an unreachable database may well have it."""
    try:
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
    except Error:
        return True
    return RecordEntry._meta.db_table in tables
