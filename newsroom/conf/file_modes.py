"""Permissions of the files that the newsroom writes: for its own system user alone.

Needs the standard library alone: each process calls it before it writes anything.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077
# Files in NEWSROOM_VAR with drafts, addresses or secrets, beside the database.
PRIVATE = ("mark*", "secret-key", "mail", "backups", "backups/*")


def write_for_ourselves() -> None:
    """Make files 0600 and folders 0700 from now on, whatever the shell says."""
    os.umask(OTHERS)


def narrow(var: Path, database: str) -> None:
    """Take from other users what an older newsroom let them read; one start suffices.

    Files that belong to another user, or can't be changed, stay as they are.
    """
    for path in private(var, database):
        with suppress(OSError):
            found = path.lstat()
            is_ours = found.st_uid == os.geteuid() and not path.is_symlink()
            if is_ours and found.st_mode & OTHERS:
                path.chmod(found.st_mode & 0o700)


def private(var: Path, database: str) -> Iterator[Path]:
    """Yield the files and folders of `PRIVATE`, and those of an SQLite database."""
    for pattern in PRIVATE:
        yield from var.glob(pattern)
    if database:
        file = Path(database)
        yield from file.parent.glob(f"{file.name}*")
