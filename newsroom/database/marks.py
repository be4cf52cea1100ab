"""Marks that commands leave in NEWSROOM_VAR: tables are being created, as a lock on a
file that the system releases when its process ends; when the last backup was taken, and
the result of the last trial of one.
"""

import fcntl
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings

PREPARING, BACKED_UP, TRIED = "preparing", "backed-up", "backup-tried.json"
# Two who only look may meet, for a moment.
TRIES, PAUSE = 3, 0.05


@contextmanager
def mark_preparing() -> Iterator[None]:
    """Let others know as long as it takes, if a file can be written."""
    try:
        settings.VAR.mkdir(parents=True, exist_ok=True)
        file = (settings.VAR / PREPARING).open("ab")
    except OSError:
        yield
        return
    with file:
        with suppress(OSError):  # a disk without locks
            fcntl.flock(file, fcntl.LOCK_SH)
        yield


def is_being_prepared() -> bool:
    for _ in range(TRIES):
        try:
            with (settings.VAR / PREPARING).open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return False
        except BlockingIOError:
            time.sleep(PAUSE)
        except OSError:
            return False
    return True


def note_backup(var: Path) -> None:
    """Note that a backup was taken just now, in any folder; raises OSError."""
    (var / BACKED_UP).touch()


def last_backup(var: Path) -> float | None:
    """Return when the last backup was taken, in seconds since 1970; None if none is
    known of. Archives in `backups/` count as well.
    """
    found = [var / BACKED_UP, *(var / "backups").glob("newsroom-*")]
    return max((one.stat().st_mtime for one in found if one.is_file()), default=None)


@dataclass(frozen=True, slots=True)
class Trial:
    """The result of a trial restore; without `faults` the backup can be relied on."""

    archive: str
    at: str  # in the form of ISO 8601, with the zone
    seconds: int
    faults: list[str] = field(default_factory=list)

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


def note_trial(var: Path, trial: Trial) -> None:
    beside = var / f".{TRIED}"
    beside.write_text(json.dumps(asdict(trial)), encoding="utf-8")
    beside.replace(var / TRIED)


def last_trial(var: Path) -> Trial | None:
    """Return the last one; None if there was none, or its file can't be read."""
    try:
        return Trial(**json.loads((var / TRIED).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
