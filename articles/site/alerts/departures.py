"""The list of those who have left, beside the database: a backup may not know of it.

It has a file for each month, and in it a line for each: the day, and a hash by the
site's secret. After an older backup was restored, those who left since stay away.
"""

import hmac
import os
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from articles.accounts import keys_for

PURPOSE = "articles.site.alerts.departures"
BEGUN = "begun"


def folder() -> Path:
    return Path(settings.VAR) / "departures"


def begin_list() -> None:
    """Mark that from now on this folder knows of all who leave this newsroom."""
    mark = folder() / BEGUN
    if not mark.exists():
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(f"{timezone.localdate().isoformat()}\n")


def is_complete() -> bool:
    """Return whether it knows of all who left, as far as a restore can tell."""
    return (folder() / BEGUN).exists()


def note_departure(who: str) -> None:
    """Note that somebody left, by their folded address."""
    folder().mkdir(parents=True, exist_ok=True)
    today = timezone.localdate()
    line = f"{today.isoformat()} {digests_of(who)[0]}\n"
    path = folder() / f"{today:%Y-%m}"
    # One write of a short line at the end: several processes don't mix theirs.
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def digests_of(who: str) -> list[str]:
    return [
        hmac.new(key, who.encode(), sha256).hexdigest() for key in keys_for(PURPOSE)
    ]


def files() -> list[Path]:
    return sorted(folder().glob("????-??"))


def departures() -> Iterator[tuple[date, str]]:
    """Yield day and hash of each departure; damaged lines are left out."""
    for path in files():
        for line in path.read_text(errors="replace").splitlines():
            day, _space, digest = line.partition(" ")
            try:
                yield date.fromisoformat(day), digest
            except ValueError:
                continue


def has_left(who: str, known: set[str]) -> bool:
    """`known` are the hashes of all departures."""
    return any(one in known for one in digests_of(who))


def files_before(before: datetime) -> list[Path]:
    """Return the files of the months that had ended by then."""
    return [
        path for path in files() if path.name < f"{timezone.localdate(before):%Y-%m}"
    ]


def forget_departures(before: datetime) -> int:
    """Remove files of months that no backup goes back to; return their number."""
    old = files_before(before)
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
