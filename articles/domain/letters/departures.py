"""People who have left a list, beside the database: a backup may not know of them.

There is a file for each month, and in it a line for each act: the day, “-” for who
left or “+” for who came back, and a hash by the site's secret. After an older backup
was restored, those who left since stay away.
"""

import hmac
import os
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

PURPOSE = "articles.letters.departures"
BEGUN = "begun"
LEFT, BACK = "-", "+"


def folder() -> Path:
    return Path(settings.VAR) / "departures"


def begin_list() -> None:
    """Mark that from now on this folder knows of all who leave this newsroom."""
    mark = folder() / BEGUN
    if not mark.exists():
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(f"{timezone.now().isoformat()}\n")


def is_complete(since: datetime) -> bool:
    """Return whether it knows of all who left since that moment."""
    mark = folder() / BEGUN
    try:
        return datetime.fromisoformat(mark.read_text().strip()) <= since
    except (OSError, ValueError):
        return False


def note_departure(who: str) -> None:
    """Note that somebody left, by a name that no other person has."""
    note(LEFT, who)


def note_return(who: str) -> None:
    note(BACK, who)


def note(sign: str, who: str) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    today = timezone.localdate()
    line = f"{today.isoformat()} {sign}{digests_of(who)[0]}\n"
    # One write of a short line at the end: several processes don't mix theirs.
    path = folder() / f"{today:%Y-%m}"
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, line.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def digests_of(who: str) -> list[str]:
    """Return a hash by the site's secret, followed by those by former secrets."""
    return [
        hmac.new(
            salted_hmac(PURPOSE, "", secret=secret, algorithm="sha256").digest(),
            who.encode(),
            sha256,
        ).hexdigest()
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]


def files() -> list[Path]:
    return sorted(folder().glob("????-??"))


def acts() -> Iterator[tuple[str, str]]:
    """Yield sign and hash of each line, in their order."""
    for path in files():
        for line in path.read_text(errors="replace").splitlines():
            _day, _space, said = line.partition(" ")
            yield said[:1], said[1:]


class Departures:
    """Those who have left and not come back, as far as the list knows."""

    def __init__(self) -> None:
        last = {digest: sign for sign, digest in acts()}
        self.digests = {digest for digest, sign in last.items() if sign == LEFT}

    def __bool__(self) -> bool:
        return bool(self.digests)

    def has(self, who: str) -> bool:
        return any(one in self.digests for one in digests_of(who))


def files_before(before: datetime) -> list[Path]:
    """Return the files of the months that had ended by then."""
    month = f"{timezone.localdate(before):%Y-%m}"
    return [path for path in files() if path.name < month]


def forget_departures(before: datetime) -> int:
    """Remove files of months to which no backup goes back; return their number."""
    old = files_before(before)
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
