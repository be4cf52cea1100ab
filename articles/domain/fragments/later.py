"""Queue the parts that readers' requests have made; a thread writes them together.

A server begins such a thread (`begin_writing_later`). Anywhere else, parts are stored
at once.
"""

from collections import deque
from collections.abc import Mapping

from django.db import connection

from articles.domain.fragments.freshness import Typeset
from articles.domain.fragments.rows import store
from articles.domain.site_version import Revision

# Parts; some megabytes. Beyond that, the worker renders parts that aren't stored.
MOST = 300

type Made = tuple[str, Mapping[int, Typeset], Revision]

_waiting: deque[Made] = deque()
_has_thread = False


def begin_writing_later() -> None:
    """Let parts wait: from now on a thread calls `write_waiting` again and again."""
    global _has_thread
    _has_thread = True


def end_writing_later() -> None:
    """Write what waits, and store at once from now on."""
    global _has_thread
    _has_thread = False
    write_waiting()


def keep(part: str, made: Mapping[int, Typeset], *, at: Revision) -> None:
    """Keep a part that a reader's request has made, unless too many are waiting."""
    if not _has_thread:
        store({part: made}, at=at)
    elif sum(len(parts) for _part, parts, _at in list(_waiting)) + len(made) <= MOST:
        _waiting.append((part, made, at))


def write_waiting() -> None:
    """Write the waiting parts, in one transaction for all made at one moment."""
    by_moment: dict[int, tuple[Revision, dict[str, dict[int, Typeset]]]] = {}
    while _waiting:
        part, made, at = _waiting.popleft()
        _at, parts = by_moment.setdefault(at.sequence, (at, {}))
        parts.setdefault(part, {}).update(made)
    if not by_moment:
        return
    try:
        for at, parts in by_moment.values():
            store(parts, at=at)
    finally:
        # Between two rounds the connection is somebody else's.
        if not connection.in_atomic_block:
            connection.close()
