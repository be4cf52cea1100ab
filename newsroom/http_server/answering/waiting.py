"""Jobs that wait for a thread's answer, and when their clients are asked to come again.

The thread and the timer may both have an answer at the same moment: the one that takes
the job out of the waiting ones sends it.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import IO, Any

from newsroom.monitoring.request_notes import Note

logger = logging.getLogger(__name__)

# Seconds for what somebody at the desk has begun: a hundred pictures take two each.
WORK = 300
# Between two looks whether the database is away.
LOOK = 0.5


@dataclass(eq=False, slots=True)
class Job:
    """A request that a thread answers, by a way of its own or the loop's.

    `asked` is what it is to the pages that are kept, `body` has `length` bytes. It
    `began` by the loop's clock; `done` is called when it is answered, in any thread.
    """

    scope: Any
    protocol: Any
    note: Note
    asked: Any
    loop: asyncio.AbstractEventLoop
    began: float
    done: Callable[[], None]
    body: IO[bytes]
    length: int = 0


class Waiting:
    """The jobs that threads have; `excuse` answers one for which they are late.

    For a reader that is after `patience` seconds; jobs for which `works` is true wait
    as long as the database is there.
    """

    def __init__(
        self,
        excuse: Callable[[Job], None],
        *,
        patience: float,
        works: Callable[[Job], bool],
        is_away: Callable[[], bool],
    ):
        self.excuse, self.patience = excuse, patience
        self.works, self.is_away = works, is_away
        self.jobs: set[Job] = set()
        self.lock, self.is_watched = Lock(), False

    def add(self, job: Job) -> None:
        with self.lock:
            self.jobs.add(job)
            is_watched, self.is_watched = self.is_watched, True
        # The loop is woken once for all of them, since waking it takes time.
        if not is_watched:
            # The job may have waited for the thread already.
            loop, late = job.loop, job.began + self.patience
            loop.call_soon_threadsafe(loop.call_at, late, self.look)

    def take(self, job: Job) -> bool:
        """Return True if the caller is the one to answer."""
        with self.lock:
            is_first = job in self.jobs
            self.jobs.discard(job)
        return is_first

    def look(self) -> None:
        """Answer those who wait for too long; in the loop, which then looks again."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        with self.lock:
            jobs = list(self.jobs)
        for job in jobs:
            try:
                if self.is_late(job, now) and self.take(job):
                    self.excuse(job)
            except Exception:  # the others are looked after all the same
                extra = job.note.extra
                logger.exception("Nobody could be told to come again.", extra=extra)
        with self.lock:
            looks = [self.next_look(job, now) for job in self.jobs]
            self.is_watched = bool(looks)
        if looks:
            loop.call_at(min(looks), self.look)

    def is_late(self, job: Job, now: float) -> bool:
        waited = now - job.began
        if waited < self.patience:
            return False
        return waited >= WORK or not self.works(job) or self.is_away()

    def next_look(self, job: Job, now: float) -> float:
        patient_until = job.began + self.patience
        if now < patient_until:
            return patient_until
        return min(job.began + WORK, now + LOOK)
