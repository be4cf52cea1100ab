"""The process that listens: it begins workers, replaces them, and ends them in order.

It is small: it imports nothing of Django, so it can't fail for what a worker fails for.
"""

import argparse
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from newsroom.conf import FALSE, file_modes
from newsroom.http_server.port import HERE, problem
from newsroom.http_server.processes import listening_socket
from newsroom.monitoring.plain_output import (
    announce,
    is_json,
    leave,
    say as say_so,
    written,
)
from newsroom.worker import keeper, service_manager

WORKER = Path(__file__).resolve().parent / "worker.py"
# Seconds between two looks; between a worker that couldn't begin and the next try,
# twice as many each time; and what one has to end: its own second for those who leave,
# ten for what was begun, and one more.
STEP, SHORTEST, LONGEST, PATIENCE = 0.5, 1.0, 60.0, 12.0
# Seconds without a sign of life after which a worker hangs, for whatever reason.
SILENCE = 60.0
TAKEN, USELESS = 1, 3


class Worker:
    """A process that answers, or will when it `is_ready`."""

    def __init__(self, command: Sequence[str | Path], place: socket.socket):
        self.signs, told = os.pipe()
        program, *options = map(str, command)
        numbers = map(str, (place.fileno(), told, os.getpid()))
        self.is_ready = False
        self.last, self.heard = float("inf"), time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-P", program, *numbers, *options],
            stdin=subprocess.DEVNULL,
            pass_fds=(place.fileno(), told),
            # Ctrl-C at a terminal goes to all that belong to it, but not to this one.
            start_new_session=True,
        )
        os.close(told)

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def hear(self) -> None:
        """Take note that it lives, and is ready; its end is heard here as well."""
        if os.read(self.signs, 64):
            self.is_ready, self.heard = True, time.monotonic()
        else:
            self.hear_no_more()

    def hear_no_more(self) -> None:
        if self.signs >= 0:
            os.close(self.signs)
            self.signs = -1

    @property
    def hangs(self) -> bool:
        return self.is_ready and time.monotonic() - self.heard > SILENCE

    def end(self) -> None:
        self.last = time.monotonic() + PATIENCE
        self.process.terminate()

    def has_left(self) -> bool:
        if time.monotonic() > self.last:
            self.process.kill()
        if self.has_ended:
            self.hear_no_more()
        return self.has_ended


class Master:
    """`wanted` workers at a socket.

    There is one more while they are replaced: the next one answers before a former one
    is asked to end. `coming` is the one that isn't ready yet, `stale` those that wait
    for their successor.
    """

    def __init__(
        self, place: socket.socket, wanted: int, command: Sequence[str | Path]
    ):
        self.place, self.wanted, self.command = place, wanted, command
        self.workers: list[Worker] = []
        self.stale: list[Worker] = []
        self.leaving: list[Worker] = []
        self.coming: Worker | None = None
        self.is_open = self.is_stopped = False
        self.is_told_to_reload = self.is_reloading = False
        self.watchdog = service_manager.Watchdog()
        self.pause, self.due = SHORTEST, 0.0
        self.kept: subprocess.Popen[bytes] | None = None
        self.heard, self.wake = os.pipe()
        for end in (self.heard, self.wake):
            os.set_blocking(end, False)

    def stop(self, *_signal: object) -> None:
        self.is_stopped = True

    def reload(self, *_signal: object) -> None:
        self.is_told_to_reload = True

    def run(self) -> int:
        """Serve until it is stopped; return the exit code."""
        signal.set_wakeup_fd(self.wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        # At a terminal it says that this is closed.
        is_at_terminal = sys.stdin is not None and sys.stdin.isatty()
        hang_up = self.stop if is_at_terminal else self.reload
        signal.signal(signal.SIGHUP, hang_up)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        code = 0
        while not self.is_stopped:
            if not self.look():
                code = USELESS
                break
            self.watchdog.live()
            self.wait()
        service_manager.stopping()
        self.end()
        return code

    def wait(self) -> None:
        """Wait for a signal, a sign of life or the next look."""
        workers = [*self.workers, *([self.coming] if self.coming else [])]
        listened = {one.signs: one for one in workers if one.signs >= 0}
        readable, _, _ = select.select([self.heard, *listened], [], [], STEP)
        for number in readable:
            if number == self.heard:
                os.read(self.heard, 1024)
            else:
                listened[number].hear()

    def look(self) -> bool:
        """Bring the workers nearer to what they should be; False if none can be."""
        self.look_at_reload()
        self.leaving = [one for one in self.leaving if not one.has_left()]
        for worker in [one for one in self.workers if one.hangs]:
            say(f"A worker hangs: no sign of life for {SILENCE:.0f} s. It is ended.")
            worker.process.kill()
            worker.process.wait()
        for worker in [one for one in self.workers if one.has_left()]:
            self.workers.remove(worker)
            if worker in self.stale:
                self.stale.remove(worker)
            say(f"A worker ended ({worker.process.returncode}). Another begins.")
        if self.coming and self.coming.is_ready:
            self.welcome(self.coming)
        elif self.coming and self.coming.has_left():
            if not self.is_open:
                return False
            self.give_up()
        is_missing = len(self.workers) < self.wanted or self.stale
        if is_missing and not self.coming and time.monotonic() >= self.due:
            self.coming = Worker(self.command, self.place)
        return True

    def look_at_reload(self) -> None:
        """Have all workers replaced if somebody asks for it; tell when they are."""
        if self.is_told_to_reload:
            self.is_told_to_reload, self.is_reloading = False, True
            service_manager.reloading()
            self.stale, self.due = list(self.workers), 0.0
            # It may have loaded the former code already.
            self.dismiss(self.coming)
            self.coming = None
        elif self.is_reloading and not self.stale:
            self.is_reloading = False
            service_manager.ready("The workers were replaced.")

    def welcome(self, worker: Worker) -> None:
        self.workers.append(worker)
        self.coming, self.pause = None, SHORTEST
        if self.stale and len(self.workers) > self.wanted:
            former = self.stale.pop(0)
            self.workers.remove(former)
            self.dismiss(former)
        if not self.is_open:
            self.is_open = True
            self.kept = keep_worker()
            origin = os.environ.get("NEWSROOM_ORIGIN", "http://127.0.0.1:8000")
            said = f"The newsroom is open: {origin}/ (Ctrl-C closes it)"
            said = written("INFO", "newsroom.http_server", said) if is_json() else said
            announce(said)
            service_manager.ready("The newsroom is open.")

    def dismiss(self, worker: Worker | None) -> None:
        if worker:
            self.leaving.append(worker)
            worker.end()

    def give_up(self) -> None:
        """Go on with the former ones, if there are any; else try again later."""
        self.coming = None
        if self.stale:
            self.stale.clear()
            self.is_reloading = False
            say("A new worker can't begin, as it says above. The former ones go on.")
            service_manager.ready("A new worker can't begin. The former ones go on.")
        if len(self.workers) < self.wanted:
            self.due = time.monotonic() + self.pause
            say(f"A worker can't begin. Another tries in {self.pause:.0f} s.")
            self.pause = min(self.pause * 2, LONGEST)

    def end(self) -> None:
        """Take nobody in any more, and end what there is; the keeper's worker last."""
        self.place.close()
        for worker in (*self.workers, self.coming):
            self.dismiss(worker)
        while self.leaving:
            self.leaving = [one for one in self.leaving if not one.has_left()]
            time.sleep(0.02)
        if self.kept:
            self.kept.terminate()
            self.kept.wait()


def keep_worker() -> subprocess.Popen[bytes] | None:
    """Start what does the tasks that wait; the settings refuse an unknown value."""
    if os.environ.get("NEWSROOM_WORKER", "1").strip().lower() in FALSE:
        return None
    command = [sys.executable, "-P", keeper.__file__, str(os.getpid())]
    # Ctrl-C goes to the server alone, which ends it.
    return subprocess.Popen(command, start_new_session=True)


@contextmanager
def counting() -> Iterator[None]:
    """Let workers count together, if metrics are asked for: in files of this folder.

    It is made anew with each server. A worker that has ended leaves there what it has
    counted; the variable is the library's, which reads it where it is imported.
    """
    told = os.environ.get("NEWSROOM_METRICS", "").strip()
    if not told:
        yield
        return
    host, _colon, number = told.rpartition(":")
    # The workers share the port, and would share it with those of another newsroom.
    # The settings refuse values that are no port.
    is_known = number.isdecimal() and int(number) < 65_536 and ":" not in host
    if is_known and (why := problem(int(number), host or HERE)):
        say(f"Metrics can't be given at {told} (NEWSROOM_METRICS): {why}.")
        sys.exit(TAKEN)
    with TemporaryDirectory(prefix="newsroom-metrics-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


def say(text: str) -> None:
    say_so("WARNING", "newsroom.http_server", text)


def main(options: argparse.Namespace, *, worker: Path = WORKER) -> None:
    file_modes.write_for_ourselves()
    try:
        place = listening_socket.listen(options.bind)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The newsroom can't be served at {options.bind}: {error}\n")
        sys.exit(TAKEN)
    command = (worker, options.threads)
    with place, counting():
        code = Master(place, options.workers, command).run()
    if options.bind.startswith("unix:"):
        Path(options.bind.removeprefix("unix:")).unlink(missing_ok=True)
    leave(code)
