"""Keep a worker running beside the server: begin another if it dies, end it with it.

A process of its own, `python -P keeper.py PID-OF-THE-SERVER`, because the server forks
its workers and must have no threads. It is small: it imports nothing of Django.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

if not __package__:
    sys.path.append(str(Path(__file__).resolve().parent.parent))

from newsroom.saying import say as say_so

# Seconds between two looks; between a death and the next start, twice as many each time
# that it didn't live for long; and what a worker has to end what it is doing.
STEP, SHORTEST, LONGEST, LONG, PATIENCE = 0.5, 1.0, 60.0, 60.0, 10.0
# Nothing in the folder in which it is begun hides a package.
WORK = """
import sys
sys.path.append(sys.argv.pop(1))
from newsroom.terminal import main
main()
"""


class Keeper:
    """One worker, as long as the server lives and nobody says stop."""

    def __init__(self, server: int):
        self.server = server
        self.is_stopped = False
        self.worker: subprocess.Popen[bytes] | None = None
        self.pause = SHORTEST
        self.began = self.due = 0.0

    def stop(self, *_signal) -> None:
        self.is_stopped = True

    def run(self) -> None:
        while not self.is_stopped and os.getppid() == self.server:
            self.look()
            time.sleep(STEP)
        self.end()

    def look(self) -> None:
        now = time.monotonic()
        if self.worker is None:
            if now >= self.due:
                self.worker, self.began = start(), now
        elif (code := self.worker.poll()) is not None:
            lived_long = now - self.began > LONG
            self.pause = SHORTEST if lived_long else min(self.pause * 2, LONGEST)
            self.worker, self.due = None, now + self.pause
            say(f"The worker ended ({code}). Another begins in {self.pause:.0f} s.")

    def end(self) -> None:
        """End the worker; what it was doing then is taken up again by the next one."""
        if self.worker is None:
            return
        self.worker.terminate()
        try:
            self.worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.worker.kill()
            self.worker.wait()


def start() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parent.parent)
    return subprocess.Popen(
        [sys.executable, "-P", "-c", WORK, root, "work", "--beside", str(os.getpid())],
        stdin=subprocess.DEVNULL,
        # Ctrl-C at a terminal goes to all that belong to it, but not to this one.
        start_new_session=True,
    )


def say(text: str) -> None:
    say_so("WARNING", "newsroom.keeper", text)


def main() -> None:
    keeper = Keeper(int(sys.argv[1]))
    signal.signal(signal.SIGTERM, keeper.stop)
    # Ctrl-C is for the server; the keeper ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keeper.run()


if __name__ == "__main__":
    main()
