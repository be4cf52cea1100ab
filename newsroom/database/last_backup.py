"""When the last backup was taken, as far as the newsroom knows.

A mark in NEWSROOM_VAR, whose date `backup` sets whatever folder the archive is in; and
the archives in `backups/` there.
"""

from pathlib import Path

MARK = "backed-up"


def note(var: Path) -> None:
    """Note that one was taken just now; raises OSError."""
    (var / MARK).touch()


def last(var: Path) -> float | None:
    """Return when, in seconds since 1970; None if none is known of."""
    found = [var / MARK, *(var / "backups").glob("newsroom-*")]
    return max((one.stat().st_mtime for one in found if one.is_file()), default=None)
