"""A lock that is held while a process on this host creates the tables.

It is on a file in NEWSROOM_VAR; the system releases it when its process ends.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings

NAME = "preparing"
# Two who only look may meet, for a moment.
TRIES, PAUSE = 3, 0.05


@contextmanager
def mark_preparing() -> Iterator[None]:
    """Let others know as long as it takes, if a file can be written."""
    try:
        settings.VAR.mkdir(parents=True, exist_ok=True)
        file = (settings.VAR / NAME).open("ab")
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
            with (settings.VAR / NAME).open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return False
        except BlockingIOError:
            time.sleep(PAUSE)
        except OSError:
            return False
    return True
