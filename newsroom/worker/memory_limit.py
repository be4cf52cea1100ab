"""The memory that the process of `outside` takes, and the most that it may take.

The keeper measures it from outside and ends it, since a parser in C may let no thread
of the process run meanwhile. Between two looks the kernel refuses what is far too much,
such as an unpacked bomb: the task that asked for it fails with MemoryError.

The keeper imports this, so it imports nothing of Django. Other systems than Linux have
no such limit.
"""

import os
import resource
from contextlib import suppress
from pathlib import Path

from newsroom.conf.queue import OUTSIDE_MEMORY

SETTING = "NEWSROOM_OUTSIDE_MEMORY"
MEGABYTE = 1_048_576
# Memory of its own, on the disk as well: neither its program nor a database's file.
COUNTED = ("RssAnon:", "VmSwap:")
# Beyond the limit, for the stacks of threads, which take little of what they ask for.
ROOM = 256 * MEGABYTE


def limit() -> int:
    """Return the bytes it may have; the settings refuse an unknown value."""
    value = os.environ.get(SETTING, "").strip()
    return MEGABYTE * (int(value) if value.isdecimal() else OUTSIDE_MEMORY)


def taken(pid: int) -> int:
    """Return the bytes that a process has for itself; 0 if nobody can tell."""
    found = 0
    with suppress(OSError, ValueError, IndexError):
        status = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace")
        for line in status.splitlines():
            if line.startswith(COUNTED):
                found += 1024 * int(line.split()[1])
    return found


def refuse_far_too_much() -> None:
    """Have the kernel refuse this process what is far beyond the limit."""
    with suppress(OSError, ValueError):
        _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (limit() + ROOM, hard))
