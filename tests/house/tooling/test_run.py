"""`bin/run` serves a newsroom from nothing, and ends without a sound."""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from tests.conftest import ROOT
from tests.support.processes.loopback import free_port


@contextmanager
def running(log, **variables):
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with subprocess.Popen(
        [ROOT / "bin/run"],
        env=keep | variables,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as server:
        try:
            yield server
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)


def wait_for(url, server):
    for _ in range(600):
        assert server.poll() is None
        try:
            return urlopen(url)
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.fixture
def var(tmp_path, collected, migrated, full_size):
    """A folder in which nothing has to be made: in an empty one that takes long."""
    var = tmp_path / "var"
    if not full_size:
        shutil.copytree(collected, var / "static")
        migrated.give(var / "newsroom.sqlite3")
    return var


@pytest.mark.ci
def test_it_serves_and_ends_at_ctrl_c(tmp_path, var):
    port = free_port()
    variables = {"PORT": str(port), "SAMPLES": "0", "NEWSROOM_VAR": str(var)}
    site = f"http://127.0.0.1:{port}"
    with (
        (tmp_path / "log").open("w+") as log,
        running(log, **variables) as server,
    ):
        with wait_for(f"{site}/healthz", server) as answer:
            assert answer.status == 200
        with urlopen(Request(f"{site}/de/", method="HEAD")) as answer:
            assert answer.status == 200
        with urlopen(f"{site}/admin/login/") as answer:
            assert "Secure" not in answer.headers["Set-Cookie"]
        os.killpg(server.pid, signal.SIGINT)  # as a terminal does
        assert server.wait(20) == 0
        log.seek(0)
        printed = log.read()
    assert printed.endswith(f"The newsroom is open: {site}/ (Ctrl-C closes it)\n")
    assert "WARNING" not in printed


@pytest.mark.parametrize("port", ["x", "taken"])
def test_a_useless_port_is_refused_before_anything_is_made(tmp_path, port):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1]) if port == "taken" else port
        variables = {"PORT": port, "NEWSROOM_VAR": str(tmp_path / "var")}
        with (
            (tmp_path / "log").open("w+") as log,
            running(log, **variables) as server,
        ):
            assert server.wait(20) == 1
            log.seek(0)
            assert "make run PORT=" in log.read()
    assert not (tmp_path / "var").exists()
