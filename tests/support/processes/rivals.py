"""Several processes that act on the test's database at once.

Each one reads its rows, waits for a signal, acts, and reports the result: "done", or
"refused" and a code.
"""

import os
import signal
from collections.abc import Callable
from contextlib import contextmanager
from multiprocessing.connection import Connection

from django.db import connection

from articles.foundation.refusal import Refused
from tests.support.processes.forks import FORKS, fork

READY, NEVER = "ready", 0
SECONDS = 120
# Reads what it needs from the database, and returns the act.
Prepare = Callable[..., Callable[[], object]]


class Rival:
    """One of the processes; it is killed before its query number `die_before`."""

    def __init__(
        self,
        environment: dict[str, str],
        prepare: Prepare,
        *words: str,
        die_before: int = NEVER,
    ):
        self.line, theirs = FORKS.Pipe()
        told = theirs, die_before, prepare, *words
        self.process = fork(environment, act_when_told, *told)
        theirs.close()

    @property
    def returncode(self) -> int | None:
        return self.process.exitcode

    def told(self) -> str:
        """Return what it says next, "" if it has died."""
        try:
            return self.line.recv() if self.line.poll(SECONDS) else "silence"
        except EOFError:
            self.process.join(SECONDS)
            return ""

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.line.close()


@contextmanager
def rivals(environment: dict[str, str]):
    """Yield a function that starts a rival in this environment."""
    started = []

    def start(prepare: Prepare, *words: object, die_before: int = NEVER) -> Rival:
        rival = Rival(environment, prepare, *map(str, words), die_before=die_before)
        started.append(rival)
        return rival

    yield start
    for rival in started:
        rival.end()


def at_once(*rivals: Rival) -> list[str]:
    """Let them act at once; return each one's report, "" if it has died."""
    for rival in rivals:
        assert rival.told() == READY
    for rival in rivals:
        rival.line.send("go")
    return [rival.told() for rival in rivals]


def act_when_told(line: Connection, die_before: int, prepare: Prepare, *words: str):
    act = prepare(*words)
    line.send(READY)
    line.recv()
    try:
        with connection.execute_wrapper(Death(die_before)):
            act()
    except Refused as refusal:
        line.send(f"refused {refusal.code}")
    else:
        line.send("done")
    finally:
        connection.close()


class Death:
    """Counts the queries, and before the last one it is given to see it kills."""

    def __init__(self, before: int):
        self.left = before

    def __call__(self, execute, *args):
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*args)
