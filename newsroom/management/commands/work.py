"""Do what waits in the queue: the worker, beside the server or by itself."""

import logging
import os
import signal
import time
from threading import Event, Thread

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, no_translations
from django.db import connection

from articles import printing, search
from newsroom import database, disk
from newsroom.queue import INTERVAL

logger = logging.getLogger(__name__)
# Seconds between two looks at what was changed.
PAUSE = 5
# Seconds that a look has left when the worker stops.
PATIENCE = 3
# Seconds that nothing takes which a task asks the database.
LONGEST = 600
# Readers and editors come first.
NICENESS = 10


class Command(BaseCommand):
    help = (
        "Do what waits in the queue, until it is stopped. The server starts one by "
        "itself, unless NEWSROOM_WORKER is 0; several at once do no harm."
    )
    # A database that is away comes back, and is waited for.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--beside", type=int, help="end with this process, which started it"
        )

    @no_translations  # operators read English, whatever the site's language
    def handle(self, *, beside, **options):
        if beside:
            if os.getppid() != beside:
                return
            Thread(target=end_with, args=(beside,), daemon=True).start()
        os.nice(NICENESS)
        disk.expect_file()
        database.give_up(settings.DATABASES["default"], after=LONGEST)
        stopped = Event()
        watching = Thread(target=watch, args=(stopped,), daemon=True)
        watching.start()
        try:
            # What is worth a line goes to the log by LOGGING, not to one of its own.
            call_command("ox_worker", interval=INTERVAL, verbosity=0)
        finally:
            # It puts away what it has open of the database; whoever ends this process
            # waits for no more than that.
            stopped.set()
            watching.join(PATIENCE)


def watch(stopped: Event) -> None:
    """Have printed what changed, until the worker has stopped.

    It only looks: what there is to do waits in the queue like everything else. Whatever
    keeps it from looking, such as a database that is away, is waited for.
    """
    before = ""
    while not stopped.is_set():
        try:
            search.enqueue_if_due()
            printing.enqueue_if_due()
            before = ""
        except Exception as error:
            # What fails in the same way each time is logged once.
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
