"""Notes about a request while it is answered, for logs and metrics."""

import time
from collections.abc import Callable
from typing import Any

from newsroom.monitoring.request_id import HEADER, id_of

# The source of the answer: the cache, a copy in it, Django, or the HTTP server itself.
HELD, COPY, MADE, REFUSED, BUSY = "held", "copy", "made", "refused", "busy"
# The header that a copy bears.
OF_COPIES = "newsroom-copy"


class Note:
    """The client, the request and its time; `way` is the source of the answer."""

    __slots__ = ("began", "client", "forwarded", "id", "method", "path", "way")

    def __init__(self, scope: Any, *, proxies: int, way: str, began: float):
        told = scope.headers.get
        self.id = id_of(told(HEADER.lower()), is_believed=proxies > 0)
        self.method, self.path = scope.method, scope.path
        self.client = scope.client.rpartition(":")[0].strip("[]")
        self.forwarded = told("x-forwarded-for") or ""
        self.way, self.began = way, began

    @property
    def extra(self) -> dict[str, str]:
        """Return the `extra` of `logging`, for threads that don't know the request."""
        return {"request_id": self.id}


# Called after each answer: with its status, its length in bytes, and its seconds.
Observer = Callable[[Note, int, int, float], None]
now = time.perf_counter
