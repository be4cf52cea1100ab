"""The server starts and ends a worker beside itself, unless an option forbids it."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from newsroom.http_server import options
from newsroom.http_server.processes import master
from newsroom.management.commands.serve import server
from tests.conftest import ROOT
from tests.newsroom.jobs import note
from tests.newsroom.worker.test_work import SECONDS, has_ended, noted, process_of
from tests.support.processes.loopback import free_port
from tests.support.processes.served import beginning, empty_log

__all__ = ["noted"]


@pytest.fixture
def environment(other_process_env, tmp_path, collected):
    (tmp_path / "static").symlink_to(collected)
    return other_process_env | {"NEWSROOM_VAR": str(tmp_path)}


@contextmanager
def serving(environment, log):
    port = free_port()
    with (
        empty_log(log) as said,
        subprocess.Popen(
            beginning(port), cwd=ROOT, env=environment, stdout=said, stderr=said
        ) as server,
    ):
        try:
            wait_for(port)
            yield server
        finally:
            server.kill()


def wait_for(port):
    for _ in range(SECONDS * 10):
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise TimeoutError(port)


@pytest.mark.alike
# `processes/test_master.py` tries both signals with the server alone.
@pytest.mark.parametrize(
    "how", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)]
)
def test_a_worker_lives_and_ends_with_the_server(environment, tmp_path, noted, how):
    log = tmp_path / "log"
    with serving(environment, log) as server:
        note.enqueue(noted.path)
        worker = process_of(noted(2)[0])
        assert worker != server.pid
        server.send_signal(how)
        assert server.wait(SECONDS) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    assert "WARNING" not in log.read_text()


@pytest.mark.alike
def test_a_worker_is_missed_when_it_is_killed(environment, tmp_path, noted):
    with serving(environment, tmp_path / "log") as server:
        note.enqueue(noted.path)
        os.kill(process_of(noted(2)[0]), signal.SIGKILL)
        note.enqueue(noted.path)
        second = process_of(noted(4)[2])
        server.kill()
    assert has_ended(second)


@pytest.mark.parametrize(
    ("setting", "workers"), [(None, True), ("1", True), ("0", False), (" No", False)]
)
def test_whether_the_server_starts_one_is_a_setting(monkeypatch, setting, workers):
    if setting is None:
        monkeypatch.delenv("NEWSROOM_WORKER", raising=False)
    else:
        monkeypatch.setenv("NEWSROOM_WORKER", setting)
    if kept := master.keep_worker():
        kept.terminate()
        kept.wait()
    assert bool(kept) == workers


def test_how_many_answer_is_told_to_the_server():
    python, *flags, program = server("127.0.0.1:1", 3, 5)[:3]
    assert (python, flags, program.endswith("/http_server/__main__.py")) == (
        sys.executable,
        ["-P"],
        True,
    )
    told = options.told(server("127.0.0.1:1", 3, 5)[3:])
    assert (told.bind, told.workers, told.threads) == ("127.0.0.1:1", 3, 5)
