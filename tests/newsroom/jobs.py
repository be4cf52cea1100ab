"""Tasks that say which process did them, and one that fails."""

import os
import time
from pathlib import Path

from django.tasks import task


@task
def note(path: str, seconds: float = 0) -> None:
    """Write down the process that begins, and that it has ended after so long."""
    with Path(path).open("a") as file:
        file.write(f"begun {os.getpid()}\n")
    time.sleep(seconds)
    with Path(path).open("a") as file:
        file.write("done\n")


@task
def fail(why: str) -> None:
    raise OSError(why)
