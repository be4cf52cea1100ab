"""A worker with threads for each of its lanes: no task waits for one of another.

A lane is a queue, without its letters, or the letters of a queue: a mail server may
take a minute for an answer, and what takes something from readers can't wait for it.
It has one thread, or as many as tasks of its queue may run at once.
"""

from collections import Counter
from threading import Lock
from typing import Any

from django.db.models import Q
from django_ox.models import OxTask
from django_ox.worker import Worker

from articles.domain.letters import LETTER
from newsroom.conf.queue import AT_ONCE, WITH_LETTERS
from newsroom.worker.former_runs import forget_former

# A queue, and whether the task is a letter.
Lane = tuple[str, bool]


class LaneWorker(Worker):
    """Claims the next task of a lane only while it has a thread that is free.

    Its loop claims in one thread, and `execute` ends in another.
    """

    def __init__(self, **options: Any):
        super().__init__(**options)
        self._busy: Counter[Lane] = Counter()
        self._busy_lock = Lock()

    def claim_one(self) -> OxTask | None:
        task = super().claim_one()
        if task is not None:
            with self._busy_lock:
                self._busy[lane_of(task)] += 1
        return task

    def execute(self, db_task: OxTask, *, inline: bool = False) -> None:
        try:
            super().execute(db_task, inline=inline)
            forget_former(db_task)
        finally:
            with self._busy_lock:
                self._busy[lane_of(db_task)] -= 1

    def claim_filter_q(self) -> Q | None:
        found = Q()
        for queue, is_letter in self.busy():
            ours = Q(priority=LETTER) if is_letter else ~Q(priority=LETTER)
            found &= ~(Q(queue_name=queue) & ours)
        return found or None

    def claim_filter_sql(self) -> tuple[str, dict[str, Any]]:
        """Return the same in the words of PostgreSQL, which the library asks for."""
        lanes = self.busy()
        if not lanes:
            return "", {}
        names = {
            f"lane_{number}": queue for number, (queue, _letter) in enumerate(lanes)
        }
        told = " ".join(
            f'AND NOT ("queue_name" = %({name})s AND "priority" '
            f"{'=' if is_letter else '<>'} %(letter)s)"
            for name, (_queue, is_letter) in zip(names, lanes, strict=True)
        )
        return told, {**names, "letter": LETTER}

    def busy(self) -> list[Lane]:
        """Return the lanes in which no thread is free."""
        with self._busy_lock:
            return sorted(
                lane for lane, many in self._busy.items() if many >= threads(lane[0])
            )


def threads(queue: str) -> int:
    return AT_ONCE.get(queue, 1)


def threads_of(queues: list[str]) -> int:
    """Return how many threads a worker of these needs, with those for letters."""
    return sum(map(threads, queues)) + len(set(queues) & set(WITH_LETTERS))


def lane_of(task: OxTask) -> Lane:
    return task.queue_name, task.priority == LETTER
