"""Tell systemd how the newsroom is, in the form of sd_notify(3).

For processes that don't load Django; it needs the standard library alone. Without a
NOTIFY_SOCKET nobody listens, and nothing is told.
"""

import os
import socket
import time
from contextlib import suppress

# Seconds between two signs of life; a unit's WatchdogSec has to be more.
EVERY = 5.0


def tell(*said: str) -> None:
    """Send the lines. A manager that can't be reached ends nothing."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    # A name that begins with @ is one of no file.
    place = f"\0{address[1:]}" if address.startswith("@") else address
    with (
        suppress(OSError),
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as to,
    ):
        to.setblocking(False)
        to.sendto("\n".join(said).encode(), place)


def ready(status: str) -> None:
    tell("READY=1", f"STATUS={status}")


def reloading() -> None:
    now = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    tell("RELOADING=1", f"MONOTONIC_USEC={now}")


def stopping() -> None:
    tell("STOPPING=1")


class Watchdog:
    """Signs of life, as often as `EVERY` says, if the unit asks for them."""

    def __init__(self) -> None:
        self.due = 0.0
        self.is_asked = bool(os.environ.get("WATCHDOG_USEC"))

    def live(self) -> None:
        if self.is_asked and (now := time.monotonic()) >= self.due:
            self.due = now + EVERY
            tell("WATCHDOG=1")
