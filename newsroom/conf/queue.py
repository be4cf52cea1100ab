"""The task queues: their names, how often a task is tried, and what runs each night.

The code uses `django.tasks` alone; this module chooses the backend. Each task
names its queue where it is defined:

- `now`: tasks that take something away from readers, and letters that users wait for
- `soon`: other caches, notices, the search index
- `pictures`: renditions of pictures
- `long`: backups, nightly checks, the nightly upkeep
"""

from typing import Any

APPLICATION = "django_ox"
# Seconds after which the worker looks for new tasks; nobody waits.
INTERVAL = 2
NAMED = ("now", "soon", "pictures", "long")
# The queue from before there were several. Tasks of plug-ins that name no queue wait
# here, too.
UNNAMED = "default"
QUEUES = (*NAMED, UNNAMED)
WITH_LETTERS = ("now", "soon")
# The queues of each process; each queue has threads of its own
# (`newsroom.worker.queue_threads`). A picture that takes all memory ends a process in
# which nobody waits for anything.
PROCESSES = (("now", "soon"), ("pictures", "long", UNNAMED))

TASKS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "QUEUES": QUEUES,
        "OPTIONS": {
            "WORKER_CLASS": "newsroom.worker.queue_threads.LaneWorker",
            # The tries before a task counts as failed; each comes later than the last.
            "MAX_ATTEMPTS": 4,
            "BACKOFF_INITIAL": 10,
            "BACKOFF_MAX": 600,
            # Seconds without a sign of life after which another worker takes the task.
            "LOCK_TIMEOUT": 120,
            "SCHEDULES": {
                "tidy": {"task": "newsroom.worker.tasks.tidy", "cron": "40 3 * * *"},
                "look": {
                    "task": "newsroom.worker.tasks.look_for_damage",
                    "cron": "10 4 * * *",
                },
            },
        },
    }
}
