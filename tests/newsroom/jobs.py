"""Tasks that say which process did them, that wait for each other, and that fail."""

import os
import time
from pathlib import Path

from django.tasks import task

# Seconds after which nobody else is waited for.
PATIENCE = 60


@task(queue_name="soon")
def note(path: str, seconds: float = 0) -> None:
    """Write down the process that begins, and that it has ended after so long."""
    with Path(path).open("a") as file:
        file.write(f"begun {os.getpid()}\n")
    time.sleep(seconds)
    with Path(path).open("a") as file:
        file.write("done\n")


@task(queue_name="soon")
def meet(path: str, count: int) -> None:
    """Write down that one more has come, and wait until so many have."""
    there = Path(path)
    with there.open("a") as file:
        file.write("here\n")
    end = time.monotonic() + PATIENCE
    while there.read_text().count("here") < count and time.monotonic() < end:
        time.sleep(0.005)


@task(queue_name="soon")
def fail(why: str) -> None:
    raise OSError(why)


@task(queue_name="pictures")
def hold(path: str) -> None:
    """Take as long as a picture does that is large: until there is such a file."""
    end = time.monotonic() + PATIENCE
    while not Path(path).exists() and time.monotonic() < end:
        time.sleep(0.05)


@task(queue_name="outside")
def unpack(megabytes: int) -> None:
    """Ask for so much memory at once, as a bomb does."""
    bytearray(megabytes * 1_048_576)


@task(queue_name="outside")
def grow(path: str) -> None:
    """Note that it begins, and take more and more memory, as long as it is let."""
    with Path(path).open("a") as file:
        file.write(f"begun {os.getpid()}\n")
    taken = []
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        taken.append(b"x" * 2_000_000)
        time.sleep(0.005)
