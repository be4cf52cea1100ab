"""The task queues: their names, how often a task is tried, and what runs each night.

The code uses `django.tasks` alone; this module decides what stands behind it. Each task
names its queue where it is defined:

- `now`: what takes something away from readers, and letters that somebody waits for
- `soon`: other caches, notices, the search index
- `pictures`: renditions of pictures
- `long`: backups, nightly checks, the nightly upkeep
"""

from typing import Any

APPLICATION = "django_ox"
# Seconds after which the worker asks whether there is anything to do; nobody waits.
INTERVAL = 2
NAMED = ("now", "soon", "pictures", "long")
# Where tasks waited before there were queues, and where those of a plug-in wait that
# names none.
UNNAMED = "default"
QUEUES = (*NAMED, UNNAMED)
WITH_LETTERS = ("now", "soon")
# What one process does, each queue in threads of its own
# (`newsroom.worker.lanes`). A picture that takes all memory ends a process in which
# nobody waits for anything.
PROCESSES = (("now", "soon"), ("pictures", "long", UNNAMED))

TASKS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "QUEUES": QUEUES,
        "OPTIONS": {
            "WORKER_CLASS": "newsroom.worker.lanes.LaneWorker",
            # How often a task is tried before it counts as failed; each time later.
            "MAX_ATTEMPTS": 4,
            "BACKOFF_INITIAL": 10,
            "BACKOFF_MAX": 600,
            # Seconds without a sign of life after which a worker's task is another's.
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
