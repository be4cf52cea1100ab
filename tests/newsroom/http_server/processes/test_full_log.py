"""A log that is full, or that nobody reads any more, ends no server."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.newsroom.http_server import trial
from tests.newsroom.http_server.conftest import BEGIN, SECONDS
from tests.newsroom.http_server.test_serve import wait_for
from tests.newsroom.http_server.wire import ask, head_of
from tests.support.processes.loopback import free_port

FULL = Path("/dev/full")


@contextmanager
def closed_pipe():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb", buffering=0) as pipe:
        yield pipe


@contextmanager
def full_disk():
    with FULL.open("wb", buffering=0) as full:
        yield full


def answers(port: int) -> bool:
    wait_for(port)
    return ask(port, head_of("GET", "/kept")).status == 200


def umask_of(pid: int) -> str:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("Umask:"))


@pytest.mark.parametrize("output", [full_disk, closed_pipe])
def test_a_server_whose_output_goes_nowhere_goes_on(tmp_path, output):
    port = free_port()
    command = [sys.executable, "-c", BEGIN, trial.__file__]
    environment = os.environ | {
        "NEWSROOM_WORKER": "0",
        trial.NOTES: str(tmp_path / "notes"),
        "PYTHONPATH": str(ROOT),
    }
    with output() as nowhere:
        server = subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}", "--workers", "1"],
            cwd=ROOT,
            env=environment,
            stdout=nowhere,
            stderr=nowhere,
            umask=0o022,
        )
    try:
        assert answers(port)
        assert umask_of(server.pid) == "0077"  # its files are its own
        # It has said by now that it is open, and what it says next goes nowhere too.
        [worker] = (
            Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        )
        os.kill(int(worker), signal.SIGKILL)
        assert answers(port)
        assert server.poll() is None
        server.terminate()
        assert server.wait(SECONDS) == 0
    finally:
        server.kill()
        server.wait()
