"""What the server's own answers tell a browser that it may not do, as all others do."""

from typing import Any

from newsroom import safety
from newsroom.door.refusing import Answer, Headers


class Guard:
    """Puts it behind an answer's own headers."""

    def __init__(self) -> None:
        self.plain: Headers = [*safety.headers().items()]
        self.https: Headers = [*safety.headers(is_https=True).items()]

    def __call__(self, scope: Any, answer: Answer) -> Answer:
        status, headers, body = answer
        told = self.https if safety.was_https(scope.headers) else self.plain
        return status, [*headers, *told], body
