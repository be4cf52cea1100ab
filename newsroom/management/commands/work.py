"""Do what waits in the queues: the workers, beside the server or by themselves."""

import logging
import os
import signal
import sys
import time
from threading import Event, Thread
from typing import NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import Error, connection

from articles.domain import search
from articles.site import prerender
from newsroom.conf.queue import (
    INTERVAL,
    OUTSIDE,
    OUTSIDE_LOCK_TIMEOUT,
    PROCESSES,
    QUEUES,
)
from newsroom.database import full_disk, options as database
from newsroom.database.version_check import why_not_here
from newsroom.plugins import listeners
from newsroom.worker import keeper, memory_limit
from newsroom.worker.queue_threads import threads_of
from newsroom.worker.taking_back import take_back

logger = logging.getLogger(__name__)
# The queue of what was changed.
SOON = "soon"
# Seconds between two looks at what was changed.
PAUSE = 5
# Seconds that a look has left when the worker stops.
PATIENCE = 3
# More seconds than any query of a task takes.
LONGEST = 600
# The exit code if the database doesn't fit the program.
USELESS = 3
# Readers and editors come first, then those who wait for a letter.
NICENESS = 10
LAST = 15


class Command(BaseCommand):
    help = (
        "Do what waits in the queues, until it is stopped. The server starts this by "
        "itself, unless NEWSROOM_WORKER is 0; several at once do no harm."
    )
    # A database that is away comes back, and is waited for.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--queues",
            help="do these alone, in this process: one or more of "
            f"{', '.join(QUEUES)}, with commas. Else there is a process for each of "
            + " and ".join(map(",".join, PROCESSES))
            + f". {OUTSIDE} always has a process of its own, which is kept",
        )
        parser.add_argument(
            "--beside", type=int, help="end with this process, which started it"
        )
        parser.add_argument(
            "--after", type=int, help="take up what this process, which died, was doing"
        )
        parser.add_argument(
            "--too-much", action="store_true", help="it had taken too much memory"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, queues, beside, after, too_much, **options):
        chosen = known(queues) if queues else []
        if not beside and (not chosen or OUTSIDE in chosen):
            refuse_useless()
            keep(chosen)
        if beside:
            if os.getppid() != beside:
                return
            Thread(target=end_with, args=(beside,), daemon=True).start()
        prepare(chosen)
        refuse_useless()
        if after:
            take_back_if_possible(after, took_too_much=too_much)
        stopped = Event()
        watching = Thread(target=watch, args=(stopped, chosen), daemon=True)
        watching.start()
        try:
            # Its messages go through LOGGING, not to a log of its own.
            call_command(
                "ox_worker",
                queues=",".join(chosen),
                concurrency=threads_of(chosen),
                interval=INTERVAL,
                lock_timeout=OUTSIDE_LOCK_TIMEOUT if OUTSIDE in chosen else None,
                verbosity=0,
            )
        finally:
            # It closes its database connections; the process that ends this one
            # waits for no more than that.
            stopped.set()
            watching.join(PATIENCE)


def prepare(queues: list[str]) -> None:
    """Give way to those who wait, and bound what this process may take."""
    os.nice(NICENESS if set(queues) & set(PROCESSES[0]) else LAST)
    if OUTSIDE in queues:
        memory_limit.refuse_far_too_much()
    full_disk.expect_file()
    database.give_up(settings.DATABASES["default"], after=LONGEST)


def refuse_useless() -> None:
    """Refuse a database that doesn't fit the program: beginning again helps nobody."""
    if why := why_not_here():
        raise CommandError(why, returncode=USELESS)


def keep(queues: list[str]) -> NoReturn:
    """Become the keeper, which starts a process for each group of queues."""
    others = [name for name in queues if name != OUTSIDE]
    groups = [",".join(group) for group in (others, [OUTSIDE]) if queues and group]
    sys.stdout.flush()
    program = [sys.executable, "-P", keeper.__file__, "0", *groups]
    os.execv(sys.executable, program)  # noqa: S606 (our own)


def take_back_if_possible(pid: int, *, took_too_much: bool) -> None:
    try:
        take_back(pid, took_too_much=took_too_much)
    except Error:
        logger.exception("What another worker was doing waits until its lock ends.")
    finally:
        connection.close()


def known(names: str) -> list[str]:
    """Return the queues that are named; refuse what is none."""
    chosen = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in chosen if name not in QUEUES]
    if unknown or not chosen:
        raise CommandError(
            f"There is no queue “{', '.join(unknown)}”. Name one or more of these: "
            f"{', '.join(QUEUES)}"
        )
    return list(dict.fromkeys(chosen))


def watch(stopped: Event, queues: list[str]) -> None:
    """Enqueue the tasks that changes call for, until the worker has stopped.

    It only looks: the work itself waits in the queue like everything else. If it can't
    look, as while the database is away, it tries again later.
    """
    before = ""
    while SOON in queues and not stopped.is_set():
        try:
            search.enqueue_if_due()
            prerender.enqueue_if_due()
            listeners.enqueue_if_due()
            before = ""
        except Exception as error:
            # An error that repeats is logged once.
            if before != (before := repr(error)):
                logger.exception("Changes can't be looked for. It is tried again.")
        finally:
            connection.close()
        stopped.wait(PAUSE)


def end_with(parent: int) -> None:
    """Stop in good order once the process is gone that it was started by."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
