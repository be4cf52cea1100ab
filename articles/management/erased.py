"""How commands that bring back what was kept speak of what was erased since."""

from pathlib import Path
from typing import Any

from articles.keeping import erasing
from articles.models import Erasure


def erasures_in(command: Any, path: Path | None, what: str) -> list[Erasure]:
    """Return what must not come back, as the list tells and the database here."""
    known = erasing.known()
    path = path and erasing.list_at(path)
    if path and path.is_file():
        told = {one.uuid for one in known}
        return known + [one for one in erasing.read_list(path) if one.uuid not in told]
    command.stderr.write(
        f"WARNING No list of erasures{f' at {path}' if path else ''}: what was erased "
        f"after {what} was written is in it again. Name the list: --erasures FILE"
    )
    return known


def finish_erasing(command: Any, repeated: erasing.Repeated) -> None:
    """Tell what was erased again, and leave no byte of it."""
    if repeated.done:
        erasing.scrub()
    for one in repeated.done:
        command.stdout.write(f"Erased again: {one}, first on {one.at:%Y-%m-%d}.")
    for one in repeated.unlike:
        command.stderr.write(
            f"WARNING Not erased: {one} says something else here than what was erased "
            f"on {one.at:%Y-%m-%d}. Look at it; if it has to go: newsroom erase"
        )
