"""Answer requests: what is kept at once, all else by a thread that has time for it.

Runs in the event loop of a worker, but for what is kept: that needs no loop. Nothing
here waits but for what is awaited.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from newsroom.door import bodies
from newsroom.door.asking import READING, environ_of, host_of, refuse_long
from newsroom.door.expiring import by_the_second
from newsroom.door.making import Made, make
from newsroom.door.noting import (
    BUSY,
    COPY,
    HELD,
    MADE,
    OF_COPIES,
    REFUSED,
    Note,
    Observer,
    now,
)
from newsroom.door.refusing import HEALTHY, LAST, PLAIN, Answer, Headers, Refused
from newsroom.request_id import HEADER, IN_ENVIRON, may_be_told

logger = logging.getLogger(__name__)

SERVER = ("server", "newsroom")
FAULT: Answer = (500, [PLAIN], b"The server has a fault. Please try again.\n")
# Seconds for what somebody at the desk has begun: a hundred pictures take two each.
WORK = 300
# Between two looks whether the database is away.
LOOK = 0.5
# Between two warnings that nobody has time.
QUIET = 60
# Until a file that was made for one answer has surely been opened.
OPENING = 30


class Door:
    """An application as RSGI has it, around one of WSGI.

    `pages` is what is kept (`newsroom.pages`), `desk` what the addresses of the desk
    begin with; `busy` makes the page for whoever is asked to come again. `patience` are
    the seconds after which a reader is. So many `proxies` are believed what they say of
    a request; `observers` are told of each answer.
    """

    def __init__(
        self,
        application: Callable,
        *,
        pages: Any,
        busy: Callable[[str], Answer],
        threads: int,
        patience: float,
        desk: str,
        proxies: int = 0,
        observers: Sequence[Observer] = (),
    ):
        self.application, self.pages, self.busy = application, pages, busy
        self.patience, self.desk = patience, desk
        self.proxies, self.observers = proxies, observers
        self.pictures = f"{desk}articles/image/"
        self.pool = ThreadPoolExecutor(threads, thread_name_prefix="door")
        self.free = asyncio.Semaphore(threads)
        self.for_once: set[str] = set()
        self.quiet_until = 0.0
        self.is_leaving = False

    async def __call__(self, scope: Any, protocol: Any) -> None:
        note = self.noted(scope, MADE, now())
        try:
            await self.respond(scope, protocol, note)
        except Refused as refused:
            note.way = REFUSED
            self.send(protocol, note, *refused.answer)
        except Exception:
            logger.exception("%s %s", scope.method, scope.path, extra=note.extra)
            self.send(protocol, note, *FAULT)

    def answers_at_once(self, scope: Any, protocol: Any) -> bool:
        """Answer if that is kept, before the loop knows of it: in another thread."""
        try:
            if scope.method not in READING:
                return False
            began = now()
            found = self.kept(self.asked_of(scope, host_of(scope)))
            if found:
                # It is the same for everybody: nothing is noted if nobody looks on.
                note = self.noted(scope, HELD, began) if self.observers else None
                self.send(protocol, note, *found)
        except Refused:
            return False
        except Exception:
            logger.exception(
                "%s %s can't be answered at once", scope.method, scope.path
            )
            return False
        return bool(found)

    def noted(self, scope: Any, way: str, began: float) -> Note:
        return Note(scope, proxies=self.proxies, way=way, began=began)

    async def respond(self, scope: Any, protocol: Any, note: Note) -> None:
        host, reads = host_of(scope), scope.method in READING
        refuse_long(scope)
        if scope.path == "/healthz" and reads:
            return self.send(protocol, note, *HEALTHY)
        asked = self.asked_of(scope, host)
        most = bodies.limit_for(scope, self.pictures)
        body = await bodies.read(scope, protocol, most=most)
        environ = environ_of(scope, host, body, body.length) | {IN_ENVIRON: note.id}
        made = await self.made(asked, environ)
        if made is None:
            self.warn()
            note.way = BUSY
            copy = self.pages.instead(asked) if reads else None
            self.send(protocol, note, *(copy or self.busy(scope.path)))
        else:
            self.send(protocol, note, made.status, made.headers, made.body, made.path)
            if made.is_for_once:
                self.for_once.add(made.path)
                loop = asyncio.get_running_loop()
                loop.call_later(OPENING, self.forget, made.path)
        return None

    def asked_of(self, scope: Any, host: str) -> Any:
        path = scope.path.encode().decode("latin-1")
        query, headers = scope.query_string, scope.headers
        return self.pages.Asked(scope.method, host, path, query, "http", headers)

    def kept(self, asked: Any) -> Answer | None:
        """Return what is kept; also what isn't of now, if nobody can know better."""
        found = self.pages.answer(asked)
        return found or (self.pages.instead(asked) if self.pages.is_away() else None)

    async def made(self, asked: Any, environ: dict[str, Any]) -> Made | None:
        """Return Django's answer; None if it doesn't come in time."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        try:
            if self.free.locked():
                async with asyncio.timeout(self.patience):
                    await self.free.acquire()
            else:  # as nearly always: at once, and no clock is set
                await self.free.acquire()
        except TimeoutError:
            environ["wsgi.input"].close()
            return None
        work = loop.run_in_executor(self.pool, make, self.application, environ)
        # Its thread is free when it has ended, not when nobody waits for it any more.
        work.add_done_callback(partial(self.has_ended, environ[IN_ENVIRON]))
        is_work = asked.method not in READING or asked.path.startswith(self.desk)
        last = began + (WORK if is_work else self.patience)
        while not work.done() and (now := loop.time()) < last:
            if now - began >= self.patience and self.pages.is_away():
                break
            wait = min(last - now, LOOK if is_work else self.patience)
            await asyncio.wait([work], timeout=wait)
        if not work.done():
            work.add_done_callback(self.was_for_nobody)
            return None
        return Made(*FAULT) if work.exception() else work.result()

    def has_ended(self, request_id: str, work: asyncio.Future) -> None:
        self.free.release()
        if fault := work.exception():
            extra = {"request_id": request_id}
            logger.error("An answer could not be made.", exc_info=fault, extra=extra)

    def was_for_nobody(self, work: asyncio.Future) -> None:
        if not work.exception() and work.result().is_for_once:
            self.forget(work.result().path)

    def warn(self) -> None:
        """Say that somebody was sent away; once a minute, however many were."""
        now = asyncio.get_running_loop().time()
        if now >= self.quiet_until:
            self.quiet_until = now + QUIET
            logger.warning("Nobody had time for a request within %s s.", self.patience)

    def send(
        self,
        protocol: Any,
        note: Note | None,
        status: int,
        headers: Headers,
        body: bytes,
        path: str = "",
        _subject: str = "",  # what it counts as: counted where it is kept
    ) -> None:
        headers = self.completed(headers)
        if note and note.way != HELD and may_be_told(status, headers):
            headers.append((HEADER, note.id))
        if path:
            protocol.response_file(status, headers, path)
        elif body:
            protocol.response_bytes(status, headers, body)
        else:
            protocol.response_empty(status, headers)
        if note and self.observers:
            try:
                self.tell(note, status, headers, body, path)
            except Exception:  # it is answered, and stays so
                logger.exception("An answer can't be noted.", extra=note.extra)

    def tell(
        self, note: Note, status: int, headers: Headers, body: bytes, path: str
    ) -> None:
        seconds = now() - note.began
        size = os.path.getsize(path) if path else len(body)
        if any(name.lower() == OF_COPIES for name, _value in headers):
            note.way = COPY
        for observe in self.observers:
            observe(note, status, size, seconds)

    def forget(self, *paths: str) -> None:
        for path in paths:
            self.for_once.discard(path)
            Path(path).unlink(missing_ok=True)

    def completed(self, headers: Headers) -> Headers:
        headers = [*by_the_second(headers), SERVER]
        return [*headers, LAST] if self.is_leaving else headers
