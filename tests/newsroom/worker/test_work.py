"""Workers are processes: they end in good order, and are missed when they don't."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django_ox.models import OxTask

from tests.conftest import ROOT
from tests.newsroom.jobs import meet, note

WORK = (sys.executable, "manage.py", "work", "--queues", "soon")
KEEP = (sys.executable, "-P", ROOT / "newsroom/worker/keeper.py")
SECONDS = 180
# So many tasks that two workers each want to be first at.
EACH_ONCE = 24


@pytest.fixture
def start(other_process_env):
    @contextmanager
    def starting(*command, cwd=ROOT):
        with subprocess.Popen(
            command, cwd=cwd, env=other_process_env, stderr=subprocess.PIPE, text=True
        ) as process:
            try:
                yield process
            finally:
                process.kill()

    return starting


@pytest.fixture
def noted(tmp_path):
    """Wait until so many lines are noted by tasks, and return them."""
    path = tmp_path / "noted"

    def lines(count: int) -> list[str]:
        for _ in range(SECONDS * 10):
            found = path.read_text().splitlines() if path.exists() else []
            if len(found) >= count:
                return found
            time.sleep(0.1)
        raise TimeoutError(f"{found} are not {count} lines.")

    lines.path = str(path)
    return lines


def process_of(line: str) -> int:
    return int(line.removeprefix("begun "))


def has_ended(pid: int) -> bool:
    for _ in range(SECONDS * 10):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.alike
def test_a_worker_that_is_stopped_ends_what_it_is_doing(start, noted):
    # So long that the signal comes before its end on a busy machine, too.
    note.enqueue(noted.path, 4)
    note.enqueue(noted.path)
    with start(*WORK) as worker:
        assert noted(1) == [f"begun {worker.pid}"]
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(SECONDS) == 0
        assert worker.stderr.read() == ""
    assert noted(2)[1:] == ["done"]
    notes = OxTask.objects.filter(task_path__endswith=".note").order_by("enqueued_at")
    statuses = notes.values_list("status", flat=True)
    assert [*statuses] == [OxTask.Status.SUCCESSFUL, OxTask.Status.READY]


def test_r8_r9_what_a_killed_worker_was_doing_is_taken_up_again(start, noted):
    note.enqueue(noted.path, 2)
    with start(*WORK) as worker:
        noted(1)
        worker.kill()
        worker.wait()
    pass_by(timedelta(minutes=2))
    with start(*WORK) as worker:
        assert noted(3)[1:] == [f"begun {worker.pid}", "done"]


def pass_by(pause: timedelta) -> None:
    """Make of what was begun what it is when nothing was heard of it for so long."""
    for one in OxTask.objects.filter(status=OxTask.Status.RUNNING):
        one.locked_at -= pause
        one.lease_expires_at -= pause
        one.save()


def test_r8_what_waited_while_no_worker_ran_is_done_once_by_two(start, noted, tmp_path):
    # Both are there, and come at once for what is next.
    for _ in range(2):
        meet.enqueue(str(tmp_path / "met"), 2)
    for _ in range(EACH_ONCE):
        note.enqueue(noted.path)
    with start(*WORK), start(*WORK):
        notes = OxTask.objects.filter(task_path__endswith=".note")
        done = OxTask.Status.SUCCESSFUL
        until(lambda: notes.filter(status=done).count() == EACH_ONCE)
    lines = noted(2 * EACH_ONCE)
    assert sum(line.startswith("begun") for line in lines) == EACH_ONCE
    # Each takes what waited longest, of what the other hasn't taken at that moment.
    for worker in {one.worker_ids[0] for one in notes}:
        waited = [
            one for one in notes.order_by("enqueued_at") if worker in one.worker_ids
        ]
        assert waited == sorted(waited, key=lambda one: one.started_at)


def until(is_so) -> None:
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.alike
def test_a_worker_ends_with_the_process_that_started_it(start):
    with start(*WORK, "--beside", "1") as worker:
        assert worker.wait(SECONDS) == 0


@pytest.mark.alike
def test_r38_the_keeper_begins_another_worker_when_one_is_killed(start, noted):
    with start(*KEEP, str(os.getpid())) as keeper:
        note.enqueue(noted.path)
        first = process_of(noted(2)[0])
        os.kill(first, signal.SIGKILL)
        note.enqueue(noted.path)
        second = process_of(noted(4)[2])
        keeper.send_signal(signal.SIGTERM)
        assert keeper.wait(SECONDS) == 0
        said = keeper.stderr.read()
    assert first != second
    assert has_ended(second)
    assert said == (
        "WARNING newsroom.worker.keeper: The worker of now,soon ended (-9). "
        "Another begins in 2 s.\n"
    )


@pytest.mark.alike
def test_no_file_where_it_is_begun_hides_a_package(start, noted, tmp_path):
    for name in ("django.py", "newsroom.py", "queue.py"):
        (tmp_path / name).write_text("raise ImportError\n")
    with start(*KEEP, str(os.getpid()), cwd=tmp_path) as keeper:
        note.enqueue(noted.path)
        worker = process_of(noted(2)[0])
        keeper.send_signal(signal.SIGTERM)
        assert keeper.wait(SECONDS) == 0
    assert has_ended(worker)


@pytest.mark.alike
def test_a_worker_ends_with_a_keeper_that_is_killed(start, noted):
    with start(*KEEP, str(os.getpid())) as keeper:
        note.enqueue(noted.path)
        worker = process_of(noted(2)[0])
        keeper.kill()
    assert has_ended(worker)


@pytest.mark.alike
def test_the_keeper_has_nothing_to_keep_once_the_server_is_gone(start):
    with start(*KEEP, "1") as keeper:
        assert keeper.wait(SECONDS) == 0
