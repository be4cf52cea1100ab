"""Commands of the newsroom in processes of their own, which begin at once.

They are forks. The start itself is tested by processes that begin from nothing.
"""

import os
import sys
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryDirectory

from newsroom.management import terminal
from tests.support.processes.forks import fork

PATIENCE = 300


class Command:
    """A command that works; what it says is known when it has ended."""

    def __init__(self, environment: dict[str, str], *typed: str | Path):
        self.typed = [*map(str, typed)]
        self.said = TemporaryDirectory(prefix="command-")
        self.process = fork(environment, run, self.typed, self.said.name)

    def poll(self) -> int | None:
        return self.process.exitcode

    def kill(self) -> int | None:
        """Kill it; return how it ended, for it may have been quicker."""
        self.process.kill()
        self.process.join()
        self.said.cleanup()
        return self.process.exitcode

    def ended(self) -> CompletedProcess[str]:
        """Wait for its end; return it."""
        self.process.join(PATIENCE)
        code = self.process.exitcode
        if code is None:
            self.kill()
            raise TimeoutExpired(self.typed, PATIENCE)
        with self.said as folder:
            out, err = (Path(folder, name).read_text() for name in ("out", "err"))
        return CompletedProcess(self.typed, code, out, err)


def run(typed: list[str], folder: str) -> None:
    for number, name in ((1, "out"), (2, "err")):
        file = os.open(Path(folder, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
    sys.argv = ["manage.py", *typed]
    terminal.main()
