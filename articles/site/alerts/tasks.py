"""Tasks for alerts: the clock begins a round, and letters have a queue of their own."""

import time

from django.conf import settings
from django.tasks import task

from articles.models import AlertLetter
from articles.site.alerts import brake
from articles.site.alerts.posting import post, waiting
from articles.site.alerts.rounds import begin_round

# Seconds for which one task sends: a worker that is told to stop waits for it.
TURN = 8


@task(queue_name="soon")
def look() -> None:
    """Begin a round if any letter is due: every 5 minutes, by the clock."""
    if not settings.NEWSROOM_ALERTS or brake.look():
        # Once it goes on, one letter tells all that is new.
        return
    begin_round()
    if AlertLetter.objects.unfinished().exists():
        send.enqueue()


@task(queue_name="post")
def send() -> None:
    """Send letters for a while, and enqueue the next turn if some still wait.

    If none was taken, the clock comes back to it: a server that is away isn't asked
    again at once, for each of thousands.
    """
    if post(stop_at=time.monotonic() + TURN) and waiting().exists():
        send.enqueue()
