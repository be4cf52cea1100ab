"""Make a backup under its name, with the list of what was erased beside it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from articles.domain import audit
from articles.foundation.refusal import Refused
from articles.models import RecordedDeed
from articles.transfer import backup, erasure
from articles.transfer.archives import Night, Progress, refused, silent
from newsroom.conf.installation import build
from newsroom.database.damage import findings, structure
from newsroom.page_cache.stores.taken_off import NAME as TAKEN_OFF

Warn = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that is there, with words for its place; `damage` is what is known to
    be damaged in it.
    """

    path: Path
    at: str
    taken: backup.Taken
    damage: tuple[str, ...]


def make(
    place: Path,
    *,
    command: str,
    passphrase: str = "",
    night: Night | None = None,
    warn: Warn,
    progress: Progress = silent,
) -> Made:
    """Write a backup to a new file, or into a folder. Raises `Refused`. With a `night`,
    pictures and documents go to its shelf.

    The record names the `command` that did it. The doctor knows of a backup only when
    it is noted (`newsroom.database.marks`): callers check it before.
    """
    damage = known_damage()
    path = path_at(place, is_sealed=bool(passphrase), is_damaged=bool(damage))
    try:
        taken = backup.take(
            path,
            version=build(),
            passphrase=passphrase,
            extra=extra_files(),
            damage=damage,
            night=night,
            progress=progress,
        )
    except OSError as error:
        raise refused(
            "No backup was made.",
            f"{path} can't be written ({error.strerror}).",
            "Make room there, let this user write there, or name another place.",
        ) from error
    for said in warnings(taken):
        warn(said)
    write_list_beside(path)
    audit.write_if_possible(
        RecordedDeed.BACKED_UP, command=command, file=path.name, rows=taken.rows
    )
    return Made(path, str(path), taken, tuple(damage))


def extra_files() -> tuple[Path, ...]:
    """Return what lies beside the media and can't be made again."""
    return (settings.VAR / TAKEN_OFF,)


def warnings(taken: backup.Taken) -> list[str]:
    found = []
    if taken.lost:
        found.append(
            f"Not in the backup, as the disk hasn't got it: {taken.lost[0]} and "
            f"{len(taken.lost) - 1} more. Put it back from an earlier one."
        )
    if taken.strangers:
        found.append(
            f"Not in the backup: the tables of {', '.join(taken.strangers)}. Install "
            "these plug-ins, or let them in, and take another one."
        )
    return found


def write_list_beside(archive: Path) -> None:
    path = archive.parent / erasure.NAME
    try:
        erasure.write_list(path, erasure.known())
    except (Refused, OSError) as error:
        raise refused(
            "The backup is there, but not the list of what was erased beside it,",
            f"in {path}: {error}.".removesuffix(".."),
            "See to it, and take another one.",
        ) from error


def known_damage() -> list[str]:
    """Return what the database says of itself now, and what the last night found."""
    found = []
    if not structure.why_not():
        found += [" ".join(one).strip() for one in structure.faults()]
    with suppress(ValueError, TypeError, KeyError):  # the doctor says so
        found += [f"{one.table}, key {one.key}" for one in findings.read()]
    return found


def path_at(place: Path, *, is_sealed: bool, is_damaged: bool) -> Path:
    """Return the archive's path, which nothing has yet. By another name one of damage
    is no reason to delete a sound one.
    """
    # By the clock of this machine, as its files are.
    moment = f"{datetime.now():%Y-%m-%d-%H%M%S}"
    begin = "damaged-newsroom" if is_damaged else "newsroom"
    name = f"{begin}-{moment}.{'sealed' if is_sealed else 'tar'}"
    path = place / name if place.is_dir() else place
    if path.exists():
        raise refused(
            "No backup was made.",
            f"{path} is there already.",
            "Name another file, or a folder.",
        )
    return path
