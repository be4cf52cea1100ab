"""A worker with a thread for each of its lanes: no task waits for one of another.

A lane is a queue, without its letters, or the letters of a queue: a mail server may
take a minute for an answer, and what takes something from readers can't wait for it.
"""

from threading import Lock
from typing import Any

from django.db.models import Q
from django_ox.models import OxTask
from django_ox.worker import Worker

from articles.domain.letters import LETTER

# A queue, and whether the task is a letter.
Lane = tuple[str, bool]


class LaneWorker(Worker):
    """Claims the next task of a lane only while no task of that lane is running here.

    Its loop claims in one thread, and `execute` ends in another.
    """

    def __init__(self, **options: Any):
        super().__init__(**options)
        self._busy: set[Lane] = set()
        self._busy_lock = Lock()

    def claim_one(self) -> OxTask | None:
        task = super().claim_one()
        if task is not None:
            with self._busy_lock:
                self._busy.add(lane_of(task))
        return task

    def execute(self, db_task: OxTask, *, inline: bool = False) -> None:
        try:
            super().execute(db_task, inline=inline)
        finally:
            with self._busy_lock:
                self._busy.discard(lane_of(db_task))

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
        with self._busy_lock:
            return sorted(self._busy)


def lane_of(task: OxTask) -> Lane:
    return task.queue_name, task.priority == LETTER
