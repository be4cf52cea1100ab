"""The threads that call Django, each with one request, and send its answer.

Clients that get no answer in time are asked to come again, whatever the threads do.
Readers' searches have a thread of their own: the client decides what a search costs, so
no page waits behind them.
"""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from newsroom.http_server.answering.call_django import Made, make
from newsroom.http_server.answering.free_threads import Threads
from newsroom.http_server.answering.sending import Sender
from newsroom.http_server.answering.waiting import Job, Waiting
from newsroom.http_server.reading.bodies import LET_IN
from newsroom.http_server.reading.own_answers import FAULT, Answer
from newsroom.http_server.reading.request import READING, environ_of
from newsroom.monitoring.request_id import IN_ENVIRON
from newsroom.monitoring.request_notes import BUSY

logger = logging.getLogger(__name__)

# Seconds between two warnings that nobody has time.
QUIET = 60
# Until a file that was made for one answer has surely been opened.
OPENING = 30
# So many searches wait for their thread; each takes half a second at most.
MOST_SEARCHES = 16
# Seconds before a further search is refused: it slows clients that retry at once.
BEFORE_REFUSAL = 1
# In words, of which only what is used takes memory: a quarter of a megabyte. The piece
# of memory for frames has twice that.
STACK_SIZE = 2**15


class Crew:
    """`application` is one of WSGI; the other words are those of the door."""

    def __init__(
        self,
        application: Callable,
        sender: Sender,
        *,
        pages: Any,
        busy: Callable[..., Answer],
        threads: int,
        patience: float,
        desk: str,
    ):
        self.application, self.sender = application, sender
        self.pages, self.busy = pages, busy
        self.patience, self.desk = patience, desk
        self.threads = Threads(threads)
        self.searching = Threads(1, name="search", most_waiting=MOST_SEARCHES)
        self.waiting = Waiting(
            self.excuse, patience=patience, works=self.works, is_away=pages.is_away
        )
        self.for_once: set[str] = set()
        self.quiet_until = 0.0

    def works(self, job: Job) -> bool:
        """Return True for work at the desk, which may take its time."""
        return not reads(job) or job.asked.path.startswith(self.desk)

    def searches(self, job: Job) -> bool:
        """Return True if a reader searches: all searches share one thread."""
        return job.asked.is_search and not job.asked.path.startswith(self.desk)

    def threads_for(self, job: Job) -> Threads:
        return self.searching if self.searches(job) else self.threads

    def takes(self, job: Job) -> bool:
        """Return True if a thread is free, and give it the job."""
        threads = self.threads_for(job)
        is_free = threads.take()
        if is_free:
            self.begin(job, threads)
        return is_free

    async def take(self, job: Job) -> None:
        """Give the job to the first thread that is free, if one is in time."""
        threads = self.threads_for(job)
        if await threads.taken(self.patience):
            self.begin(job, threads)
            return
        job.body.close()
        if threads is self.searching:
            waited = job.loop.time() - job.began
            await asyncio.sleep(max(BEFORE_REFUSAL - waited, 0))
        self.excuse(job)

    def begin(self, job: Job, threads: Threads) -> None:
        self.waiting.add(job)
        threads.pool.submit(with_room, self.work, job, threads)

    def work(self, job: Job, threads: Threads) -> None:
        try:
            environ = environ_of(job.scope, job.asked.host, job.body, job.length)
            known = {IN_ENVIRON: job.note.id, LET_IN: True}
            made = make(self.application, environ | known)
        except BaseException:  # somebody waits for an answer
            extra = job.note.extra
            logger.exception("An answer could not be made.", extra=extra)
            made = Made(*self.sender.guarded(job.scope, FAULT))
        finally:
            threads.give_back()
        if self.waiting.take(job):
            self.finish(job, made)
        elif made.is_for_once:
            self.forget(made.path)

    def finish(self, job: Job, made: Made) -> None:
        if made.is_for_once:
            self.for_once.add(made.path)
        answer = (made.status, made.headers, made.body, made.path)
        self.answer(job, partial(self.sender.send, job.protocol, job.note, *answer))
        if made.is_for_once:
            later = job.loop.call_later
            job.loop.call_soon_threadsafe(later, OPENING, self.forget, made.path)

    def excuse(self, job: Job) -> None:
        """Answer in the place of a thread that is late, or isn't free."""
        self.answer(job, partial(self.send_excuse, job))

    def send_excuse(self, job: Job) -> None:
        self.warn(job.loop.time())
        job.note.way = BUSY
        copy = self.pages.instead(job.asked) if reads(job) else None
        if copy:
            self.sender.send(job.protocol, job.note, *copy)
        else:
            busy = self.busy(job.scope.path, is_search=self.searches(job))
            self.sender.say(job.scope, job.protocol, job.note, busy)

    def answer(self, job: Job, send: Callable[[], None]) -> None:
        try:
            send()
        except Exception:
            method, path = job.scope.method, job.scope.path
            logger.exception("%s %s", method, path, extra=job.note.extra)
            self.sender.say(job.scope, job.protocol, job.note, FAULT)
        finally:
            job.done()

    def warn(self, now: float) -> None:
        """Say that somebody was sent away; once a minute, however many were."""
        if now >= self.quiet_until:
            self.quiet_until = now + QUIET
            logger.warning("Nobody had time for a request within %s s.", self.patience)

    def forget(self, *paths: str) -> None:
        for path in paths:
            self.for_once.discard(path)
            Path(path).unlink(missing_ok=True)


def reads(job: Job) -> bool:
    return job.scope.method in READING


def with_room[Result](function: Callable[..., Result], *args: object) -> Result:
    """Call with room for all frames of Python that follow.

    CPython takes the memory for frames in pieces of 16 KB, and gives one back to the
    system as soon as it is empty. If a loop runs at the end of a piece, each call in it
    takes and returns another: for the desk's list 8,600 page faults, a third of its
    time. A frame that is too large for a piece gets a larger one, and its calls have
    the rest of it.
    """
    return function(*args)


with_room.__code__ = with_room.__code__.replace(co_stacksize=STACK_SIZE)
