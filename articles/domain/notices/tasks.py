"""Tasks that the clock starts: what became public, what is due, and the letters."""

from django.tasks import task
from django.utils import timezone

from articles.domain.notices.clock import tell_of_days, tell_of_openings
from articles.domain.notices.notice_letters import send_due


@task(queue_name="soon")
def send() -> None:
    """Tell of what became public, and send the letters that are due: every 5 minutes.

    The letters go at the time of each run, so a run that is late loses none.
    """
    tell_of_openings(timezone.now())
    send_due(timezone.now())


@task(queue_name="soon")
def look_at_days() -> None:
    tell_of_days(timezone.now())
