"""The server's own one-line answers: its health, and its refusals.

Security headers are added when an answer is sent: the same as on all others.
"""

from typing import Any

from newsroom.conf import security_headers

Headers = list[tuple[str, str]]
Answer = tuple[int, Headers, bytes]

PLAIN = ("content-type", "text/plain; charset=utf-8")
NEVER_KEPT = (
    "cache-control",
    "max-age=0, no-cache, no-store, must-revalidate, private",
)
LAST = ("connection", "close")
HEALTHY: Answer = (200, [PLAIN, NEVER_KEPT], b"ok\n")
FAULT: Answer = (
    500,
    [PLAIN, NEVER_KEPT],
    b"The server has a fault. Please try again.\n",
)


class Refused(Exception):
    """The request isn't answered, and its connection ends: the rest may be anything."""

    def __init__(self, status: int, why: str):
        super().__init__(why)
        self.status = status

    @property
    def answer(self) -> Answer:
        return self.status, [PLAIN, NEVER_KEPT, LAST], f"{self}\n".encode()


class Guard:
    """Puts the security headers behind an answer's own headers."""

    def __init__(self) -> None:
        self.plain: Headers = [*security_headers.headers().items()]
        self.https: Headers = [*security_headers.headers(is_https=True).items()]

    def __call__(self, scope: Any, answer: Answer) -> Answer:
        status, headers, body = answer
        told = self.https if security_headers.was_https(scope.headers) else self.plain
        return status, [*headers, *told], body
