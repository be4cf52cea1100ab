"""Each server is asked by one thread or process at a time, with a pause between."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from articles.inbox.fetching import Kind, NotFetched, turn_at, turns as module
from tests.conftest import ROOT

A, B = "https://a.example/feed", "https://b.example/feed"
# Takes the turn, says so, and holds it until its input ends.
HOLD = """
from articles.inbox.fetching import turn_at
with turn_at("https://a.example/other", pause=0):
    print("held", flush=True)
    input()
"""


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.VAR = tmp_path


def is_taken(address):
    """Return whether another thread has the turn."""
    found = []

    def attempt():
        try:
            with turn_at(address, patience=0, pause=0):
                found.append(False)
        except NotFetched as failure:
            found.append(failure.kind is Kind.BUSY)

    thread = threading.Thread(target=attempt)
    thread.start()
    thread.join()
    return found[0]


def test_i1_threads_take_turns_at_one_server():
    with turn_at(A):
        assert is_taken("https://a.example:443/other?page")
        assert is_taken("HTTPS://A.EXAMPLE./")
        assert not is_taken("http://a.example/feed")
        assert not is_taken(B)
    assert not is_taken(A)


def test_a_thread_that_has_the_turn_has_it_again():
    with turn_at(A), turn_at(A, patience=0), turn_at(B):
        assert is_taken(A)
    assert not is_taken(A)
    with turn_at(A), pytest.raises(ZeroDivisionError), turn_at(B):
        1 / 0  # noqa: B018 (it is raised inside of the turn)
    assert not is_taken(B)


def test_i1_processes_take_turns_and_a_killed_one_has_none(tmp_path):
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "NEWSROOM_VAR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(NotFetched) as failure, turn_at(A, patience=0.1):
            pass
        assert "a.example" in failure.value.reason
        with turn_at(B, patience=0):
            pass
        process.kill()
        process.wait()
        with turn_at(A, pause=0):
            assert is_taken(A)


def test_between_two_turns_there_is_a_pause():
    began = time.monotonic()
    with turn_at(A, pause=30):
        pass
    assert time.monotonic() - began < 30
    began = time.monotonic()
    with turn_at(A, pause=0.3):
        assert time.monotonic() - began >= 0.2


def test_a_clock_that_was_put_back_costs_one_pause():
    with turn_at(A):
        pass
    [file] = Path(module.folder()).iterdir()
    later = time.time() + 9999
    os.utime(file, (later, later))
    began = time.monotonic()
    with turn_at(A, pause=0.2):
        assert 0.19 <= time.monotonic() - began < 5


def test_files_of_servers_that_nobody_asks_are_removed():
    with turn_at(A), turn_at(B):
        old, kept = sorted(module.folder().iterdir(), key=os.path.getmtime)
    long_ago = time.time() - module.UNUSED - 9
    for file in (old, kept):
        os.utime(file, (long_ago, long_ago))
    with turn_at(A, pause=0):
        held = {path for path in (old, kept) if is_held(path)}
        with turn_at("https://c.example/"):
            left = {*module.folder().iterdir()}
    assert len(held) == 1
    assert held <= left
    assert len(left) == 2


def is_held(path):
    with path.open("rb") as file:
        try:
            module.fcntl.flock(file, module.fcntl.LOCK_EX | module.fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_turn_is_taken_at_a_file_that_is_still_there(monkeypatch):
    """Another process swept it between its opening and its lock."""
    opened = module.opened

    def swept(path):
        file, is_new = opened(path)
        path.unlink()
        monkeypatch.setattr(module, "opened", opened)
        return file, is_new

    monkeypatch.setattr(module, "opened", swept)
    with turn_at(A):
        assert is_taken(A)
