"""The request, or the task of the queue, to which a line of the log belongs.

Needs the standard library alone.
"""

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"
# The key in WSGI's environ by which an application finds it.
IN_ENVIRON = "newsroom.monitoring.request_id"
# Ids that a proxy may give a request: harmless to logs, headers and programs.
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
NEVER_KEPT = ("private", "no-store")

request: ContextVar[str] = ContextVar("request", default="")
task: ContextVar[str] = ContextVar("task", default="")


def id_of(claimed: str | None, *, is_believed: bool) -> str:
    """Return what a trusted proxy calls the request, if that is safe; else a new id."""
    if is_believed and claimed and SAFE.fullmatch(claimed):
        return claimed
    return secrets.token_hex(8)


@contextmanager
def belonging_to(request_id: str) -> Iterator[None]:
    """Have all that is logged meanwhile, in this thread, bear the request's id."""
    token = request.set(request_id)
    try:
        yield
    finally:
        request.reset(token)


def begin_task(*, task_result, **_signal) -> None:
    task.set(str(task_result.id))


def end_task(**_signal) -> None:
    task.set("")


def may_be_told(status: int, headers: Iterable[tuple[str, str]]) -> bool:
    """Return True if an answer may bear the id: nobody on its way caches it for others.

    Answers that are the same for everybody stay the same, and no cache gives one reader
    the id of another one's request.
    """
    said = [value for name, value in headers if name.lower() == "cache-control"]
    if any(word in value for value in said for word in NEVER_KEPT):
        return True
    return status >= 500 and not said
