"""The number of tasks that wait in each queue, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q
from django.db.models.functions import Coalesce
from django_ox.models import OxTask

from newsroom.conf.queue import QUEUES

READY, RUNNING = OxTask.Status.READY, OxTask.Status.RUNNING


@dataclass(frozen=True)
class Queue:
    name: str
    waiting: int = 0
    running: int = 0
    # For how long the oldest task waits that is due.
    oldest: timedelta = timedelta()


def queues(now: datetime) -> list[Queue]:
    """Return all, in their order; those that a plug-in made up come last."""
    is_due = Q(status=READY) & (Q(run_after=None) | Q(run_after__lte=now))
    rows = OxTask.objects.filter(status__in=(READY, RUNNING)).values_list("queue_name")
    counted = rows.annotate(
        waiting=Count("pk", filter=Q(status=READY)),
        running=Count("pk", filter=Q(status=RUNNING)),
        since=Min(Coalesce("run_after", "enqueued_at"), filter=is_due),
    )
    found = {
        name: Queue(name, waiting, running, max(now - (since or now), timedelta()))
        for name, waiting, running, since in counted
    }
    others = sorted(found.keys() - {*QUEUES})
    return [found.get(name) or Queue(name) for name in (*QUEUES, *others)]


def oldest(among: Iterable[Queue]) -> timedelta:
    return max((one.oldest for one in among), default=timedelta())
