"""What the project itself leaves to the worker."""

from django.core.management import call_command
from django.tasks import task

from articles import printing, record

# Days after which nobody asks any more what was done, or why it failed.
KEPT, FAILURES_KEPT = "7d", "90d"


@task
def tidy() -> None:
    """Remove sessions that have ended, tasks that were done long ago, what was
    printed of articles that nobody sees any more, and network addresses; daily.
    """
    call_command("clearsessions")
    call_command("ox_prune", older_than=KEPT, verbosity=0)
    call_command("ox_prune", older_than=FAILURES_KEPT, include_failed=True, verbosity=0)
    printing.remove_former()
    record.forget_addresses()
