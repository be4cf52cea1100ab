"""Tasks that strangers slow down have a process that may be killed at any moment."""

import os
import random
import signal
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_ox.models import OxScheduleTick, OxTask
from django_ox.testing import run_tasks

from newsroom.conf.queue import OUTSIDE, TASKS
from newsroom.management.commands import work
from newsroom.worker import keeper, memory_limit
from newsroom.worker.queue_threads import LaneWorker
from newsroom.worker.taking_back import take_back
from tests.conftest import ROOT
from tests.newsroom.jobs import grow, hold, note, unpack
from tests.newsroom.worker.test_work import KEEP, SECONDS, until

DONE, READY = OxTask.Status.SUCCESSFUL, OxTask.Status.READY
# As little as the settings let it have, so that the test takes little.
LITTLE = "200"


@pytest.fixture
def keeping(other_process_env):
    """Have a keeper with the worker of `outside` alone; its log is what it says."""
    begun = subprocess.Popen(
        [*KEEP, str(os.getpid()), OUTSIDE],
        cwd=ROOT,
        env=other_process_env | {memory_limit.SETTING: LITTLE},
        stderr=subprocess.PIPE,
        text=True,
    )
    yield begun
    begun.send_signal(signal.SIGTERM)
    begun.wait(SECONDS)
    begun.stderr.close()


@pytest.fixture
def noted(tmp_path):
    """The file in which tasks note their processes; call it for those processes."""

    def processes() -> list[int]:
        lines = path.read_text().splitlines() if path.exists() else []
        return [int(one.split()[1]) for one in lines if one.startswith("begun")]

    path = tmp_path / "noted"
    processes.path = str(path)
    return processes


def in_outside(task, *arguments, **values) -> OxTask:
    row = task.using(queue_name=OUTSIDE).enqueue(*arguments)
    OxTask.objects.filter(pk=row.id).update(**values)
    return OxTask.objects.get(pk=row.id)


def set_due() -> bool:
    """Let nothing wait for a later moment, which after many tries is far away."""
    later = OxTask.objects.filter(status=READY, run_after__gt=timezone.now())
    later.update(run_after=timezone.now())
    return True


def status_of(task: OxTask) -> str:
    return OxTask.objects.get(pk=task.pk).status


# -- Processes ------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.both
def test_r8_a_process_killed_in_the_midst_of_tasks_loses_none_of_them(keeping, noted):
    """The next one has them within seconds: their lock is good for a minute."""
    for _ in range(6):
        in_outside(note, noted.path, 3)
    until(noted)
    os.kill(noted()[0], signal.SIGKILL)
    tasks = OxTask.objects.filter(task_path=note.module_path)
    until(lambda: tasks.filter(status=DONE).count() == 6)
    assert len({*noted()}) == 2
    assert {one.attempts for one in tasks} == {1, 2}


@pytest.mark.django_db(transaction=True)
@pytest.mark.both
def test_a_process_that_takes_too_much_memory_ends_and_its_task_fails_at_last(
    keeping, noted, tmp_path
):
    is_over = tmp_path / "is-over"
    beside = in_outside(hold, str(is_over))
    until(lambda: OxTask.objects.get(pk=beside.pk).attempts)
    task = in_outside(grow, noted.path, max_attempts=2)
    until(lambda: set_due() and status_of(task) == OxTask.Status.FAILED)
    task.refresh_from_db()
    assert (task.attempts, len({*noted()})) == (2, 2)
    why = [one["exception_class_path"] for one in task.errors]
    assert why == ["builtins.MemoryError"] * 2
    # Its neighbour is tried again as well, and done.
    is_over.touch()
    until(lambda: set_due() and status_of(beside) == DONE)
    keeping.send_signal(signal.SIGTERM)
    assert keeping.wait(SECONDS) == 0
    said = keeping.stderr.read()
    assert said.count("MB of memory, more than 200 (NEWSROOM_OUTSIDE_MEMORY)") == 2


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_a_bomb_fails_its_own_task_and_the_process_goes_on(keeping, noted):
    """The kernel refuses it to the worker itself, between two looks of the keeper."""
    bomb = in_outside(unpack, 2_000, max_attempts=1)
    until(lambda: status_of(bomb) == OxTask.Status.FAILED)
    after = in_outside(note, noted.path)
    until(lambda: status_of(after) == DONE)
    bomb.refresh_from_db()
    [error] = bomb.errors
    assert error["exception_class_path"] == "builtins.MemoryError"
    # The task met it, and nobody took it back from a process that was ended.
    assert "bytearray" in error["traceback"]
    [process] = noted()
    limits = Path(f"/proc/{process}/limits").read_text()
    [data] = [line for line in limits.splitlines() if line.startswith("Max data size")]
    most = int(LITTLE) * memory_limit.MEGABYTE + memory_limit.ROOM
    assert int(data.split()[3]) == most


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_the_end_of_the_newsroom_waits_for_no_source(keeping, tmp_path):
    """Its task is free once the lock has ended."""
    task = in_outside(hold, str(tmp_path / "never"))
    until(lambda: OxTask.objects.get(pk=task.pk).attempts)
    keeping.send_signal(signal.SIGTERM)
    assert keeping.wait(SECONDS) == 0
    task.refresh_from_db()
    assert task.status == OxTask.Status.RUNNING
    assert task.lease_expires_at < timezone.now() + timedelta(seconds=61)


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
@pytest.mark.both
def test_r8_processes_that_are_killed_again_and_again_lose_nothing(keeping, noted):
    for _ in range(40):
        in_outside(note, noted.path, 1, max_attempts=20)
    chance = random.Random(1)  # noqa: S311 (it protects nothing)
    tasks = OxTask.objects.filter(task_path=note.module_path)
    killed = set()
    while len(killed) < 4:
        until(lambda: {*noted()} - killed)
        [living] = {*noted()} - killed
        begun = len(noted())
        more = begun + chance.randrange(1, 6)
        until(lambda more=more: len(noted()) >= more)
        os.kill(living, signal.SIGKILL)
        killed.add(living)
    until(lambda: set_due() and tasks.filter(status=DONE).count() == 40)


def test_the_kernel_refuses_at_once_what_is_far_too_much():
    script = (
        "from newsroom.worker import memory_limit as limit\n"
        "limit.refuse_far_too_much()\n"
        "had = bytearray(limit.limit() // 2)\n"
        "try:\n"
        "    bytearray(limit.limit() + limit.ROOM)\n"
        "except MemoryError:\n"
        "    import os\n"
        "    print(limit.taken(os.getpid()) // limit.MEGABYTE)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={memory_limit.SETTING: LITTLE},
        capture_output=True,
        text=True,
    )
    assert 100 <= int(done.stdout) < 200, done.stderr


@pytest.mark.parametrize(
    ("queues", "groups"),
    [
        (None, []),
        ("outside", ["outside"]),
        ("now,outside,soon", ["now,soon", "outside"]),
    ],
)
def test_outside_has_a_process_of_its_own_whoever_asks(monkeypatch, queues, groups):
    monkeypatch.setattr(work, "refuse_useless", lambda: None)
    monkeypatch.setattr(work.os, "execv", lambda _program, told: become(told))

    def become(told):
        raise CommandError(" ".join(told[4:]))

    with pytest.raises(CommandError, match=f"^{' '.join(groups)}$"):
        call_command("work", queues=queues)
    assert {*TASKS["default"]["QUEUES"]} == {
        queue for one in keeper.Keeper(1).kept for queue in one.queues.split(",")
    }


# -- Tasks of a dead process ----------------------------------------------------


@pytest.fixture
def claimed(tmp_path):
    """Have a worker of this process claim so many tasks, and do nothing with them."""

    def claim(many: int, **values) -> list[OxTask]:
        for _ in range(many):
            in_outside(note, str(tmp_path / "noted"), **values)
        worker = LaneWorker(queues=[OUTSIDE])
        return [worker.claim_one() for _ in range(many)]

    return claim


@pytest.mark.django_db
@pytest.mark.both
def test_what_it_was_doing_is_tried_again_and_later_each_time(claimed):
    [task] = claimed(1)
    take_back(os.getpid() + 1, took_too_much=False)
    assert OxTask.objects.get().status == OxTask.Status.RUNNING
    take_back(os.getpid(), took_too_much=False)
    free = OxTask.objects.get()
    assert (free.status, free.attempts, free.errors) == (READY, 1, [])
    assert free.run_after <= timezone.now()
    # The first one's result would come too late.
    assert free.lease_epoch > task.lease_epoch
    LaneWorker(queues=[OUTSIDE]).claim_one()
    take_back(os.getpid(), took_too_much=False)
    assert OxTask.objects.get().run_after > timezone.now() + timedelta(seconds=5)


@pytest.mark.django_db
@pytest.mark.both
def test_those_of_which_one_took_too_much_memory_do_not_meet_again(claimed):
    claimed(3)
    take_back(os.getpid(), took_too_much=True)
    tries = sorted(one.run_after for one in OxTask.objects.all())
    pauses = [later - sooner for sooner, later in pairwise(tries)]
    assert min(pauses) > timedelta(seconds=15)


@pytest.mark.django_db
@pytest.mark.both
def test_the_last_try_fails_for_its_memory_or_is_left_to_the_lock(claimed):
    claimed(1, max_attempts=1)
    take_back(os.getpid(), took_too_much=False)
    assert OxTask.objects.get().status == OxTask.Status.RUNNING
    take_back(os.getpid(), took_too_much=True)
    failed = OxTask.objects.get()
    assert (failed.status, bool(failed.finished_at)) == (OxTask.Status.FAILED, True)
    said = StringIO()
    with pytest.raises(CommandError, match="1 tasks have failed"):
        call_command("tasks", stdout=said)
    assert "MemoryError: its process took more than 400 MB" in said.getvalue()


# -- The clock ------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.both
def test_a_task_of_each_minute_does_not_pile_up_while_no_worker_runs(
    settings, tmp_path
):
    plan = {"each": {"task": note.module_path, "cron": "* * * * *"}}
    options = TASKS["default"]["OPTIONS"] | {"SCHEDULES": plan}
    settings.TASKS = {"default": TASKS["default"] | {"OPTIONS": options}}
    plan["each"]["args"] = [str(tmp_path / "noted")]
    OxScheduleTick.objects.all().delete()
    OxTask.objects.all().delete()
    worker = LaneWorker(queues=["soon"])
    assert worker.dispatch_schedules() == 0  # the minute in which it is seen first
    since = OxScheduleTick.objects.filter(schedule_name="each")
    for tick in since:
        tick.scheduled_for -= timedelta(minutes=10)
        tick.save()
    assert worker.dispatch_schedules() == 1
    # A minute may begin at any moment.
    assert LaneWorker(queues=[OUTSIDE]).dispatch_schedules() <= 1
    assert 1 <= len(run_tasks(raise_failures=True)) <= 2
