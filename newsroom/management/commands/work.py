"""Do what waits in the queue: the worker, beside the server or by itself."""

import os
import signal
import time
from threading import Thread

from django.core.management import call_command
from django.core.management.base import BaseCommand, no_translations

from newsroom.queue import INTERVAL

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
        # What is worth a line goes to the log by LOGGING, not to a log of its own.
        call_command("ox_worker", interval=INTERVAL, verbosity=0)


def end_with(parent: int) -> None:
    """Stop in good order once the process is gone that it was started by."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
