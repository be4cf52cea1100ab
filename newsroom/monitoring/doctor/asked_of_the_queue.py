"""Waiting tasks: does anybody do them, and which have failed for good?"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django_ox.models import OxScheduleTick, OxTask

from articles.domain import letters as post
from articles.models import RecordedDeed
from newsroom.conf.queue import OUTSIDE
from newsroom.monitoring.doctor.finding import Finding, error, warning
from newsroom.monitoring.doctor.questions import question
from newsroom.monitoring.doctor.unfinished_tasks import FAILED, LATE, is_late
from newsroom.monitoring.queues import oldest, queues

MOST = 100
NIGHTLY = "tidy"  # of `newsroom.conf.queue`
# What is begun each night was begun within a day, and some time to get to it.
SILENT = timedelta(hours=26)
LEFT = timedelta(days=7)
# Letters that came back within this time.
RECENT = timedelta(days=30)


def numbered(rows, what: str) -> str:
    """Say how many there are, without counting more than a few."""
    number = len(rows[: MOST + 1].values_list("pk"))
    return f"more than {MOST} {what}" if number > MOST else f"{number} {what}"


def start_one() -> str:
    command = settings.NEWSROOM_COMMAND
    if settings.NEWSROOM_WORKER:
        return f"Restart the service, which brings a worker; or run: {command} work"
    return f"NEWSROOM_WORKER is off, so a service of its own has to run: {command} work"


def late() -> QuerySet[OxTask]:
    return OxTask.objects.filter(is_late(), status=OxTask.Status.READY)


def where(waiting: QuerySet[OxTask]) -> str:
    """Return in which queues they are, and for how long the oldest has waited."""
    names = {*waiting.order_by().values_list("queue_name", flat=True).distinct()}
    longest = oldest(one for one in queues(timezone.now()) if one.name in names)
    hours = longest.total_seconds() / 3600
    return f" in {', '.join(sorted(names))}, the oldest for {hours:.1f} hours"


@question("tasks-late")
def nothing_waits_for_long() -> Iterator[Finding]:
    others = late().exclude(Q(queue_name=OUTSIDE) | Q(priority=post.LETTER))
    if others.exists():
        yield error(
            "tasks-late",
            f"{numbered(others, 'tasks')} wait for longer than a quarter of an hour"
            f"{where(others)}.",
            "No worker runs, or too few: pictures, pages and the search fall behind.",
            start_one(),
        )


@question("outside-late")
def nothing_waits_for_strangers_for_long() -> Iterator[Finding]:
    waiting = late().filter(queue_name=OUTSIDE).exclude(priority=post.LETTER)
    if waiting.exists():
        yield warning(
            "outside-late",
            f"{numbered(waiting, 'tasks')} wait for longer than a quarter of an hour"
            f"{where(waiting)}.",
            "What is new at the sources comes late.",
            "Either their servers are slow, which passes, or the process of this queue "
            "ends again and again: the log says so, and why. If it needs more memory, "
            f"raise NEWSROOM_OUTSIDE_MEMORY. {start_one()}",
        )


@question("worker-away")
def a_worker_was_here() -> Iterator[Finding]:
    """Ask what each leaves behind once a day; an idle newsroom has no late tasks."""
    ticks = OxScheduleTick.objects.filter(schedule_name=NIGHTLY)
    last = ticks.order_by("-scheduled_for").first()
    if last and last.scheduled_for > timezone.now() - SILENT:
        return
    since = f"since {last.scheduled_for:%Y-%m-%d}" if last else "yet"
    yield error(
        "worker-away",
        f"No worker has begun the night's work {since}.",
        "No mail is sent, nothing is made ahead, and nothing old is removed.",
        start_one(),
    )


@question("tasks-failed")
def nothing_failed_for_good() -> Iterator[Finding]:
    failed = OxTask.objects.filter(status__in=FAILED).exclude(priority=post.LETTER)
    if failed.exists():
        command = settings.NEWSROOM_COMMAND
        yield warning(
            "tasks-failed",
            f"{numbered(failed, 'tasks')} failed for good.",
            "Their results are made on demand, or not at all.",
            f"See why: {command} tasks – then have them tried again: {command} tasks "
            "--again – or, if they can't be done any more, forgotten by their numbers: "
            f"{command} tasks --forget ID",
        )


@question("mails-stuck")
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
            f"{numbered(waiting, 'letters')} wait for longer than a quarter of an hour"
            f"{why(waiting)}.",
            f"Somebody waits for them: {post.in_words(waiting)}.",
            f"Try the mail server: {command} sendtestemail you@example.org – it is "
            "asked again by itself until a letter's link has ended.",
        )
    if given_up.exists():
        yield error(
            "mails-stuck",
            f"{numbered(given_up, 'letters')} were refused or given up{why(given_up)}.",
            f"Whom they were for knows nothing of it: {post.in_words(given_up)}.",
            f"See which: {command} tasks – then mend the address or the mail server, "
            f"and send them: {command} tasks --again – or, if nobody waits for them "
            f"any more, forget them: {command} tasks --forget ID",
        )


def why(letters) -> str:
    """Return what the mail server last said of the newest; "" if nothing."""
    newest = letters.order_by("-last_attempted_at", "pk").first()
    said = post.reason_of(newest.errors) if newest else ""
    return f" ({said})" if said else ""


@question("letters-returned", "letters-called-spam")
def letters_arrive() -> Iterator[Finding]:
    """Ask the record; a letter counts no more once the address was corrected."""
    since = timezone.now() - RECENT
    if back := post.returned_letters(RecordedDeed.LETTER_RETURNED, since):
        remedy = (
            "Most servers refuse who sends: see to SPF, DKIM and the host's reputation."
            if 2 * back.of_the_sender > back.number
            else "Correct the addresses of the accounts that the record names."
        )
        yield warning(
            "letters-returned",
            f"{in_number(back)} came back in the last {RECENT.days} days: "
            f"{back.in_words}.",
            "Whom they were for knows nothing of it, and gets the next ones as little.",
            f"{remedy} {record_of(RecordedDeed.LETTER_RETURNED)}",
        )
    if spam := post.returned_letters(RecordedDeed.LETTER_COMPLAINED, since):
        yield warning(
            "letters-called-spam",
            f"{in_number(spam)} were called spam in the last {RECENT.days} days: "
            f"{spam.in_words}.",
            "Providers soon refuse letters of a sender that many complain about.",
            "What these readers can do without isn't sent to them any more. If an "
            "account gets letters that its owner doesn't expect, ask or close it: "
            f"{record_of(RecordedDeed.LETTER_COMPLAINED)}",
        )


def in_number(letters: post.Returned) -> str:
    least = "at least " if letters.is_cut else ""
    return f"{least}{letters.number} letters"


def record_of(deed: RecordedDeed) -> str:
    """Return where the desk lists such entries of the record."""
    return settings.NEWSROOM_ORIGIN + reverse("record", query={"deed": deed})


@question("sessions-left")
def sessions_are_removed_once_they_have_ended() -> Iterator[Finding]:
    over = Session.objects.filter(expire_date__lt=timezone.now() - LEFT)
    if over.exists():
        yield warning(
            "sessions-left",
            f"{numbered(over, 'sessions')} ended more than a week ago and are still "
            "kept.",
            "They say who was logged in when, for longer than is promised.",
            f"Remove them: {settings.NEWSROOM_COMMAND} clearsessions – the worker does "
            "so each night.",
        )
