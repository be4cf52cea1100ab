"""What the server's own answers tell a browser that it may not do, as all others do."""

from typing import Any

from newsroom import safety
from newsroom.door.refusing import Answer, Headers

FORWARDED = "x-forwarded-proto"


class Guard:
    """Where `proxies` are configured it is believed that a request was https."""

    def __init__(self, proxies: int):
        self.proxies = proxies
        self.plain: Headers = [*safety.headers().items()]
        self.https: Headers = [*safety.headers(is_https=True).items()]

    def __call__(self, scope: Any, answer: Answer) -> Answer:
        status, headers, body = answer
        told = self.https if self.is_https(scope) else self.plain
        return status, [*headers, *told], body

    def is_https(self, scope: Any) -> bool:
        """Whether the request was, as Django understands what proxies say."""
        said = (self.proxies and scope.headers.get(FORWARDED)) or ""
        return said.partition(",")[0].strip() == "https"
