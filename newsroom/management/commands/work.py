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
from django.db import connection

from articles.domain import search
from articles.site import prerender
from newsroom.conf.queue import INTERVAL, PROCESSES, QUEUES, WITH_LETTERS
from newsroom.database import full_disk, options as database
from newsroom.database.version_check import why_not_here
from newsroom.plugins import listeners
from newsroom.worker import keeper

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
            + " and ".join(map(",".join, PROCESSES)),
        )
        parser.add_argument(
            "--beside", type=int, help="end with this process, which started it"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, queues, beside, **options):
        if not queues:
            refuse_useless()
            keep_all()
        chosen = known(queues)
        if beside:
            if os.getppid() != beside:
                return
            Thread(target=end_with, args=(beside,), daemon=True).start()
        os.nice(NICENESS if set(chosen) & set(PROCESSES[0]) else LAST)
        full_disk.expect_file()
        database.give_up(settings.DATABASES["default"], after=LONGEST)
        refuse_useless()
        stopped = Event()
        watching = Thread(target=watch, args=(stopped, chosen), daemon=True)
        watching.start()
        try:
            # Its messages go through LOGGING, not to a log of its own.
            call_command(
                "ox_worker",
                queues=",".join(chosen),
                # A thread for each, and one more for its letters.
                concurrency=len(chosen) + len(set(chosen) & set(WITH_LETTERS)),
                interval=INTERVAL,
                verbosity=0,
            )
        finally:
            # It closes its database connections; the process that ends this one
            # waits for no more than that.
            stopped.set()
            watching.join(PATIENCE)


def refuse_useless() -> None:
    """Refuse a database that doesn't fit the program: beginning again helps nobody."""
    if why := why_not_here():
        raise CommandError(why, returncode=USELESS)


def keep_all() -> NoReturn:
    """Become the keeper, which starts a process for each group of queues."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-P", keeper.__file__, "0"])  # noqa: S606 (our own)


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
