"""One deadline for all of a request: the look-up, each redirect, and the answer.

Time limits of sockets hold for a single read, so a server that sends a byte a second
would never meet them. The watchdog ends the connection itself.
"""

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Self


class Watchdog:
    """A context within which connections live at most so many seconds."""

    def __init__(self, seconds: float):
        self.until = time.monotonic() + seconds
        self.handles: list[socket.socket] = []
        self.lock = threading.Lock()
        self.timer = threading.Timer(seconds, self.cut)
        self.timer.daemon = True
        self.has_cut = False

    def __enter__(self) -> Self:
        self.timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.timer.cancel()
        with self.lock:
            for handle in self.handles:
                handle.close()
            self.handles.clear()

    @property
    def left(self) -> float:
        """Return the seconds that are left, never 0: a socket wouldn't wait at all."""
        return max(0.01, self.until - time.monotonic())

    @property
    def is_over(self) -> bool:
        return self.has_cut or time.monotonic() >= self.until

    def watch(self, connection: socket.socket) -> None:
        """End this connection, too, at the deadline.

        It is a copy of the handle that is kept: TLS takes the socket itself over, and
        its handshake has to end as well.
        """
        with self.lock:
            handle = connection.dup()
            self.handles.append(handle)
            if self.has_cut:
                end(handle)

    def cut(self) -> None:
        with self.lock:
            self.has_cut = True
            for handle in self.handles:
                end(handle)


def end(handle: socket.socket) -> None:
    with suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)
