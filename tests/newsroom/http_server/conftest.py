"""A server of ours with a small application behind it."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.newsroom.http_server import trial
from tests.support.processes.loopback import free_port
from tests.support.processes.served import empty_log

BEGIN = """
import os, sys
from pathlib import Path
from newsroom.http_server.processes import master
from newsroom.http_server.options import told
master.SILENCE = float(os.environ.get("TRIAL_SILENCE", master.SILENCE))
master.main(told(sys.argv[2:]), worker=Path(sys.argv[1]))
"""
OPEN = "The newsroom is open"
SECONDS = 30


class Served:
    """A running server: its address, its process, its log, and its requests."""

    def __init__(self, folder: Path, port: int):
        self.folder, self.port = folder, port
        self.log, self.notes = folder / "log", folder / "notes"
        self.process: subprocess.Popen

    @property
    def pid(self) -> int:
        return self.process.pid

    def said(self) -> str:
        return self.log.read_text()

    def came_through(self) -> list[str]:
        return self.notes.read_text().splitlines() if self.notes.exists() else []

    def wait_for(self, words: str, times: int = 1) -> None:
        for _ in range(SECONDS * 20):
            if self.said().count(words) >= times or self.process.poll() is not None:
                return
            time.sleep(0.05)
        raise TimeoutError(f"“{words}” isn't in: {self.said()}")

    def wait_until_begun(self, request: str) -> None:
        """Wait until a thread has the request, such as “GET /gate”."""
        for _ in range(SECONDS * 20):
            if request in self.came_through():
                return
            time.sleep(0.05)
        raise TimeoutError(f"{request} isn't in: {self.came_through()}")

    def open_gate(self) -> None:
        Path(f"{self.notes}-open").touch()

    def workers(self) -> set[int]:
        path = Path(f"/proc/{self.pid}/task/{self.pid}/children")
        return {int(pid) for pid in path.read_text().split()}


@contextmanager
def serving(folder: Path, *options: str, **variables: str):
    folder.mkdir(exist_ok=True)
    served = Served(folder, free_port())
    where = () if "--bind" in options else ("--bind", f"127.0.0.1:{served.port}")
    env = os.environ | {
        "NEWSROOM_WORKER": "0",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        trial.NOTES: str(served.notes),
    }
    with empty_log(served.log) as log:
        served.process = subprocess.Popen(
            [sys.executable, "-c", BEGIN, trial.__file__, *where, *options],
            env=env | variables,
            stdout=log,
            stderr=log,
        )
    try:
        served.wait_for(OPEN)
        yield served
    finally:
        served.process.terminate()
        served.process.wait(SECONDS)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """One worker with four threads, for all tests of a module."""
    with serving(tmp_path_factory.mktemp("served"), "--workers", "1") as found:
        yield found


@pytest.fixture
def serve(tmp_path):
    """Begin a server that the test may end."""

    def begin(*options: str, **variables: str):
        return serving(tmp_path / "served", *options, **variables)

    return begin
