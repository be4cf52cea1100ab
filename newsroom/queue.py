"""What waits to be done, in the database: how often it is tried, and what comes daily.

The code asks `django.tasks` alone; which queue stands behind it is decided here.
"""

from typing import Any

APPLICATION = "django_ox"
# Seconds after which the worker asks whether there is anything to do; nobody waits.
INTERVAL = 2

TASKS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "OPTIONS": {
            # How often a task is tried before it counts as failed; each time later.
            "MAX_ATTEMPTS": 4,
            "BACKOFF_INITIAL": 10,
            "BACKOFF_MAX": 600,
            # Seconds without a sign of life after which a worker's task is another's.
            "LOCK_TIMEOUT": 120,
            "SCHEDULES": {
                "tidy": {"task": "newsroom.tasks.tidy", "cron": "40 3 * * *"},
                "look": {
                    "task": "newsroom.tasks.look_for_damage",
                    "cron": "10 4 * * *",
                },
            },
        },
    }
}
