"""Tasks wait in the database, are stored with their data, and are tried again."""

from datetime import timedelta
from io import StringIO
from threading import Thread

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from django_ox.models import OxTask
from django_ox.testing import run_tasks

from articles.accounts.oidc.ending import look_at_logins
from articles.models import DayReach, RecordEntry
from newsroom.conf.queue import TASKS
from newsroom.worker.tasks import look_for_damage, tidy
from tests.newsroom.jobs import fail, note

pytestmark = [pytest.mark.django_db, pytest.mark.both]
ATTEMPTS = TASKS["default"]["OPTIONS"]["MAX_ATTEMPTS"]


def told(*arguments: str) -> str:
    said = StringIO()
    call_command("tasks", *arguments, stdout=said)
    return said.getvalue()


def waiting() -> int:
    return OxTask.objects.filter(status=OxTask.Status.READY).count()


def give_up() -> None:
    """Try what waits as often as it is tried, however long the pauses are."""
    for _ in range(ATTEMPTS):
        OxTask.objects.update(run_after=timezone.now())
        run_tasks()


def test_r9_what_is_rolled_back_leaves_nothing_to_do():
    with transaction.atomic():
        note.enqueue("nowhere")
        assert waiting() == 1
        transaction.set_rollback(True)
    assert waiting() == 0


@pytest.mark.django_db(transaction=True)
def test_r9_nobody_sees_what_waits_before_it_is_stored():
    def look():
        seen.append(waiting())
        connection.close()

    seen = []
    with transaction.atomic():
        note.enqueue("nowhere")
        other = Thread(target=look)
        other.start()
        other.join()
    assert (seen, waiting()) == ([0], 1)


def test_what_is_for_later_waits(tmp_path):
    later = timezone.now() + timedelta(hours=1)
    note.using(run_after=later).enqueue(str(tmp_path / "noted"))
    assert run_tasks() == []
    OxTask.objects.update(run_after=timezone.now())
    [done] = run_tasks(raise_failures=True)
    assert (tmp_path / "noted").read_text().endswith("done\n")
    assert done.is_finished


def test_r38_what_fails_is_tried_again_and_later_each_time():
    fail.enqueue("the disk is full")
    pauses = []
    for _ in range(ATTEMPTS - 1):
        run_tasks()
        row = OxTask.objects.get()
        assert row.status == OxTask.Status.READY
        pauses.append(row.run_after - timezone.now())
        OxTask.objects.update(run_after=timezone.now())
    assert timedelta() < pauses[0] < pauses[1] < pauses[2]
    run_tasks()
    assert OxTask.objects.get().status == OxTask.Status.FAILED


def test_r16_r38_what_has_failed_for_good_is_logged_and_told_and_can_be_tried_again(
    caplog,
):
    assert told() == "Waiting: 0, running: 0, failed: 0\n"
    fail.enqueue("the disk is full")
    give_up()
    assert f"failed after {ATTEMPTS}/{ATTEMPTS} attempts" in caplog.text
    said = StringIO()
    with pytest.raises(CommandError, match=r"1 tasks have failed .* tasks --again"):
        call_command("tasks", verbosity=0, stdout=said)
    assert "tests.newsroom.jobs.fail('the disk is full'): OSError" in said.getvalue()
    assert told("--again") == "Back in the queue: 1\n"
    assert waiting() == 1


def test_what_was_put_back_waits_since_then():
    """It is late a quarter of an hour after that, not after it was first asked for."""
    fail.enqueue("the disk is full")
    give_up()
    OxTask.objects.update(enqueued_at=timezone.now() - timedelta(days=3))
    told("--again")
    assert told() == (
        "Waiting: 1, running: 0, failed: 0\n"
        "  soon: 1 waiting, the oldest for 0 min; 0 running\n"
    )
    OxTask.objects.update(run_after=timezone.now() - timedelta(minutes=16))
    with pytest.raises(CommandError, match="no worker runs"):
        told()


def test_what_can_never_be_done_is_forgotten_and_recorded():
    """As a task of a plug-in that was removed, which fails each time."""
    for path in ("former.tasks.send", "former.tasks.send", "former.tasks.other"):
        fail.enqueue("the disk is full")
        give_up()
        OxTask.objects.filter(task_path=fail.module_path).update(task_path=path)
    said = StringIO()
    with pytest.raises(CommandError, match="tasks --forget ID"):
        call_command("tasks", stdout=said)
    one = OxTask.objects.filter(task_path="former.tasks.send").first()
    assert f" {one.pk} former.tasks.send('the disk is full'): " in said.getvalue()
    assert told("--forget", str(one.pk)).endswith("Forgotten: 1\n")
    assert told("--forget", "all").endswith("Forgotten: 2\n")
    assert told() == "Waiting: 0, running: 0, failed: 0\n"
    last, first = RecordEntry.objects.filter(command="tasks --forget")
    assert first.details == {"tasks": ["former.tasks.send (1)"]}
    assert set(last.details["tasks"]) == {
        "former.tasks.send (1)",
        "former.tasks.other (1)",
    }
    assert told("--forget", "all") == "Forgotten: 0\n"
    assert RecordEntry.objects.filter(command="tasks --forget").count() == 2


def test_only_what_failed_is_forgotten():
    fail.enqueue("the disk is full")
    give_up()
    failed = OxTask.objects.get()
    note.enqueue("nowhere")
    waits = OxTask.objects.get(status=OxTask.Status.READY)
    for numbers in ([waits.pk], [failed.pk, "x"], [failed.pk, "all"]):
        with pytest.raises(CommandError, match="so nothing was forgotten"):
            told("--forget", *map(str, numbers))
    with pytest.raises(CommandError, match="not allowed with"):
        told("--again", "--forget", "all")
    assert OxTask.objects.filter(status=OxTask.Status.FAILED).count() == 1


def test_a_queue_that_nobody_works_on_is_told():
    note.enqueue("nowhere")
    assert "Waiting: 1" in told()
    long_ago = timezone.now() - timedelta(minutes=16)
    OxTask.objects.update(enqueued_at=long_ago, run_after=long_ago)
    with pytest.raises(CommandError, match="no worker runs"):
        told()


def test_each_queue_is_told_that_is_not_empty():
    for queue, minutes in (("soon", 3), ("outside", 7), ("outside", 2)):
        row = note.using(queue_name=queue).enqueue("nowhere")
        since = timezone.now() - timedelta(minutes=minutes)
        OxTask.objects.filter(pk=row.id).update(enqueued_at=since)
    assert told().splitlines()[1:] == [
        "  soon: 1 waiting, the oldest for 3 min; 0 running",
        "  outside: 2 waiting, the oldest for 7 min; 0 running",
    ]


def test_what_was_done_and_sessions_that_ended_are_removed_by_themselves(tmp_path):
    now = timezone.now()
    for number, end in (("1", now - timedelta(days=1)), ("2", now + timedelta(days=1))):
        Session.objects.create(session_key=number, session_data="", expire_date=end)
    note.enqueue(str(tmp_path / "noted"))
    fail.enqueue("the disk is full")
    give_up()
    OxTask.objects.update(finished_at=now - timedelta(days=8))
    tidy.enqueue()
    run_tasks(raise_failures=True)
    assert [one.session_key for one in Session.objects.all()] == ["2"]
    left = OxTask.objects.values_list("task_path", flat=True)
    assert sorted(left) == ["newsroom.worker.tasks.tidy", "tests.newsroom.jobs.fail"]
    OxTask.objects.update(finished_at=now - timedelta(days=91))
    tidy.enqueue()
    run_tasks(raise_failures=True)
    assert OxTask.objects.count() == 1


def test_days_on_which_readers_asked_for_something_go_when_they_are_old_enough(
    settings,
):
    settings.NEWSROOM_REACH_DAYS = 400
    today = timezone.localdate()
    for days in (399, 401):
        DayReach.objects.create(day=today - timedelta(days=days), requests=1)
    tidy.enqueue()
    run_tasks(raise_failures=True)
    [kept] = DayReach.objects.all()
    assert kept.day == today - timedelta(days=399)


def test_the_tidying_is_planned_daily():
    plans = TASKS["default"]["OPTIONS"]["SCHEDULES"]
    assert plans["tidy"] == {"task": tidy.module_path, "cron": "40 3 * * *"}
    assert plans["look"] == {"task": look_for_damage.module_path, "cron": "10 4 * * *"}
    assert plans["logins"]["task"] == look_at_logins.module_path
