"""Tasks that run all day leave the row of their newest run, and those that failed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_ox.models import OxScheduleTick, OxTask
from django_ox.testing import run_tasks

from articles.inbox.watching import tasks
from newsroom.conf.queue import OFTEN, TASKS
from newsroom.worker import former_runs
from newsroom.worker.former_runs import forget_former
from tests.newsroom.jobs import note

pytestmark = [pytest.mark.django_db, pytest.mark.both]
PATH = tasks.look.module_path
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
DONE = OxTask.Status.SUCCESSFUL


def ran(ago=MINUTE, **values) -> OxTask:
    at = timezone.now() - ago
    row = {"task_path": PATH, "status": DONE, "queue_name": "soon"}
    row |= {"backend_name": "default", "enqueued_at": at, "finished_at": at}
    return OxTask.objects.create(**row | values)


def left() -> set:
    return set(OxTask.objects.values_list("pk", flat=True))


def test_a_task_of_each_minute_leaves_one_row_and_its_newest_tick():
    OxTask.objects.all().delete()
    for _ in range(3):
        tasks.look.enqueue()
        run_tasks(raise_failures=True)
    rows = OxTask.objects.filter(task_path=PATH)
    assert [row.status for row in rows] == [DONE]


def test_what_went_wrong_or_waits_or_is_another_task_stays():
    told = [{"exception_class_path": "x.Y", "traceback": "x.Y: away"}]
    kept = {
        ran(status=OxTask.Status.FAILED, errors=told).pk,
        ran(errors=told).pk,
        ran(status=OxTask.Status.READY, finished_at=None).pk,
        ran(status=OxTask.Status.RUNNING, finished_at=None).pk,
        ran(task_path=note.module_path).pk,
        ran(task_path=tasks.ask_feeds.module_path).pk,
    }
    former, newest = ran(3 * MINUTE), ran(MINUTE)
    before = left() - {former.pk}
    forget_former(newest)
    assert left() == before >= kept | {newest.pk}


def test_the_newest_stays_also_if_an_older_one_ends_after_it():
    newest, older = ran(MINUTE), ran(2 * MINUTE)
    forget_former(older)
    assert newest.pk in left()
    assert older.pk not in left()


def test_tasks_that_do_something_each_time_keep_their_rows(tmp_path):
    for _ in range(2):
        note.enqueue(str(tmp_path / "noted"))
        run_tasks(raise_failures=True)
    assert OxTask.objects.filter(task_path=note.module_path, status=DONE).count() == 2


def test_moments_of_a_schedule_go_after_a_day_and_the_newest_never():
    OxScheduleTick.objects.all().delete()
    now = timezone.now()

    def tick(name: str, ago) -> None:
        OxScheduleTick.objects.create(
            schedule_name=name, scheduled_for=now - ago, created_at=now - ago
        )

    for name in ("feeds", "tidy"):
        for days in (3, 2):
            tick(name, days * DAY)
    forget_former(ran())
    ticks = OxScheduleTick.objects.order_by("schedule_name", "scheduled_for")
    days = [(one.schedule_name, (now - one.scheduled_for).days) for one in ticks]
    assert days == [("feeds", 2), ("tidy", 3), ("tidy", 2)]
    tick("feeds", MINUTE)
    forget_former(ran())
    assert OxScheduleTick.objects.filter(schedule_name="feeds").count() == 1


def test_many_go_some_at_a_time(monkeypatch):
    monkeypatch.setattr(former_runs, "AT_ONCE", 2)
    OxTask.objects.all().delete()
    for minutes in range(5, 0, -1):
        newest = ran(minutes * MINUTE)
    forget_former(newest)
    assert OxTask.objects.count() == 3
    forget_former(newest)
    assert OxTask.objects.count() == 1


def test_the_tasks_that_run_often_exist_and_those_of_the_clock_are_among_them():
    for path in OFTEN:
        module, _dot, name = path.rpartition(".")
        assert getattr(__import__(module, fromlist=[name]), name).module_path == path
    plans = TASKS["default"]["OPTIONS"]["SCHEDULES"].values()
    often = {one["task"] for one in plans if one["cron"].split()[1] == "*"}
    assert often <= OFTEN
