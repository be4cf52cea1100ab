"""Current figures of the newsroom, measured when somebody wants to know them.

A database that is away is a figure too.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.models import Count, Min, Q
from django.utils import timezone
from django_ox.models import OxTask
from prometheus_client.core import GaugeMetricFamily, Metric

from articles.domain import letters, site_version
from articles.models import Article
from newsroom.conf.installation import commit, version
from newsroom.database import marks
from newsroom.monitoring.queues import queues

STATES = {
    "waiting": (OxTask.Status.READY,),
    "running": (OxTask.Status.RUNNING,),
    "failed": (OxTask.Status.FAILED, OxTask.Status.LOST),
}
PROC = Path("/proc")


class Figures:
    """A collector, as the library has it."""

    def collect(self) -> Iterator[Metric]:
        about = GaugeMetricFamily(
            "newsroom_info", "Which build runs", None, ["version", "commit"]
        )
        about.add_metric([version(), commit()], 1)
        yield about
        yield from of_processes()
        yield from of_backups()
        found: list[Metric] = []
        try:
            found = [*of_tasks(timezone.now()), *of_the_site(timezone.now())]
        except Error:
            found = []
        finally:
            connection.close()
        yield gauge("database_up", "Whether the database answers", bool(found))
        yield from found


def gauge(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(f"newsroom_{name}", says, value=float(value))


def of_tasks(now: datetime) -> Iterator[Metric]:
    counted = OxTask.objects.aggregate(
        **{
            name: Count("pk", filter=Q(status__in=those))
            for name, those in STATES.items()
        }
    )
    tasks = GaugeMetricFamily("newsroom_tasks", "Tasks in the queue", None, ["state"])
    for name, number in counted.items():
        tasks.add_metric([name], number)
    yield tasks
    oldest = GaugeMetricFamily(
        "newsroom_oldest_task_seconds",
        "For how long the oldest task waits that is due",
        None,
        ["queue"],
    )
    for one in queues(now):
        oldest.add_metric([one.name], one.oldest.total_seconds())
    yield oldest
    waiting = OxTask.objects.filter(status=OxTask.Status.READY)
    mails = letters.of_letters(waiting).count()
    yield gauge("mails_waiting", "Mails that are to be sent", mails)


def of_the_site(now: datetime) -> Iterator[Metric]:
    present = site_version.current(now)
    yield gauge("revision", "The site's revision: of what readers see", present.counter)
    changed = max(present.bumped_at, present.boundary).timestamp()
    yield gauge("changed_timestamp_seconds", "When the site last changed", changed)
    planned = Article.objects.scheduled(now)
    yield gauge("publications_due", "Versions that begin later", planned.count())
    if at := planned.aggregate(at=Min("live_from"))["at"]:
        yield gauge(
            "next_publication_timestamp_seconds", "When the next begins", at.timestamp()
        )


def of_backups() -> Iterator[Metric]:
    """Tell of the last backup, and of the last trial of one, if there were any."""
    if last := marks.last_backup(settings.VAR):
        yield gauge("backup_timestamp_seconds", "When the last backup was made", last)
    if trial := marks.last_trial(settings.VAR):
        faults = len(trial.faults)
        yield gauge("backup_trial_faults", "What was wrong when it was tried", faults)


def of_processes() -> Iterator[Metric]:
    """Tell how much the server's processes take, all of a kind together."""
    number = GaugeMetricFamily("newsroom_processes", "Processes", None, ["kind"])
    memory = GaugeMetricFamily(
        "newsroom_memory_bytes", "Memory that they take", None, ["kind"]
    )
    for kind, pids in kinds().items():
        sizes = [size for pid in pids if (size := resident(pid))]
        number.add_metric([kind], len(sizes))
        memory.add_metric([kind], sum(sizes))
    yield number
    yield memory


def kinds() -> dict[str, list[int]]:
    """Return the processes that answer, and those that do what waits."""
    below = children(os.getppid())
    # Processes that were begun as this one was are known by their program.
    own = said(os.getpid())
    answering = [pid for pid in below if said(pid) == own]
    keeping = [pid for pid in below if pid not in answering]
    working = [pid for keeper in keeping for pid in children(keeper)]
    return {"server": answering or [os.getpid()], "worker": working}


def children(pid: int) -> list[int]:
    with suppress(OSError):
        return [
            int(one)
            for one in (PROC / f"{pid}/task/{pid}/children").read_text().split()
        ]
    return []


def said(pid: int) -> str:
    with suppress(OSError):
        words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
        return b"\0".join(words[:3]).decode(errors="replace")
    return ""


def resident(pid: int) -> int:
    with suppress(OSError, IndexError):
        pages = int((PROC / str(pid) / "statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    return 0
