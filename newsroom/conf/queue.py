"""The task queues: their names, how often a task is tried, and what the clock starts.

The code uses `django.tasks` alone; this module chooses the backend. Each task
names its queue where it is defined:

- `now`: tasks that take something away from readers, and letters that users wait for
- `soon`: other caches, notices, the search index
- `post`: letters to readers who subscribed: thousands at a time
- `pictures`: renditions of pictures
- `long`: backups, nightly checks, the nightly upkeep
- `outside`: all that strangers can slow down: fetching and parsing what they send
"""

from typing import Any

APPLICATION = "django_ox"
# Seconds after which the worker looks for new tasks; nobody waits.
INTERVAL = 1.5
OUTSIDE = "outside"
POST = "post"
NAMED = ("now", "soon", POST, "pictures", "long", OUTSIDE)
# The queue from before there were several. Tasks of plug-ins that name no queue wait
# here, too.
UNNAMED = "default"
QUEUES = (*NAMED, UNNAMED)
WITH_LETTERS = ("now", "soon")
# The queues of each process; each queue has threads of its own
# (`newsroom.worker.queue_threads`). A picture that takes all memory ends a process in
# which nobody waits for anything. The process of `outside` may be killed at any moment.
PROCESSES = (("now", "soon"), (POST, "pictures", "long", UNNAMED), (OUTSIDE,))
# The number of tasks of a queue that run at once, if more than one: a source that sends
# a byte a second holds up a quarter of the others.
AT_ONCE = {OUTSIDE: 4}
# Megabytes beyond which the process of `outside` is ended, unless a setting says else.
OUTSIDE_MEMORY = 400
# Seconds, as LOCK_TIMEOUT below, for that process.
OUTSIDE_LOCK_TIMEOUT = 60
# Tasks that run all day, most of them for nothing or for a second: of their rows only
# the newest is kept, and those of runs that went wrong (`newsroom.worker.former_runs`).
OFTEN = frozenset(
    {
        "articles.inbox.watching.tasks.look",
        "articles.inbox.watching.tasks.ask_feeds",
        "articles.inbox.watching.tasks.sort",
        "articles.inbox.watching.tasks.trace",
        "articles.inbox.incoming.tasks.tell_senders",
        "articles.editing.notices.clock.send",
        "articles.site.alerts.tasks.look",
        "articles.site.alerts.tasks.send",
        "articles.site.prerender.tasks.follow",
        "articles.editing.answering.answer_letters.look_after",
        "newsroom.worker.operator_news.rounds.watch",
    }
)

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
            # A task that runs each minute ("cron": "* * * * *") asks what is due,
            # enqueues that, and marks it in the same transaction, so that the next
            # one doesn't enqueue it again. Its own queue is `soon`: every worker
            # enqueues scheduled tasks, so those of a queue that nobody works on pile
            # up. While no worker runs, nothing does; then the latest is done once.
            "SCHEDULES": {
                "feeds": {
                    "task": "articles.inbox.watching.tasks.look",
                    "cron": "* * * * *",
                },
                "learn": {
                    "task": "articles.inbox.watching.tasks.learn",
                    "cron": "20 3 * * *",
                },
                "senders": {
                    "task": "articles.inbox.incoming.tasks.tell_senders",
                    "cron": "10 * * * *",
                },
                "days": {
                    "task": "articles.editing.notices.clock.look_at_days",
                    "cron": "0 5 * * *",
                },
                "notices": {
                    "task": "articles.editing.notices.clock.send",
                    "cron": "*/5 * * * *",
                },
                "alerts": {
                    "task": "articles.site.alerts.tasks.look",
                    "cron": "*/5 * * * *",
                },
                "answers": {
                    "task": "articles.editing.answering.answer_letters.look_after",
                    "cron": "25 * * * *",
                },
                "backup": {
                    "task": "newsroom.worker.tasks.back_up",
                    "cron": "15 2 * * *",
                },
                "trial": {
                    "task": "newsroom.worker.tasks.try_backup",
                    "cron": "45 2 * * *",
                },
                "watch": {
                    "task": "newsroom.worker.operator_news.rounds.watch",
                    "cron": "*/5 * * * *",
                },
                "examine": {
                    "task": "newsroom.worker.operator_news.rounds.look",
                    "cron": "30 6 * * *",
                },
                "logins": {
                    "task": "articles.accounts.oidc.ending.look_at_logins",
                    "cron": "30 5 * * *",
                },
                "tidy": {"task": "newsroom.worker.tasks.tidy", "cron": "40 3 * * *"},
                "look": {
                    "task": "newsroom.worker.tasks.look_for_damage",
                    "cron": "10 4 * * *",
                },
            },
        },
    }
}
