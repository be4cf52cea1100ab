"""The list of erasures beside the backups: ids and hashes, and not a word."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import connection

from articles.foundation.image_files import make_folder, write_whole
from articles.models import Erasure
from articles.transfer.archives import plain, refused

NAME = "erasures.jsonl"
# A list says neither who ordered it nor why.
UNTOLD = "(not told by the list beside the backups)"
TOLD = ("uuid", "kind", "target", "at", "salt", "digests")


def known() -> list[Erasure]:
    """Return what was erased of the newsroom in the database, as far as it has had
    the table.
    """
    if Erasure._meta.db_table not in connection.introspection.table_names():
        return []
    return list(Erasure.objects.order_by("at", "pk"))


def list_at(path: Path) -> Path:
    """Return the list that is meant by its own name, or by that of its folder."""
    return path / NAME if path.is_dir() or not path.suffix else path


def write_list(path: Path, erasures: Iterable[Erasure]) -> None:
    """Add to a list what it lacks: it may know more than the database does."""
    told = {one.uuid: one for one in [*read_list(path), *erasures]}
    lines = [line_of(one) for one in sorted(told.values(), key=lambda one: one.at)]
    make_folder(path.parent)
    write_whole(path, "".join(lines).encode())


def line_of(one: Erasure) -> str:
    said = {name: plain(getattr(one, name)) for name in TOLD}
    return json.dumps(said, sort_keys=True) + "\n"


def read_list(path: Path) -> list[Erasure]:
    """Return what a list tells; nothing if there is none. Refuses what is no list."""
    if not path.is_file():
        return []
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        return [read_line(line) for line in lines if line]
    except (ValueError, KeyError, TypeError) as error:
        raise refused(
            "The list of erasures can't be read.",
            f"{path} is no list of erasures, or damaged ({error}).",
            f"Take the {NAME} that lies beside the newest backup.",
            "list",
        ) from error


def read_line(line: str) -> Erasure:
    said = json.loads(line)
    kind, target, digests = said["kind"], str(said["target"]), said["digests"]
    if kind not in Erasure.Kind.values or not isinstance(digests, list):
        raise ValueError(line[:80])
    at = datetime.fromisoformat(said["at"])
    if at.tzinfo is None:
        raise ValueError(f"{at} of no zone")
    # It names what there can be.
    target = str(int(target) if kind == Erasure.Kind.PERSON else UUID(target))
    return Erasure(
        uuid=UUID(said["uuid"]),
        kind=kind,
        target=target,
        at=at,
        salt=str(said["salt"]),
        digests=[str(one) for one in digests],
        reason=UNTOLD,
        ordered_by=UNTOLD,
    )
