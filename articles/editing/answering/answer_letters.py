"""The letter that answers a report: its first words, its task, and what becomes of it.

The queue holds the report's number alone: neither an address nor a word.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from articles.accounts import mail_folder
from articles.domain import letters
from articles.editing import notices
from articles.models import Masthead, ReaderReport, User

State = ReaderReport.LetterState
TEMPLATE = "articles/letters/report_answer"
HOUR = timedelta(hours=1)


def sends_mails() -> bool:
    """Return whether letters leave the newsroom: else they are files."""
    return not mail_folder()


def first_words(report: ReaderReport, by: User) -> str:
    """Return how the answer begins and ends, in the language of the report."""
    with override(report.language):
        said = {
            "name": " ".join(report.name.split()),
            "headline": report.article.headline if report.article else "",
            "address": address_of(report),
            "by": by.get_full_name(),
            "site_name": Masthead.for_readers(report.language).name,
        }
        return render_to_string(f"{TEMPLATE}_begin.txt", said).strip() + "\n"


def address_of(report: ReaderReport) -> str:
    """Return the public address that it is about; "" for anything that isn't ours.

    A reader may type any address, and somebody else's to get the letter.
    """
    if report.article:
        return report.article.permalink
    is_ours = report.page.startswith(f"{settings.NEWSROOM_ORIGIN}/")
    return report.page if is_ours and len(report.page.split()) == 1 else ""


def letter_to(report: ReaderReport, text: str) -> letters.Letter:
    return letters.written(
        letters.REPORT_ANSWER,
        TEMPLATE,
        {"text": text},
        to=report.email,
        language=report.language,
        whom=report.pk,
    )


@letters.letter(letters.REPORT_ANSWER)
def send_answer(*, report: int) -> None:
    """Send it, unless that is done, or the address is erased by now."""
    waiting = ReaderReport.objects.exclude(letter="").exclude(email="")
    found = waiting.exclude(letter_state=State.SENT).filter(pk=report).first()
    if found is None:
        return
    try:
        letters.send(letter_to(found, found.letter))
    except letters.NotDelivered as error:
        if error.is_refused:
            note_lost(found)
        raise
    ReaderReport.objects.filter(pk=report).update(letter_state=State.SENT)


@transaction.atomic
def note_lost(report: ReaderReport) -> None:
    """Tell who wrote the letter that it reached nobody."""
    ReaderReport.objects.filter(pk=report.pk).update(letter_state=State.LOST)
    notices.tell(
        "answer_lost",
        report.edition_key,
        [report.letter_by_id],
        by=None,
        act=f"lost-report-{report.pk}-{report.letter_at}",
        report=report,
    )


@letters.on_bounce(letters.REPORT_ANSWER)
def note_returned(told: letters.Bounce) -> None:
    report = ReaderReport.objects.filter(pk=told.sent.whom).first()
    if report and told.sent.is_to(report.email):
        note_lost(report)


@letters.on_complaint(letters.REPORT_ANSWER)
def write_no_more(told: letters.Complaint) -> None:
    report = ReaderReport.objects.filter(pk=told.sent.whom).first()
    if report and told.sent.is_to(report.email):
        ReaderReport.objects.filter(pk=report.pk).update(email="")


def is_lost(report: ReaderReport, now: datetime) -> bool:
    """Return whether it wasn't delivered, or can't be any more: its time is over."""
    if report.letter_state != State.QUEUED or report.letter_at is None:
        return report.letter_state == State.LOST
    return report.letter_at + letters.REPORT_ANSWER.tried_for() + HOUR < now


@task(queue_name="soon")
def look_after() -> None:
    note_never_taken(timezone.now())


def note_never_taken(now: datetime) -> None:
    """Tell of the letters that no server took for as long as they are tried."""
    for report in ReaderReport.objects.filter(letter_state=State.QUEUED).order_by("pk"):
        if is_lost(report, now):
            note_lost(report)


def settle(now: datetime) -> str:
    """Send nothing that waited in the backup: it may have been sent since."""
    waiting = ReaderReport.objects.filter(letter_state=State.QUEUED)
    number = waiting.update(letter_state=State.LOST)
    if not number:
        return ""
    return (
        f"Answers to readers that waited for the mail server are not sent: {number}. "
        "They may have been sent since the backup."
    )
