"""What is noted of a request while it is answered, for those who look on."""

import time
from collections.abc import Callable
from typing import Any

from newsroom.monitoring.request_id import HEADER, id_of

# By whom it was answered: from what is held, by a copy of that, by Django, by the door.
HELD, COPY, MADE, REFUSED, BUSY = "held", "copy", "made", "refused", "busy"
# The header that a copy bears.
OF_COPIES = "newsroom-copy"


class Note:
    """Who asked for what, and when; `way` is by whom it was answered."""

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
        """Return what `logging` is told, where the thread doesn't know the request."""
        return {"request_id": self.id}


# Is told of each answer: its status, its length in bytes, and after how many seconds.
Observer = Callable[[Note, int, int, float], None]
now = time.perf_counter
