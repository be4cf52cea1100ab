"""Hashing of passwords in a thread of its own, so that the desk never waits for it.

One thread of a process hashes, with a lower priority than the threads that respond. One
login is hashed at a time and one waits; the next is told to try again later. Users who
have logged in from the same network before have a place of their own.
"""

import os
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from threading import BoundedSemaphore
from typing import Any

from django.contrib.auth.hashers import PBKDF2PasswordHasher

# Logins of a process at once, of which one is hashed; and seconds until a new try.
AT_ONCE, AGAIN = 2, 5
# Steps by which the thread gives way to others.
LOWER = 10


class BusyError(Exception):
    """As many passwords are being hashed as there is room for."""


class Place:
    """A hashing thread, started when needed, and the room of those who wait for it."""

    def __init__(self, name: str):
        self.name = name
        self.room = BoundedSemaphore(AT_ONCE)
        self.pool = ThreadPoolExecutor(1, f"hashing-{name}", initializer=give_way)

    @contextmanager
    def entered(self) -> Iterator[None]:
        if not self.room.acquire(blocking=False):
            raise BusyError
        token = place.set(self)
        try:
            yield
        finally:
            place.reset(token)
            self.room.release()


def give_way() -> None:
    """Let the processor prefer all other threads to this one, where it can."""
    if sys.platform == "linux":  # elsewhere it would be the whole process
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOWER)


class Places:
    def __init__(self) -> None:
        self.begin()
        # A process that was forked off has no threads.
        os.register_at_fork(after_in_child=self.begin)

    def begin(self) -> None:
        self.strangers, self.known = Place("strangers"), Place("known")

    def place_of(self, *, is_known: bool) -> Place:
        return self.known if is_known else self.strangers


places = Places()
place: ContextVar[Place | None] = ContextVar("place", default=None)


class Hasher(PBKDF2PasswordHasher):
    """Django's hasher, which hashes at the place that the request has entered.

    A password that is hashed for another reason than a login waits among those of known
    users: its owner has a link, or is logged in.
    """

    def encode(self, password: str, salt: str, iterations: int | None = None) -> Any:
        task, entered = super().encode, place.get() or places.known
        return entered.pool.submit(task, password, salt, iterations).result()
