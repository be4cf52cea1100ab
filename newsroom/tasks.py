"""What the project itself leaves to the worker."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.tasks import task
from django.utils import timezone

from articles import printing, reach

# Days after which nobody asks any more what was done, or why it failed.
KEPT, FAILURES_KEPT = "7d", "90d"


@task
def tidy() -> None:
    """Remove sessions that have ended, tasks that were done long ago, and what was
    printed of articles that nobody sees any more; keep of what readers asked for long
    ago the months; daily.
    """
    call_command("clearsessions")
    call_command("ox_prune", older_than=KEPT, verbosity=0)
    call_command("ox_prune", older_than=FAILURES_KEPT, include_failed=True, verbosity=0)
    printing.remove_former()
    reach.thin(timezone.localdate() - timedelta(days=settings.NEWSROOM_REACH_DAYS))
