"""Keep the workers running, one process for each group of queues: start another when
one dies, and end them all with the server.

A process of its own, `python -P keeper.py PID-OF-THE-SERVER [QUEUES …]`, because the
server forks its workers and must have no threads; with 0 it stands by itself (`newsroom
work`). It is small: it imports nothing of Django.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

if not __package__:
    sys.path.append(str(Path(__file__).resolve().parents[2]))

from newsroom.conf import file_modes, installation
from newsroom.conf.queue import OUTSIDE, PROCESSES
from newsroom.monitoring.plain_output import leave, say as say_so
from newsroom.worker import memory_limit, service_manager

# Seconds between two looks; between a death and the next start, twice as many each time
# that it didn't live for long; and what a worker has to end what it is doing: beside a
# server, which is stopped as well, alone, and if it may be killed at any moment.
STEP, SHORTEST, LONGEST, LONG, PATIENCE, ALONE = 0.2, 1.0, 60.0, 60.0, 10.0, 25.0
KILLABLE = 2.0


class Keeper:
    """The workers, as long as the server lives and nobody says stop."""

    def __init__(self, server: int, groups: Iterable[Sequence[str]] = PROCESSES):
        self.server = server
        self.is_stopped = False
        self.kept = [Kept(queues) for queues in groups]

    def stop(self, *_signal) -> None:
        self.is_stopped = True

    def run(self) -> None:
        watchdog = service_manager.Watchdog()
        if not self.server:
            service_manager.ready("The workers were begun.")
        while not self.is_stopped and self.server in {0, os.getppid()}:
            for one in self.kept:
                one.look()
            if not self.server:
                watchdog.live()
            time.sleep(STEP)
        if not self.server:
            service_manager.stopping()
        self.end()

    def end(self) -> None:
        """End the workers; the next ones take up their unfinished tasks."""
        patience = PATIENCE if self.server else ALONE
        began = time.monotonic()
        for one in self.kept:
            one.ask_to_end()
        for one in sorted(self.kept, key=lambda one: not one.is_outside):
            one.end(by=began + (KILLABLE if one.is_outside else patience))


class Kept:
    """The worker of some queues, and when another is due if it has died."""

    def __init__(self, queues: Sequence[str]):
        self.queues = ",".join(queues)
        self.is_outside = OUTSIDE in queues
        self.worker: subprocess.Popen[bytes] | None = None
        self.pause = SHORTEST
        self.began = self.due = 0.0
        # Options that tell the next worker of the one that died.
        self.told: list[str] = []

    def look(self) -> None:
        now = time.monotonic()
        if self.worker is None:
            if now >= self.due:
                self.worker, self.began = start(self.queues, self.told), now
        elif (code := self.worker.poll()) is not None:
            lived_long = now - self.began > LONG
            self.pause = SHORTEST if lived_long else min(self.pause * 2, LONGEST)
            self.come_after(self.worker.pid)
            say(
                f"The worker of {self.queues} ended ({code}). Another begins in "
                f"{self.pause:.0f} s."
            )
        elif self.is_outside:
            self.measure(self.worker)

    def measure(self, worker: subprocess.Popen[bytes]) -> None:
        """End it if it takes too much memory; it may be killed at any moment."""
        taken, limit = memory_limit.taken(worker.pid), memory_limit.limit()
        if taken <= limit:
            return
        worker.kill()
        worker.wait()
        # It could begin and work, so the next one can.
        self.pause = SHORTEST
        self.come_after(worker.pid, "--too-much")
        say(
            f"The worker of {self.queues} took {megabytes(taken)} MB of memory, more "
            f"than {megabytes(limit)} ({memory_limit.SETTING}), and was ended. Another "
            f"begins in {self.pause:.0f} s."
        )

    def come_after(self, pid: int, *more: str) -> None:
        self.told = ["--after", str(pid), *more]
        self.worker, self.due = None, time.monotonic() + self.pause

    def ask_to_end(self) -> None:
        if self.worker is not None:
            self.worker.terminate()

    def end(self, *, by: float) -> None:
        if self.worker is None:
            return
        try:
            self.worker.wait(max(by - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            self.worker.kill()
            self.worker.wait()


def start(queues: str, told: Sequence[str]) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[2])
    command = ["work", "--queues", queues, "--beside", str(os.getpid()), *told]
    return subprocess.Popen(
        [sys.executable, "-P", "-c", installation.WORK, root, *command],
        stdin=subprocess.DEVNULL,
        # Ctrl-C at a terminal goes to all that belong to it, but not to this one.
        start_new_session=True,
    )


def megabytes(number: int) -> int:
    return number // memory_limit.MEGABYTE


def say(text: str) -> None:
    say_so("WARNING", "newsroom.worker.keeper", text)


def main() -> None:
    file_modes.write_for_ourselves()
    groups = [names.split(",") for names in sys.argv[2:]]
    keeper = Keeper(int(sys.argv[1]), groups or PROCESSES)
    signal.signal(signal.SIGTERM, keeper.stop)
    # Ctrl-C is for the server; the keeper ends with it.
    alone = keeper.server == 0
    signal.signal(signal.SIGINT, keeper.stop if alone else signal.SIG_IGN)
    keeper.run()
    leave(0)


if __name__ == "__main__":
    main()
