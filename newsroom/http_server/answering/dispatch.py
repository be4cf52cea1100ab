"""Answer requests: cached pages at once, all else by a thread that has time for it.

Requests without a body need no event loop: granian's thread answers cached pages, and
hands the rest to one of our threads, which sends the answer that it makes. Requests
with a body, or for which no thread is free, wait in the event loop of a worker, where
nobody keeps another request waiting.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from newsroom.http_server.answering.sending import Sender
from newsroom.http_server.answering.thread_pool import Crew
from newsroom.http_server.answering.waiting import Job
from newsroom.http_server.reading import bodies
from newsroom.http_server.reading.own_answers import (
    FAULT,
    HEALTHY,
    LAST,
    Answer,
    Refused,
)
from newsroom.http_server.reading.request import (
    READING,
    host_of,
    length_of,
    refuse_long,
)
from newsroom.http_server.reading.senders import Senders, UnknownSender
from newsroom.monitoring.request_notes import HELD, MADE, REFUSED, Note, Observer, now

logger = logging.getLogger(__name__)

# Answered by the event loop, since the request checks that the loop is alive.
HEALTH = "/healthz"


class Door:
    """An application as RSGI has it, around one of WSGI.

    `pages` are the cached pages (`newsroom.page_cache`), `desk` is the prefix of the
    desk's addresses. `busy` makes the page that asks the client to come again, after
    `patience` seconds; `large` the one for clients that send too much; `senders` know
    the sender. So many `proxies` are believed what they say of a request; `observers`
    are notified of each answer.
    """

    def __init__(
        self,
        application: Callable,
        *,
        pages: Any,
        busy: Callable[..., Answer],
        large: Callable[[Any, int], Answer],
        senders: Senders,
        threads: int,
        patience: float,
        desk: str,
        proxies: int = 0,
        observers: Sequence[Observer] = (),
    ):
        self.pages, self.proxies, self.observers = pages, proxies, observers
        self.pictures = f"{desk}articles/image/"
        self.busy, self.large, self.senders = busy, large, senders
        self.patience = patience
        self.sender = Sender(observers)
        self.crew = Crew(
            application,
            self.sender,
            pages=pages,
            busy=busy,
            threads=threads,
            patience=patience,
            desk=desk,
        )

    async def __call__(self, scope: Any, protocol: Any) -> None:
        note = self.noted(scope, MADE, now())
        try:
            await self.respond(scope, protocol, note)
        except Refused as refused:
            note.way = REFUSED
            self.sender.say(scope, protocol, note, self.page_of(scope, refused))
        except Exception:
            logger.exception("%s %s", scope.method, scope.path, extra=note.extra)
            self.sender.say(scope, protocol, note, FAULT)

    def page_of(self, scope: Any, refused: Refused) -> Answer:
        """Return the page that says it, where somebody may have lost a text by it."""
        if isinstance(refused, bodies.TooLarge):
            status, headers, body = self.large(scope, refused.most)
        elif isinstance(refused, UnknownSender):
            status, headers, body = self.busy(scope.path, is_search=False)
        else:
            return refused.answer
        return status, [*headers, LAST], body

    def answers_at_once(
        self,
        scope: Any,
        protocol: Any,
        loop: asyncio.AbstractEventLoop,
        done: Callable[[], None],
    ) -> bool:
        """Answer what is kept; have a thread answer what only asks, if one is free.

        In another thread than the loop's. It calls `done` when that has happened; False
        leaves it to the loop.
        """
        try:
            if scope.method not in READING:
                return False
            began = now()
            asked = self.asked_of(scope, host_of(scope))
            found = self.kept(asked)
            if not found:
                return self.hands_over(scope, protocol, asked, loop, done)
            # It is the same for everybody: nothing is noted if nobody looks on.
            note = self.noted(scope, HELD, began) if self.observers else None
            self.sender.send(protocol, note, *found)
        except Refused:
            return False
        except Exception:
            logger.exception(
                "%s %s can't be answered at once", scope.method, scope.path
            )
            return False
        done()
        return True

    def hands_over(
        self,
        scope: Any,
        protocol: Any,
        asked: Any,
        loop: asyncio.AbstractEventLoop,
        done: Callable[[], None],
    ) -> bool:
        began = loop.time()
        if scope.path == HEALTH or length_of(scope) != 0:
            return False
        refuse_long(scope)
        note = self.noted(scope, MADE, now())
        job = Job(scope, protocol, note, asked, loop, began, done, BytesIO())
        return self.crew.takes(job)

    def noted(self, scope: Any, way: str, began: float) -> Note:
        return Note(scope, proxies=self.proxies, way=way, began=began)

    async def respond(self, scope: Any, protocol: Any, note: Note) -> None:
        host = host_of(scope)
        refuse_long(scope)
        if scope.path == HEALTH and scope.method in READING:
            return self.sender.say(scope, protocol, note, HEALTHY)
        asked = self.asked_of(scope, host)
        try:
            most = await self.senders.limit_for(scope, self.pictures, self.patience)
        except UnknownSender:
            await bodies.pass_over(scope, protocol)
            raise
        body = await bodies.read(scope, protocol, most=most)
        loop = asyncio.get_running_loop()
        began, answered = loop.time(), loop.create_future()

        def done() -> None:
            loop.call_soon_threadsafe(answered.set_result, None)

        job = Job(scope, protocol, note, asked, loop, began, done, body, body.length)
        await self.crew.take(job)
        await answered
        return None

    def asked_of(self, scope: Any, host: str) -> Any:
        path = scope.path.encode().decode("latin-1")
        query, headers = scope.query_string, scope.headers
        return self.pages.Asked(scope.method, host, path, query, "http", headers)

    def kept(self, asked: Any) -> Answer | None:
        """Return the cached page; an outdated one, too, if the database is away."""
        found = self.pages.answer(asked)
        return found or (self.pages.instead(asked) if self.pages.is_away() else None)
