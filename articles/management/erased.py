"""Later erasures, as handled by commands that restore older data."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError

from articles.foundation.faults import Fault, fault_of
from articles.models import Erasure
from articles.transfer import erasure

# Conditions under which the files can be written anew, by fault.
FIRST: dict[Fault | None, str] = {
    Fault.READ_ONLY: "When its disk can be written to",
    Fault.AWAY: "When it answers again",
    Fault.FULL: "When there is room",
    Fault.BUSY: "When nobody uses it",
}


def erasures_in(
    command: Any, named: Path | None, beside: Path | None, what: str
) -> list[Erasure]:
    """Return the erasures to repeat: from the list that is named or lies beside the
    restored data, the one that `erase` writes, and the database here.
    """
    path = named and erasure.list_at(named)
    if path and not path.is_file():
        raise CommandError(
            f"Nothing was restored: there is no list of erasures at {path}. Name the "
            "one that lies beside the newest backup, or leave out --erasures."
        )
    path, own = path or beside, settings.VAR / "backups" / erasure.NAME
    if not (path and path.is_file()) and not own.is_file():
        command.stderr.write(
            f"WARNING No list of erasures{f' at {path}' if path else ''}: what was "
            f"erased after {what} was written is in it again. Name the list: "
            "--erasures FILE"
        )
    listed = [one for each in (path, own) if each for one in erasure.read_list(each)]
    # The database overrides the lists for an erasure that is known here.
    told = {one.uuid: one for one in [*listed, *erasure.known()]}
    return list(told.values())


def finish_erasing(command: Any, repeated: erasure.Repeated) -> None:
    """Report what was erased again, and leave no byte of it."""
    left = scrubbed() if repeated.done else ""
    for one in repeated.done:
        command.stdout.write(f"Erased again: {one}, first on {one.at:%Y-%m-%d}.")
    for one in repeated.unlike:
        command.stderr.write(
            f"WARNING Not erased: {one} says something else here than what was erased "
            f"on {one.at:%Y-%m-%d}. Look at it; if it has to go: "
            f"{settings.NEWSROOM_COMMAND} erase"
        )
    if left:
        raise CommandError(f"All of it is there, and erased again; but {left}.")


def scrubbed() -> str:
    """Leave no byte of what was erased; return what is left to do, "" if nothing."""
    try:
        if erasure.scrub():
            return ""
        why = "somebody still reads the database as it was before"
        first = "When nobody reads it"
    except (DatabaseError, OSError) as error:
        why = str(error).strip().partition("\n")[0].rstrip(".")
        first = FIRST.get(fault_of(error), "When nobody reads it and there is room")
    return (
        f"the database's files may hold bytes of it still ({why}). {first}, run: "
        f"{settings.NEWSROOM_COMMAND} scrub"
    )
