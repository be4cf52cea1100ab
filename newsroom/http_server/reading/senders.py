"""The sender of a long body, looked up in the database before the body is read.

Only when it matters: a body short enough for anybody, or a sender whose cookies are
nobody's, costs no query. Two threads of its own run the query, within the time that
anybody waits for an answer.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from newsroom.http_server.reading.bodies import ANYBODY, limit_for
from newsroom.http_server.reading.own_answers import Refused
from newsroom.http_server.reading.request import length_of

logger = logging.getLogger(__name__)

NOBODY = "STRANGER"


class UnknownSender(Refused):
    """The database didn't say in time who it is."""

    def __init__(self) -> None:
        super().__init__(503, "Try again in a minute.")


@dataclass(frozen=True, slots=True)
class Senders:
    """`cookies_in` reads the header, `may_be_known` runs no query, `name_of` queries
    the database and gives ADMITTED, WRITER or STRANGER.
    """

    cookies_in: Callable[[str], Mapping[str, str]]
    may_be_known: Callable[[Mapping[str, str]], bool]
    name_of: Callable[[Mapping[str, str]], str]
    pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(2, thread_name_prefix="senders")
    )

    async def limit_for(self, scope: Any, pictures: str, patience: float) -> int:
        """Return how long the body of a request may be."""
        length = length_of(scope)
        if length is not None and length <= ANYBODY:
            return ANYBODY
        sender = await self.asked(scope, patience)
        kind = scope.headers.get("content-type") or ""
        return limit_for(sender, kind, scope.path, pictures)

    async def asked(self, scope: Any, patience: float) -> str:
        headers = [v for name, v in scope.headers.items() if name == "cookie"]
        cookies = self.cookies_in("; ".join(headers))
        if not self.may_be_known(cookies):
            return NOBODY
        loop = asyncio.get_running_loop()
        asking = loop.run_in_executor(self.pool, self.name_of, cookies)
        try:
            return await asyncio.wait_for(asking, patience)
        except Exception:
            logger.warning("Nobody could say who sends a long form.", exc_info=True)
            raise UnknownSender from None
