"""The threads that ask Django: how many of them are free, and who waits for one.

They are taken and given back in any thread; who has to wait does so in the loop.
"""

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock


class Threads:
    def __init__(self, number: int):
        self.pool = ThreadPoolExecutor(number, thread_name_prefix="door")
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
            waiter = asyncio.get_running_loop().create_future()
            self.waiting.append(waiter)
        try:
            await asyncio.wait([waiter], timeout=seconds)
        finally:
            if not waiter.done():
                waiter.cancel()
                with self.lock, suppress(ValueError):
                    self.waiting.remove(waiter)
        return not waiter.cancelled()

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
