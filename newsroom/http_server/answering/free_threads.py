"""The threads that call Django, and the requests that wait for a free one.

Threads are taken and given back in any thread; requests wait in the event loop.
So many may wait at once; further ones are refused, since they would wait in vain.
"""

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, Lock

# As many as connect: each waits in vain after the same seconds.
MANY = 100_000


class Threads:
    def __init__(self, number: int, *, name: str = "door", most_waiting: int = MANY):
        self.pool = ThreadPoolExecutor(number, thread_name_prefix=name)
        self.most_waiting = most_waiting
        # All at once: a system that has none left says so now, not to a reader.
        together = Barrier(number)
        for _ in range(number):
            self.pool.submit(together.wait)
        self.free, self.lock = number, Lock()
        self.waiting: deque[asyncio.Future] = deque()

    def take(self) -> bool:
        """Take one if one is free: then nobody waits."""
        with self.lock:
            if not self.free:
                return False
            self.free -= 1
            return True

    async def taken(self, seconds: float) -> bool:
        """Take one as soon as one is free; False if for so many seconds none is."""
        with self.lock:
            if self.free:
                self.free -= 1
                return True
            if len(self.waiting) >= self.most_waiting:
                return False
            waiter = asyncio.get_running_loop().create_future()
            self.waiting.append(waiter)
        is_taken = False
        try:
            await asyncio.wait([waiter], timeout=seconds)
            is_taken = waiter.done()
        finally:
            if not is_taken:
                self.withdraw(waiter)
        return is_taken

    def withdraw(self, waiter: asyncio.Future) -> None:
        """Stop waiting; a thread handed over at this moment goes to the next waiter."""
        if not waiter.cancel():
            self.give_back()
        with self.lock, suppress(ValueError):
            self.waiting.remove(waiter)

    def give_back(self) -> None:
        with self.lock:
            if not self.waiting:
                self.free += 1
                return
            waiter = self.waiting.popleft()
        waiter.get_loop().call_soon_threadsafe(self.hand_on, waiter)

    def hand_on(self, waiter: asyncio.Future) -> None:
        if waiter.cancelled():
            self.give_back()
        else:
            waiter.set_result(None)
