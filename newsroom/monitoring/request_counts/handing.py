"""The counts of this process, and the thread that hands them to the database.

While the database is away it goes on counting, and hands them over when that is back.
If a process is killed, its counts since the last time are lost.
"""

import atexit
import logging
import os
from threading import Event, Lock, Thread
from typing import Any

from django.conf import settings
from django.db import DataError, Error, connection

from articles.site import statistics

logger = logging.getLogger(__name__)
# Seconds between two times; and for the last one, before the process ends.
PAUSE, LAST = 10, 5


class Hand:
    """The counts of a process; `begin` lets them be handed over while it goes on."""

    def __init__(self) -> None:
        self.tally = statistics.Tally()
        self.is_over = Event()
        self.thread: Thread | None = None
        self.has_failed = False
        self._lock = Lock()

    def begin(self) -> None:
        with self._lock:
            if self.thread is None and not self.is_over.is_set():
                self.thread = Thread(target=self.go_on, name="reach", daemon=True)
                self.thread.start()

    def go_on(self) -> None:
        while not self.is_over.wait(PAUSE):
            self.hand_over()
        self.hand_over()

    def hand_over(self) -> bool:
        """Add to the database what was counted; keep it if that fails."""
        days = self.tally.take()
        if not days:
            return True
        try:
            statistics.add(days)
        except Exception as error:
            if not isinstance(error, Error) or isinstance(error, DataError):
                # It would fail each time.
                logger.exception("What was counted of readers' requests is lost.")
                return False
            self.tally.put_back(days)
            self.fail(error)
            return False
        finally:
            # A thread of its own has a connection of its own: it goes back to the pool.
            connection.close()
        if self.has_failed:
            logger.warning("Readers' requests are stored again.")
        self.has_failed = False
        return True

    def fail(self, error: Error) -> None:
        if not self.has_failed:
            logger.warning(
                "How often articles were asked for can't be stored (%s). It is counted "
                "on, and stored as soon as the database takes it.",
                str(error).strip().splitlines()[0] if str(error) else repr(error),
            )
        self.has_failed = True

    def stop(self) -> None:
        """Hand over what is left, if the database takes it in time."""
        self.is_over.set()
        if self.thread is not None:
            self.thread.join(LAST)


here = Hand()
# True in a process that serves readers.
is_serving = False


def forget_parent() -> None:
    """Begin at zero: the parent hands over its own counts."""
    global here
    here = Hand()


os.register_at_fork(after_in_child=forget_parent)


def serve() -> None:
    """Have what is counted handed over from the first time on, until the end."""
    global is_serving
    is_serving = settings.NEWSROOM_REACH


def count(asked: Any, answer: Any) -> None:
    """Count an answer that is sent to a client. HEAD shows nothing to anybody."""
    subject = answer.subject
    if subject and asked.method == "GET" and settings.NEWSROOM_REACH:
        # As `add`: a cached answer is sent in some microseconds, and a call takes one.
        get = asked.headers.get
        here.tally.count(
            subject, answer.status, get("user-agent") or "", get("sec-purpose") or ""
        )
        if is_serving and here.thread is None:
            here.begin()


def add(subject: str, status: int, agent: str, purpose: str) -> None:
    here.tally.count(subject, status, agent, purpose)
    if is_serving and here.thread is None:
        here.begin()


def stop() -> None:
    here.stop()


atexit.register(stop)
