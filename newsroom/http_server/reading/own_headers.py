"""Security headers for the server's own answers, the same as on all others."""

from typing import Any

from newsroom.conf import security_headers
from newsroom.http_server.reading.own_answers import Answer, Headers


class Guard:
    """Puts it behind an answer's own headers."""

    def __init__(self) -> None:
        self.plain: Headers = [*security_headers.headers().items()]
        self.https: Headers = [*security_headers.headers(is_https=True).items()]

    def __call__(self, scope: Any, answer: Answer) -> Answer:
        status, headers, body = answer
        told = self.https if security_headers.was_https(scope.headers) else self.plain
        return status, [*headers, *told], body
