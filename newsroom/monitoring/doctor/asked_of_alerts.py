"""Questions about the letters that readers subscribed to."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from articles.models import AlertLetter, LetterState, Subscriber
from articles.site.alerts import is_stopped
from newsroom.monitoring.doctor.finding import Finding, error, said as _, warning
from newsroom.monitoring.doctor.questions import question

LATE = timedelta(hours=2)
LATELY = timedelta(days=7)


@question("alerts-stuck")
def alerts_go_out() -> Iterator[Finding]:
    now = timezone.now()
    waiting = AlertLetter.objects.unfinished().filter(until__lt=now - LATE)
    command = settings.NEWSROOM_COMMAND
    if number := waiting.count():
        yield error(
            "alerts-stuck",
            _(
                "%(number)d letters with alerts wait for longer than two hours.",
                number=number,
            ),
            _("Their readers learn too late what is new, or a deadline passes."),
            _(
                "See if the queue “post” is worked on (%(command)s work), and try the "
                "mail server: %(command)s sendtestemail you@example.org",
                command=command,
            ),
            "waiting",
        )
    given_up = AlertLetter.objects.filter(
        state=LetterState.GIVEN_UP, at__gt=now - LATELY
    )
    if number := given_up.count():
        yield warning(
            "alerts-stuck",
            _(
                "%(number)d letters with alerts were refused or given up within a "
                "week.",
                number=number,
            ),
            _(
                "Servers refuse addresses that are gone, and senders that they don't "
                "know."
            ),
            _(
                "If there are many, see to SPF, DKIM and DMARC of the sender's domain: "
                "docs/operating.md"
            ),
            "given-up",
        )


@question("alerts-held")
def alerts_are_not_held() -> Iterator[Finding]:
    held = Subscriber.objects.filter(held_since__isnull=False)
    if number := held.count():
        yield warning(
            "alerts-held",
            _(
                "Alerts are held for %(number)d subscribers since a restore.",
                number=number,
            ),
            _("Nothing here tells who has left since the backup."),
            _(
                "Put the folder “departures” of the former VAR into this one if there "
                "is one, then go on: %(command)s alerts resume",
                command=settings.NEWSROOM_COMMAND,
            ),
        )


@question("alerts-stopped")
def alerts_are_not_stopped() -> Iterator[Finding]:
    if is_stopped():
        yield error(
            "alerts-stopped",
            _("Alerts are stopped: letters to many readers failed within a day."),
            _(
                "Most likely the relay or other servers refuse the sender. Readers "
                "learn nothing, but no letter is lost and nobody was taken off for it."
            ),
            _(
                "See in the log and the record what they said; mend SPF, DKIM, DMARC "
                "or the relay, then go on: %(command)s alerts resume",
                command=settings.NEWSROOM_COMMAND,
            ),
        )
