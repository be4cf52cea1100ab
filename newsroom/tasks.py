"""What the project itself leaves to the worker."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.tasks import task
from django.utils import timezone

from articles import printing, reach, record


@task
def tidy() -> None:
    """Remove what nobody needs any more by the settings, what was printed of articles
    that nobody sees any more, network addresses, and when what was done by the clock;
    keep of what readers asked for long ago the months; daily.
    """
    call_command("purge", verbosity=0)
    call_command("ox_prune", older_than=f"{settings.NEWSROOM_KEEP.tasks}d", verbosity=0)
    printing.remove_former()
    record.forget_addresses()
    reach.thin(timezone.localdate() - timedelta(days=settings.NEWSROOM_REACH_DAYS))
