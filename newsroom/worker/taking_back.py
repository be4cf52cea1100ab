"""Tasks of a worker that was killed are free again at once.

Its keeper knows that it is gone, and says so to the next one. If nobody knows, as after
a power cut, the library frees them once their worker hasn't renewed its lock for long.
"""

import logging
import socket
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django_ox.models import OxTask

from newsroom.conf.queue import TASKS
from newsroom.worker import memory_limit

logger = logging.getLogger(__name__)
OPTIONS = TASKS["default"]["OPTIONS"]
FIRST, LONGEST = OPTIONS["BACKOFF_INITIAL"], OPTIONS["BACKOFF_MAX"]
# Seconds between the next tries of tasks whose process took too much memory: nobody
# knows which of them did, so they don't all meet again.
APART = 20


def take_back(pid: int, *, took_too_much: bool) -> None:
    """Put back what the worker `pid` of this machine was doing, or have it fail.

    The try counts. A worker that isn't gone after all can't write over the next one's
    results: each try has a number of its own.
    """
    left = OxTask.objects.filter(
        status=OxTask.Status.RUNNING,
        locked_by__startswith=f"{socket.gethostname()[:40]}-{pid}-",
    )
    for place, task in enumerate(left.order_by("last_attempted_at", "pk")):
        pause = pause_after(task.attempts)
        if took_too_much:
            task.errors.append(told_of_memory())
            pause += place * APART
        if task.attempts < task.max_attempts:
            put_back(task, after=pause)
        elif took_too_much:
            fail(task)
        # Else the library counts it as lost, once its lock has ended.


def pause_after(attempts: int) -> int:
    """Return no seconds after the first try, and more after each further one."""
    return min(FIRST * (2 ** min(attempts - 1, 10) - 1), LONGEST)


def put_back(task: OxTask, *, after: int) -> None:
    run_after = timezone.now() + timedelta(seconds=after)
    if change(task, status=OxTask.Status.READY, run_after=run_after):
        logger.info(
            "%s was cut off at try %d of %d and is tried again in %d s",
            task.task_path,
            task.attempts,
            task.max_attempts,
            after,
        )


def fail(task: OxTask) -> None:
    if change(task, status=OxTask.Status.FAILED, finished_at=timezone.now()):
        logger.error(
            "%s failed after %d tries: its process took too much memory",
            task.task_path,
            task.attempts,
        )


def change(task: OxTask, **values: object) -> bool:
    """Change its row, unless somebody else has it meanwhile; return False then."""
    row = OxTask.objects.filter(
        pk=task.pk, status=OxTask.Status.RUNNING, lease_epoch=task.lease_epoch
    )
    return bool(
        row.update(
            errors=task.errors,
            locked_by=None,
            locked_at=None,
            lease_expires_at=None,
            lease_epoch=F("lease_epoch") + 1,
            **values,
        )
    )


def told_of_memory() -> dict[str, str]:
    """Return an error as the library stores it."""
    return {
        "exception_class_path": "builtins.MemoryError",
        "traceback": "MemoryError: its process took more than "
        f"{settings.NEWSROOM_OUTSIDE_MEMORY} MB ({memory_limit.SETTING}) and was ended",
    }
