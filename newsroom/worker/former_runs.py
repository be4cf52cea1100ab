"""Remove the rows of former runs of tasks that run all day: only the newest says
something. Those that failed, or needed a second try, stay as long as others do.
"""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import Error, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django_ox.models import OxScheduleTick, OxTask

from newsroom.conf.queue import OFTEN

logger = logging.getLogger(__name__)

# Older ones are left to the purge; so the query walks a short piece of an index.
BACK = timedelta(days=1)
AT_ONCE = 500


def forget_former(task: OxTask) -> None:
    """Remove those before this one, if it is a task that runs often."""
    if task.task_path not in OFTEN:
        return
    since = timezone.now() - BACK
    try:
        remove(former_rows(task, since))
        for name in schedules_of(task.task_path):
            remove(former_ticks(name, since))
    except Error as error:
        # Another worker may be removing the same ones. The next run does it.
        logger.info("Former runs of %s stay for now: %s", task.task_path, error)


def former_rows(task: OxTask, since: datetime) -> QuerySet[OxTask]:
    done = OxTask.objects.filter(
        status=OxTask.Status.SUCCESSFUL,
        priority=task.priority,
        enqueued_at__gte=since,
        task_path=task.task_path,
        errors=[],
    )
    newest = done.order_by("-finished_at", "-pk").values("pk")[:1]
    return done.exclude(pk__in=list(newest.values_list("pk", flat=True)))


def former_ticks(name: str, since: datetime) -> QuerySet[OxScheduleTick]:
    """Return the moments at which a schedule was due, but for the last day's: by the
    newest the workers agree on the next.
    """
    ticks = OxScheduleTick.objects.filter(schedule_name=name)
    newest = ticks.aggregate(at=Max("scheduled_for"))["at"]
    return ticks.filter(scheduled_for__lt=min(since, newest or since))


def remove(rows: QuerySet) -> None:
    keys = list(rows.values_list("pk", flat=True)[:AT_ONCE])
    if keys:
        with transaction.atomic():
            rows.model._default_manager.filter(pk__in=keys).delete()


def schedules_of(path: str) -> list[str]:
    schedules = settings.TASKS["default"]["OPTIONS"]["SCHEDULES"]
    return [name for name, told in schedules.items() if told["task"] == path]
