"""Workers come and go, and nobody who asks meanwhile is left without an answer."""

import contextlib
import os
import pty
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsroom.http_server import options
from newsroom.http_server.processes import listening_socket
from tests.conftest import ROOT
from tests.newsroom.http_server import trial
from tests.newsroom.http_server.conftest import BEGIN, SECONDS
from tests.newsroom.http_server.crowd import Crowd
from tests.newsroom.http_server.wire import ask, connected, head_of, read
from tests.newsroom.worker.test_work import has_ended
from tests.support.processes.loopback import free_port
from tests.support.processes.served import empty_log


def get(served, path):
    return ask(served.port, head_of("GET", path))


def eventually(question):
    for _ in range(SECONDS * 20):
        if found := question():
            return found
        time.sleep(0.05)
    raise TimeoutError(question)


def has_workers(served, number, *, but=frozenset()):
    """Return the workers if so many run, and none of them is in `but`."""
    found = served.workers()
    return found if len(found) == number and not found & but else None


def reload(served, number):
    """Replace all workers; return when the former ones have ended."""
    former = served.workers()
    os.kill(served.pid, signal.SIGHUP)
    eventually(lambda: has_workers(served, number, but=former))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_r37_r49_what_was_begun_is_answered_before_it_ends(serve, how):
    with serve("--workers", "1") as served, ThreadPoolExecutor(2) as clients:
        idle = connected(served.port)
        slow = clients.submit(get, served, "/slow?1.8")
        time.sleep(0.3)
        os.kill(served.pid, how)
        assert slow.result().body == b"slow"
        assert idle.recv(1) == b""
        assert served.process.wait(SECONDS) == 0
        idle.close()
    # Code that keeps something for later is called at the end.
    assert served.came_through() == ["GET /slow", "ended"]
    assert served.said().count("\n") == 1


def test_nobody_can_keep_it_from_ending(serve):
    with (
        serve("--workers", "1") as served,
        connected(served.port, receives=4_096) as reader,
    ):
        reader.sendall(head_of("GET", "/large"))
        time.sleep(0.3)
        [worker] = served.workers()
        began = time.monotonic()
        os.kill(served.pid, signal.SIGTERM)
        assert served.process.wait(SECONDS) == 0
        assert time.monotonic() - began < 15
    assert has_ended(worker)


def test_r49_no_request_is_lost_while_workers_are_replaced(serve):
    with serve() as served:
        eventually(lambda: has_workers(served, 2))
        with (
            Crowd(served.port, number=3, keep=True, pause=0.01) as busy,
            Crowd(served.port, number=2, keep=True, pause=0.3) as idle,
            Crowd(served.port, number=2, keep=False, pause=0.01) as new,
        ):
            reload(served, 2)
            reload(served, 2)
        assert busy.counts["200"] > 100
        assert set(busy.counts) == set(new.counts) == {"200"}
        assert set(idle.counts) <= {"200", "again"}


@pytest.mark.long
def test_r49_no_request_is_lost_however_often_workers_are_replaced(serve):
    with serve() as served:
        eventually(lambda: has_workers(served, 2))
        with (
            Crowd(served.port, number=4, keep=True) as busy,
            Crowd(served.port, number=6, keep=True, pause=0.9) as idle,
            Crowd(served.port, number=4, keep=False) as new,
        ):
            for _ in range(15):
                reload(served, 2)
        assert set(busy.counts) == set(new.counts) == {"200"}
        assert set(idle.counts) <= {"200", "again"}


def test_a_request_that_is_under_way_is_answered_by_who_began_it(serve):
    with serve("--workers", "1") as served, ThreadPoolExecutor(2) as clients:
        [former] = eventually(lambda: has_workers(served, 1))
        with connected(served.port) as connection, connection.makefile("rb") as file:
            connection.sendall(head_of("POST", "/process", "Content-Length: 2") + b"a")
            time.sleep(0.2)
            replaced = clients.submit(reload, served, 1)
            time.sleep(0.7)
            connection.sendall(b"b")
            answer = read(file)
        assert answer.body == b"%d" % former
        replaced.result()
        assert get(served, "/process").body != b"%d" % former


def test_r38_a_worker_that_is_killed_is_replaced(serve):
    with serve() as served:
        former = eventually(lambda: has_workers(served, 2))
        killed = min(former)
        os.kill(killed, signal.SIGKILL)
        assert get(served, "/process").status == 200
        eventually(lambda: has_workers(served, 2, but={killed}))
        assert "A worker ended (-9). Another begins." in served.said()


def test_r38_a_worker_that_hangs_is_replaced(serve):
    with serve("--workers", "1", TRIAL_SILENCE="2") as served:
        [hanging] = eventually(lambda: has_workers(served, 1))
        assert get(served, "/slow?2.5&desk").status == 503
        assert "hangs" not in served.said()
        os.kill(hanging, signal.SIGSTOP)
        with ThreadPoolExecutor(1) as clients:
            waiting = clients.submit(get, served, "/process")
            served.wait_for("A worker hangs: no sign of life for 2 s.")
            eventually(lambda: has_workers(served, 1, but={hanging}))
            with contextlib.suppress(ConnectionError):
                waiting.result()
        assert get(served, "/process").status == 200


def test_a_worker_that_cannot_begin_ends_a_start(serve, tmp_path):
    (tmp_path / "fault").touch()
    with serve(TRIAL_FAULT=str(tmp_path / "fault")) as served:
        assert served.process.wait(SECONDS) == 3
    assert "a worker can't begin" in served.said()
    assert "is open" not in served.said()


def test_one_that_cannot_begin_later_leaves_the_former_ones_alone(serve, tmp_path):
    fault = tmp_path / "fault"
    with serve("--workers", "1", TRIAL_FAULT=str(fault)) as served:
        [former] = eventually(lambda: has_workers(served, 1))
        fault.touch()
        os.kill(served.pid, signal.SIGHUP)
        served.wait_for("The former ones go on.")
        assert get(served, "/process").body == b"%d" % former
        fault.unlink()
        reload(served, 1)
        assert get(served, "/process").body != b"%d" % former


def test_where_none_is_left_another_is_tried_until_one_can_begin(serve, tmp_path):
    fault = tmp_path / "fault"
    with serve("--workers", "1", TRIAL_FAULT=str(fault)) as served:
        [former] = eventually(lambda: has_workers(served, 1))
        fault.touch()
        os.kill(former, signal.SIGKILL)
        served.wait_for("Another tries in 1 s.")
        with ThreadPoolExecutor(1) as clients:
            # The next worker answers clients that have connected meanwhile.
            waiting = clients.submit(get, served, "/process")
            fault.unlink()
            assert waiting.result().status == 200


def test_workers_end_with_the_server_that_is_killed(serve):
    with serve() as served:
        workers = eventually(lambda: has_workers(served, 2))
        served.process.kill()
        assert all(has_ended(worker) for worker in workers)


def test_a_place_that_is_taken_is_refused_in_a_line(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        bind = f"127.0.0.1:{other.getsockname()[1]}"
        done = subprocess.run(
            [sys.executable, "-c", BEGIN, trial.__file__, "--bind", bind],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(f"The newsroom can't be served at {bind}: ")
    assert done.stderr.count("\n") == 1


def test_it_may_listen_at_a_path(serve, tmp_path):
    path = tmp_path / "socket"
    with serve("--bind", f"unix:{path}"), socket.socket(socket.AF_UNIX) as client:
        client.connect(str(path))
        client.sendall(head_of("GET", "/told"))
        with client.makefile("rb") as file:
            assert b'"REMOTE_ADDR": ""' in read(file).body
    assert not path.exists()


def test_a_path_is_taken_over_from_a_server_that_was_killed(tmp_path):
    path = str(tmp_path / "socket")
    listening_socket.listen(f"unix:{path}").close()
    with (
        listening_socket.listen(f"unix:{path}"),
        pytest.raises(OSError, match="listens"),
    ):
        listening_socket.listen(f"unix:{path}")


@pytest.mark.parametrize("bind", ["8000", "127.0.0.1:", "127.0.0.1:http", ":8000"])
def test_what_names_no_place_is_refused(bind):
    with pytest.raises(ValueError, match="HOST:PORT"):
        listening_socket.listen(bind)


def test_an_address_of_the_newer_kind_may_be_named():
    with listening_socket.listen("[::1]:0") as place:
        assert place.getsockname()[0] == "::1"


@pytest.mark.parametrize("number", ["0", "-1", "two", "²"])
def test_how_many_is_a_number_from_one_on(number, capsys):
    with pytest.raises(SystemExit, match="2"):
        options.told(["--workers", number])
    assert "isn't a number from 1 on" in capsys.readouterr().err


def test_a_terminal_that_is_closed_takes_the_server_along(tmp_path):
    log = tmp_path / "log"
    terminal, end = pty.openpty()
    bind = f"127.0.0.1:{free_port()}"
    env = {"PYTHONPATH": str(ROOT), "NEWSROOM_WORKER": "0", trial.NOTES: "/dev/null"}
    with empty_log(log) as said:
        server = subprocess.Popen(
            [sys.executable, "-c", BEGIN, trial.__file__, "--bind", bind],
            env=os.environ | env,
            stdin=end,
            stdout=said,
            stderr=said,
        )
    eventually(lambda: "is open" in log.read_text())
    server.send_signal(signal.SIGHUP)
    assert server.wait(SECONDS) == 0
    os.close(terminal)
    os.close(end)
