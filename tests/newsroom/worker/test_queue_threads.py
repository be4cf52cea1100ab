"""No task of one queue holds up another queue, nor does a letter anything else."""

import signal
import socket
import subprocess
import sys

import pytest
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from articles.accounts.mails import tasks
from articles.domain.letters import LETTER
from newsroom.conf.queue import AT_ONCE, OUTSIDE, UNNAMED
from newsroom.worker.queue_threads import LaneWorker
from tests.conftest import ROOT
from tests.newsroom.jobs import hold, note
from tests.newsroom.worker.test_work import SECONDS, until
from tests.support.factories import author
from tests.support.processes.postbox import Postbox

MANY = 10_000


@pytest.fixture
def worker(other_process_env):
    """Start the workers, which send mails to a server of this machine."""
    started = []

    def start(command, server: socket.socket) -> subprocess.Popen:
        port = server.getsockname()[1]
        mails = {
            "NEWSROOM_MAIL_URL": f"smtp://127.0.0.1:{port}?tls=0",
            "NEWSROOM_MAIL_FROM": "desk@news.example.org",
        }
        one = subprocess.Popen(command, cwd=ROOT, env=other_process_env | mails)
        started.append(one)
        return one

    yield start
    for one in started:
        one.send_signal(signal.SIGTERM)
        one.wait(60)


def waits(task, many: int, *arguments) -> None:
    """Have it wait so many times, as the queue itself stores it."""
    now = timezone.now()
    OxTask.objects.bulk_create(
        OxTask(
            task_path=task.module_path,
            args=[*arguments],
            kwargs={},
            queue_name=task.queue_name,
            backend_name=task.backend,
            enqueued_at=now,
        )
        for _ in range(many)
    )


def ask_for_letter() -> str:
    person = author()
    person.email = "erika@example.org"
    person.set_password("a long word of hers")
    person.save()
    tasks.send_reset_link.enqueue(address=person.email, language="de")
    return person.email


@pytest.mark.django_db(transaction=True)
@pytest.mark.both
def test_a_letter_leaves_while_pictures_and_ten_thousand_tasks_wait(worker, tmp_path):
    """A picture is made until it has left: it waited for none of them."""
    held, has_left = [tmp_path / name for name in ("noted", "has-left")]
    waits(hold, 300, str(has_left))
    waits(note, MANY, str(held))
    with Postbox() as post:
        worker((sys.executable, "manage.py", "work"), post.server)
        pictures = OxTask.objects.filter(task_path=hold.module_path)
        until(lambda: pictures.filter(status=OxTask.Status.RUNNING).exists())
        until(held.exists)
        address = ask_for_letter()
        post.thread.join(SECONDS)
    assert f"rcpt to:<{address}>" in post.heard.lower()
    assert pictures.filter(status=OxTask.Status.RUNNING).count() == 1
    assert OxTask.objects.filter(queue_name="soon", status="READY").exists()
    # So that the workers end at once.
    OxTask.objects.filter(status=OxTask.Status.READY).delete()
    has_left.touch()


@pytest.mark.django_db(transaction=True)
@pytest.mark.both
@pytest.mark.long
def test_twenty_sources_that_drip_hold_up_neither_a_letter_nor_anything_else(
    worker, tmp_path
):
    """They send nothing until it has left, and it waited for none of them."""
    noted, has_left = [tmp_path / name for name in ("noted", "has-left")]
    drip = hold.using(queue_name=OUTSIDE)
    waits(drip, 20, str(has_left))
    dripping = OxTask.objects.filter(queue_name=OUTSIDE)
    with Postbox() as post:
        worker((sys.executable, "manage.py", "work"), post.server)
        running = dripping.filter(status=OxTask.Status.RUNNING)
        until(lambda: running.count() == AT_ONCE[OUTSIDE])
        note.enqueue(str(noted))
        address = ask_for_letter()
        until(noted.exists)
        post.thread.join(SECONDS)
    assert f"rcpt to:<{address}>" in post.heard.lower()
    assert running.count() == AT_ONCE[OUTSIDE]
    has_left.touch()
    done = OxTask.Status.SUCCESSFUL
    until(lambda: dripping.filter(status=done).count() == 20)


@pytest.mark.alike
@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_says_nothing_holds_up_no_other_task(worker, tmp_path):
    ask_for_letter()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        work = (sys.executable, "manage.py", "work", "--queues", "now")
        begun = worker(work, silent)
        silent.settimeout(SECONDS)
        connection, _address = silent.accept()
        note.using(queue_name="now").enqueue(str(tmp_path / "noted"))
        until((tmp_path / "noted").exists)
        assert OxTask.objects.get(priority=LETTER).status == OxTask.Status.RUNNING
        connection.close()
        begun.send_signal(signal.SIGTERM)
        assert begun.wait(60) == 0


@pytest.mark.django_db
@pytest.mark.both
def test_a_worker_claims_one_task_of_a_lane_at_a_time(tmp_path):
    for queue in ("now", "soon"):
        for _ in range(2):
            note.using(queue_name=queue).enqueue(str(tmp_path / "noted"))
            note.using(queue_name=queue, priority=LETTER).enqueue(
                str(tmp_path / "noted")
            )
    worker = LaneWorker(queues=["now", "soon", "long"])
    claimed = [worker.claim_one() for _ in range(5)]
    assert claimed.pop() is None
    assert sorted((one.queue_name, one.priority) for one in claimed) == [
        ("now", LETTER),
        ("now", 0),
        ("soon", LETTER),
        ("soon", 0),
    ]
    worker.execute(claimed[0], inline=True)
    following = worker.claim_one()
    assert following.queue_name == claimed[0].queue_name
    assert following.priority == claimed[0].priority


@pytest.mark.django_db
@pytest.mark.both
def test_tasks_of_outside_run_side_by_side(tmp_path):
    waits(note.using(queue_name=OUTSIDE), 6, str(tmp_path / "noted"))
    worker = LaneWorker(queues=[OUTSIDE])
    claimed = [worker.claim_one() for _ in range(AT_ONCE[OUTSIDE])]
    assert None not in claimed
    assert worker.claim_one() is None
    worker.execute(claimed[0], inline=True)
    assert worker.claim_one()
    assert worker.claim_one() is None


@pytest.mark.django_db
def test_what_waited_before_there_were_queues_is_done(tmp_path):
    waits(note, 1, str(tmp_path / "noted"))
    OxTask.objects.update(queue_name=UNNAMED)
    run_tasks(raise_failures=True)
    assert (tmp_path / "noted").exists()
