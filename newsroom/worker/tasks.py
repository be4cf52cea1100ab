"""What the project itself leaves to the worker."""

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
    """Remove what nobody needs any more by the settings, when what was done by the
    clock, what was printed of articles that nobody sees any more, and which changes
    plug-ins were told of; daily. Seal by the secret key of now what a former one
    sealed.
    """
    call_command("purge", verbosity=0)
    call_command("ox_prune", older_than=f"{settings.NEWSROOM_KEEP.tasks}d", verbosity=0)
    prerender.remove_former()
    accounts.seal_anew()
    listeners.forget(timezone.now())


@task(queue_name="long")
def look_for_damage() -> None:
    """Compare with their hashes a thirtieth of all contents and pictures, and read all
    rows; nightly. What was found is kept for the doctor.
    """
    nightly.look()
