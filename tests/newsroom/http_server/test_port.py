"""A port is refused before anything long is done, and a free one is named."""

import socket
import subprocess
import sys

import pytest

from tests.conftest import ROOT


def run(*arguments):
    """Ask as `bin/run` does: by its path, before any package is there."""
    command = [sys.executable, "-S", ROOT / "newsroom/http_server/port.py"]
    return subprocess.run([*command, *arguments], capture_output=True, text=True)


def port(value):
    done = run(str(value), "make run PORT=")
    return done.returncode, done.stderr


@pytest.mark.parametrize("value", ["", "x", "-1", "0", "65536", "80.0", "٨٠"])
def test_what_is_no_port_is_refused(value):
    code, errors = port(value)
    assert code == 1
    assert f"“{value}” isn't a port" in errors
    assert "make run PORT=" in errors


def test_a_port_in_use_is_refused_until_it_is_free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        code, errors = port(taken)
        assert code == 1
        assert f"port {taken}: another program listens there already" in errors
        assert "make run PORT=" in errors
    assert port(taken) == (0, "")


def test_the_next_free_port_is_printed():
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        found = int(run("--after", str(taken - 1)).stdout)
    assert found > taken
