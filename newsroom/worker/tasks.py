"""The project's own tasks for the worker."""

from django.conf import settings
from django.core.management import call_command
from django.tasks import task
from django.utils import timezone

from articles import accounts
from articles.site import prerender
from newsroom.database.damage import nightly
from newsroom.plugins import listeners


@task(queue_name="long")
def tidy() -> None:
    """Daily: remove the data that nobody needs any more by the settings, the times
    of scheduled runs, rendered parts of articles that nobody sees any more, and the
    list of changes that plug-ins were called for. Seal with the current secret key what
    a former one sealed.
    """
    call_command("purge", verbosity=0)
    call_command("ox_prune", older_than=f"{settings.NEWSROOM_KEEP.tasks}d", verbosity=0)
    prerender.remove_former()
    accounts.seal_anew()
    listeners.forget(timezone.now())


@task(queue_name="long")
def look_for_damage() -> None:
    """Compare a thirtieth of all contents and pictures with their hashes, and read all
    rows; nightly. The findings are kept for the doctor.
    """
    nightly.look()


@task(queue_name="long")
def back_up() -> None:
    """Make the backup of the night, where a folder for it is set."""
    call_command("backup", nightly=True, verbosity=0)


@task(queue_name="long")
def try_backup() -> None:
    """Restore the newest backup on trial, if the last trial was a month ago. The result
    is kept for the doctor.
    """
    call_command("backups", tries=True, if_due=True, verbosity=0)
