"""Messages to operators about a failing database or disk: the fault, and the remedy."""

from typing import Any

from django.conf import settings
from django.db import connection

from articles.foundation.faults import Fault, fault_of
from newsroom.database.damage import damaged_place

# Seconds for one more try.
ONE_MORE_TRY = 2
# As PostgreSQL says it, of a role, a database, or all of it.
NONE_LEFT = ("too many c", "connection slots are reserved")


def in_words(error: BaseException | None, why: str = "") -> str:
    """Return two sentences; "" if neither database nor disk is at fault.

    `why` is what is known besides of a database that can't be reached.
    """
    fault, said = fault_of(error), str(error).strip().partition("\n")[0].rstrip(".")
    if fault is Fault.FULL:
        return f"The disk of {place_of(error)} is full: {said}. Make room on it."
    if fault is Fault.READ_ONLY:
        return (
            f"The disk of {place_of(error)} can't be written to: {said}. See why it is "
            "read-only."
        )
    if fault is Fault.BUSY:
        return (
            f"Somebody else was using the database for too long: {said}. See which "
            "command or server that is, then try again."
        )
    if fault in {Fault.REPLACED, Fault.DAMAGED}:
        return of_its_file(fault, error, said)
    if fault is Fault.AWAY:
        said = why or said
        if any(words in said for words in NONE_LEFT):
            return (
                f"The database can't be reached, as it has no connection left: {said}. "
                "See who holds them, run fewer workers, or raise max_connections."
            )
        return (
            f"The database can't be reached: {said}. See that it runs and may be "
            "written to, and that DATABASE_URL or NEWSROOM_VAR names the right one."
        )
    return ""


def of_its_file(fault: Fault, error: BaseException | None, said: str) -> str:
    """Say that the database isn't what it was."""
    if fault is Fault.REPLACED:
        return (
            f"{said}. Nothing is stored until that is right. If the file that is there "
            "now is meant, restart the newsroom; else put the right one in its place, "
            "or restore a backup (docs/keeping.md, Damage)."
        )
    place = damaged_place(error)
    return (
        f"The database is damaged: {f'{place}: ' if place else ''}{said}. Keep a "
        "copy of it as it is, and restore a backup (docs/keeping.md, Damage)."
    )


def place_of(error: BaseException | None) -> str:
    """Name the disk that an error is about, by what lies on it."""
    if isinstance(error, OSError):
        return str(error.filename or settings.VAR)
    if connection.vendor == "sqlite":
        return str(connection.settings_dict["NAME"])
    return "the database's server"


def why_not() -> str:
    """Return in one line why there is no connection; "" if there is, or with SQLite.

    The pool of PostgreSQL says only for how long it waited.
    """
    if connection.vendor != "postgresql":
        return ""
    # SQLite is used without psycopg.
    import psycopg  # noqa: PLC0415 (see above)

    told = connection.settings_dict
    named: dict[str, Any] = {
        "dbname": told["NAME"],
        "user": told["USER"],
        "password": told["PASSWORD"],
        "host": told["HOST"],
        "port": told["PORT"],
        "sslmode": told["OPTIONS"].get("sslmode"),
    }
    try:
        known = {key: value for key, value in named.items() if value}
        psycopg.connect(**known, connect_timeout=ONE_MORE_TRY).close()
    except psycopg.Error as error:
        said = " ".join(str(error).split()).removeprefix("connection is bad: ")
        return said.rstrip(".?")
    return ""
