"""What operators are told where a database or a disk fails: what, and what to do."""

from django.conf import settings
from django.db import connection

from articles.faults import Fault, fault_of


def in_words(error: BaseException | None) -> str:
    """Return two sentences; "" if neither database nor disk is at fault."""
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
    if fault is Fault.AWAY:
        return (
            f"The database can't be reached: {said}. See that it runs and may be "
            "written to, and that DATABASE_URL or NEWSROOM_VAR names the right one."
        )
    return ""


def place_of(error: BaseException | None) -> str:
    """Name the disk that an error is about, by what lies on it."""
    if isinstance(error, OSError):
        return str(error.filename or settings.VAR)
    if connection.vendor == "sqlite":
        return str(connection.settings_dict["NAME"])
    return "the database's server"
