"""The service manager hears when the server is ready, replaced, alive and ending."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager

import pytest

from newsroom.worker import service_manager
from tests.conftest import ROOT
from tests.newsroom.http_server.conftest import SECONDS
from tests.support.inspecting.handbook import text_of

EVERY = service_manager.EVERY


@contextmanager
def listening(address, seconds=SECONDS):
    """Yield a function that waits for the next message, and returns its lines."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(address)
        manager.settimeout(seconds)
        yield lambda: manager.recv(4_096).decode().splitlines()


@pytest.fixture
def place(tmp_path):
    return str(tmp_path / "notify")


def after_life(hear):
    """Return the next message that is no sign of life."""
    while (said := hear()) == ["WATCHDOG=1"]:
        pass
    return said


def test_the_server_tells_each_turn_of_its_life(serve, place):
    with listening(place) as hear:
        variables = {"NOTIFY_SOCKET": place, "WATCHDOG_USEC": "60000000"}
        with serve("--workers", "1", **variables) as served:
            assert after_life(hear) == ["READY=1", "STATUS=The newsroom is open."]
            assert hear() == ["WATCHDOG=1"]
            os.kill(served.pid, signal.SIGHUP)
            reloading, moment = after_life(hear)
            assert reloading == "RELOADING=1"
            assert int(moment.removeprefix("MONOTONIC_USEC=")) > 0
            assert after_life(hear) == [
                "READY=1",
                "STATUS=The workers were replaced.",
            ]
            os.kill(served.pid, signal.SIGTERM)
            assert after_life(hear) == ["STOPPING=1"]


def test_a_server_that_hangs_gives_no_sign_of_life(serve, place):
    with listening(place, seconds=EVERY + 2) as hear:
        variables = {"NOTIFY_SOCKET": place, "WATCHDOG_USEC": "60000000"}
        with serve("--workers", "1", **variables) as served:
            after_life(hear)
            os.kill(served.pid, signal.SIGSTOP)
            with pytest.raises(TimeoutError):
                after_life(hear)
            os.kill(served.pid, signal.SIGCONT)
            assert hear() == ["WATCHDOG=1"]


def test_a_successor_that_cannot_begin_is_told(serve, place, tmp_path):
    fault = tmp_path / "fault"
    with listening(place) as hear:
        variables = {"NOTIFY_SOCKET": place, "TRIAL_FAULT": str(fault)}
        with serve("--workers", "1", **variables) as served:
            hear()
            fault.touch()
            os.kill(served.pid, signal.SIGHUP)
            assert hear()[0] == "RELOADING=1"
            ready, status = hear()
            assert (ready, status) == (
                "READY=1",
                "STATUS=A new worker can't begin. The former ones go on.",
            )


def test_a_worker_by_itself_tells_it_too(place, other_process_env):
    with listening(place) as hear:
        variables = {"NOTIFY_SOCKET": place, "WATCHDOG_USEC": "60000000"}
        keeper = str(ROOT / "newsroom/worker/keeper.py")
        with subprocess.Popen(
            [sys.executable, "-P", keeper, "0", "soon"],
            env=other_process_env | variables,
            cwd=ROOT,
        ) as process:
            try:
                assert hear() == ["READY=1", "STATUS=The workers were begun."]
                assert hear() == ["WATCHDOG=1"]
                process.terminate()
                assert after_life(hear) == ["STOPPING=1"]
                assert process.wait(SECONDS) == 0
            finally:
                process.kill()


def test_a_name_without_a_file_is_heard_as_well(monkeypatch):
    with listening(f"\0newsroom-{os.getpid()}") as hear:
        monkeypatch.setenv("NOTIFY_SOCKET", f"@newsroom-{os.getpid()}")
        service_manager.tell("READY=1", "STATUS=Well.")
        assert hear() == ["READY=1", "STATUS=Well."]


def test_a_manager_that_is_away_ends_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "nobody"))
    assert service_manager.tell("READY=1") is None
    monkeypatch.delenv("NOTIFY_SOCKET")
    assert service_manager.tell("READY=1") is None


@pytest.mark.parametrize("name", ["newsroom", "newsroom-worker"])
def test_the_units_wait_for_it_with_patience(name):
    lines = text_of(f"deploy/{name}.service").splitlines()
    unit = dict(line.split("=", 1) for line in lines if "=" in line)
    assert unit["Type"] == "notify"
    assert int(unit["WatchdogSec"]) > 3 * EVERY
    assert int(unit["TimeoutStartSec"]) >= 90
