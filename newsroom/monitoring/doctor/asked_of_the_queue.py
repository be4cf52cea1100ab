"""Waiting tasks: does anybody do them, and which have failed for good?"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django_ox.models import OxScheduleTick, OxTask

from articles.domain import letters as post
from articles.models import RecordedDeed
from newsroom.conf.queue import OUTSIDE
from newsroom.monitoring.doctor.finding import Finding, error, said as _, warning
from newsroom.monitoring.doctor.questions import question
from newsroom.monitoring.doctor.unfinished_tasks import BACKUP, FAILED, LATE, is_late
from newsroom.monitoring.queues import oldest, queues

MOST = 100
NIGHTLY = "tidy"  # of `newsroom.conf.queue`
# What is begun each night was begun within a day, and some time to get to it.
SILENT = timedelta(hours=26)
LEFT = timedelta(days=7)
# Letters that came back within this time.
RECENT = timedelta(days=30)


def numbered(rows) -> str:
    """Say how many there are, without counting more than a few."""
    number = len(rows[: MOST + 1].values_list("pk"))
    return _("more than %(most)d", most=MOST) if number > MOST else str(number)


def start_one() -> str:
    command = settings.NEWSROOM_COMMAND
    if settings.NEWSROOM_WORKER:
        return _(
            "Restart the service, which brings a worker; or run: %(command)s work",
            command=command,
        )
    return _(
        "NEWSROOM_WORKER is off, so a service of its own has to run: %(command)s work",
        command=command,
    )


def late() -> QuerySet[OxTask]:
    return OxTask.objects.filter(is_late(), status=OxTask.Status.READY)


def that_wait(waiting: QuerySet[OxTask]) -> str:
    """Say in which queues they are, and for how long the oldest has waited."""
    names = {*waiting.order_by().values_list("queue_name", flat=True).distinct()}
    longest = oldest(one for one in queues(timezone.now()) if one.name in names)
    hours = longest.total_seconds() / 3600
    return _(
        "%(number)s tasks wait for longer than a quarter of an hour in %(queues)s, the "
        "oldest for %(hours).1f hours.",
        number=numbered(waiting),
        queues=", ".join(sorted(names)),
        hours=hours,
    )


@question("tasks-late")
def nothing_waits_for_long() -> Iterator[Finding]:
    others = late().exclude(Q(queue_name=OUTSIDE) | Q(priority=post.LETTER))
    if others.exists():
        yield error(
            "tasks-late",
            that_wait(others),
            _(
                "No worker runs, or too few: pictures, pages and the search fall "
                "behind."
            ),
            start_one(),
        )


@question("outside-late")
def nothing_waits_for_strangers_for_long() -> Iterator[Finding]:
    waiting = late().filter(queue_name=OUTSIDE).exclude(priority=post.LETTER)
    if waiting.exists():
        yield warning(
            "outside-late",
            that_wait(waiting),
            _("What is new at the sources comes late."),
            _(
                "Either their servers are slow, which passes, or the process of this "
                "queue ends again and again: the log says so, and why. If it needs "
                "more memory, raise NEWSROOM_OUTSIDE_MEMORY. %(start)s",
                start=start_one(),
            ),
        )


@question("worker-away")
def a_worker_was_here() -> Iterator[Finding]:
    """Ask what each leaves behind once a day; an idle newsroom has no late tasks."""
    ticks = OxScheduleTick.objects.filter(schedule_name=NIGHTLY)
    last = ticks.order_by("-scheduled_for").first()
    if last and last.scheduled_for > timezone.now() - SILENT:
        return
    yield error(
        "worker-away",
        _(
            "No worker has begun the night's work since %(day)s.",
            day=f"{last.scheduled_for:%Y-%m-%d}",
        )
        if last
        else _("No worker has begun the night's work yet."),
        _("No mail is sent, nothing is made ahead, and nothing old is removed."),
        start_one(),
    )


@question("tasks-failed", is_urgent=True)
def nothing_failed_for_good() -> Iterator[Finding]:
    failed = OxTask.objects.filter(status__in=FAILED).exclude(priority=post.LETTER)
    others = failed.exclude(task_path=BACKUP).order_by("task_path")
    for name, number in others.values_list("task_path").annotate(Count("pk")):
        yield warning(
            "tasks-failed",
            _("%(number)d tasks failed for good: %(name)s.", number=number, name=name),
            _("Their results are made on demand, or not at all."),
            _(
                "See why: %(command)s tasks – then have them tried again: %(command)s "
                "tasks --again – or, if they can't be done any more, forgotten by "
                "their numbers: %(command)s tasks --forget ID",
                command=settings.NEWSROOM_COMMAND,
            ),
            name,
        )


@question("mails-stuck", is_urgent=True)
def mails_go_out() -> Iterator[Finding]:
    """Ask by their age: one that is tried again and again is never due for long."""
    letters = post.of_letters(OxTask.objects.all())
    old = letters.filter(enqueued_at__lt=timezone.now() - LATE)
    waiting = old.filter(status=OxTask.Status.READY)
    given_up = letters.filter(status__in=FAILED)
    command = settings.NEWSROOM_COMMAND
    if waiting.exists():
        yield error(
            "mails-stuck",
            _(
                "%(number)s letters wait for longer than a quarter of an hour%(why)s.",
                number=numbered(waiting),
                why=why(waiting),
            ),
            _("Somebody waits for them: %(letters)s.", letters=post.in_words(waiting)),
            _(
                "Try the mail server: %(command)s sendtestemail you@example.org – it "
                "is asked again by itself until a letter's link has ended.",
                command=command,
            ),
            "waiting",
        )
    if given_up.exists():
        yield lost(given_up)


def lost(given_up) -> Finding:
    return error(
        "mails-stuck",
        _(
            "%(number)s letters were refused or given up%(why)s.",
            number=numbered(given_up),
            why=why(given_up),
        ),
        _(
            "Whom they were for knows nothing of it: %(letters)s.",
            letters=post.in_words(given_up),
        ),
        _(
            "See which: %(command)s tasks – then mend the address or the mail "
            "server, and send them: %(command)s tasks --again – or, if nobody "
            "waits for them any more, forget them: %(command)s tasks --forget ID",
            command=settings.NEWSROOM_COMMAND,
        ),
        "given-up",
    )


def why(letters) -> str:
    """Return what the mail server last said of the newest; "" if nothing."""
    newest = letters.order_by("-last_attempted_at", "pk").first()
    reason = post.reason_of(newest.errors) if newest else ""
    return f" ({reason})" if reason else ""


@question("letters-returned")
def letters_arrive() -> Iterator[Finding]:
    """Ask the record; a letter counts no more once the address was corrected."""
    since = timezone.now() - RECENT
    if back := post.returned_letters(RecordedDeed.LETTER_RETURNED, since):
        remedy = (
            _(
                "Most servers refuse who sends: see to SPF, DKIM and the host's "
                "reputation."
            )
            if 2 * back.of_the_sender > back.number
            else _("Correct the addresses of the accounts that the record names.")
        )
        yield warning(
            "letters-returned",
            _(
                "%(number)s letters came back in the last %(days)d days: %(letters)s.",
                number=in_number(back),
                days=RECENT.days,
                letters=back.in_words,
            ),
            _(
                "Whom they were for knows nothing of it, and gets the next ones as "
                "little."
            ),
            with_place(remedy, RecordedDeed.LETTER_RETURNED),
        )


@question("letters-called-spam")
def letters_are_welcome() -> Iterator[Finding]:
    since = timezone.now() - RECENT
    if spam := post.returned_letters(RecordedDeed.LETTER_COMPLAINED, since):
        yield warning(
            "letters-called-spam",
            _(
                "%(number)s letters were called spam in the last %(days)d days: "
                "%(letters)s.",
                number=in_number(spam),
                days=RECENT.days,
                letters=spam.in_words,
            ),
            _("Providers soon refuse letters of a sender that many complain about."),
            with_place(
                _(
                    "What these readers can do without isn't sent to them any more. If "
                    "an account gets letters that its owner doesn't expect, ask or "
                    "close it:"
                ),
                RecordedDeed.LETTER_COMPLAINED,
            ),
        )


def in_number(letters: post.Returned) -> str:
    if letters.is_cut:
        return _("at least %(number)d", number=letters.number)
    return str(letters.number)


def with_place(remedy: str, deed: RecordedDeed) -> str:
    """Return it with the place where the desk lists such entries of the record."""
    place = settings.NEWSROOM_ORIGIN + reverse("record", query={"deed": deed})
    return _("%(remedy)s %(place)s", remedy=remedy, place=place)


@question("sessions-left")
def sessions_are_removed_once_they_have_ended() -> Iterator[Finding]:
    over = Session.objects.filter(expire_date__lt=timezone.now() - LEFT)
    if over.exists():
        yield warning(
            "sessions-left",
            _(
                "%(number)s sessions ended more than a week ago and are still kept.",
                number=numbered(over),
            ),
            _("They say who was logged in when, for longer than is promised."),
            _(
                "Remove them: %(command)s clearsessions – the worker does so each "
                "night.",
                command=settings.NEWSROOM_COMMAND,
            ),
        )
