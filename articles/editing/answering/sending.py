"""Answer a report by a letter, once: whoever comes second is told so."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.accounts import note
from articles.editing.answering.answer_letters import (
    first_words,
    send_answer,
    sends_mails,
)
from articles.foundation import change_mark
from articles.foundation.refusal import Refused
from articles.models import MAY_ANSWER, ReaderReport, RecordedDeed, User


@transaction.atomic
def answer(report: ReaderReport, text: str, *, by: User) -> None:
    """Queue the letter, and mark the report as answered, in one transaction.

    The update has the conditions, so of two people at once only one is first. Raises
    Refused.
    """
    refuse(report, text, by)
    now = change_mark.present()
    rows = ReaderReport.objects.open().filter(pk=report.pk, letter_at=None)
    if not rows.filter(email=report.email).update(
        answered_at=now,
        answered_by=by,
        letter=text,
        letter_at=now,
        letter_by=by,
        letter_state=ReaderReport.LetterState.QUEUED,
    ):
        raise overtaken(report)
    note(RecordedDeed.CHANGED, about=report, by=by, what="report_answered")
    send_answer.enqueue(report=report.pk)


def refuse(report: ReaderReport, text: str, by: User) -> None:
    if not by.has_perm(MAY_ANSWER):
        raise refused(
            "not-allowed",
            _("You may not do this."),
            _("Ask an editor or the chief editor."),
        )
    if not sends_mails():
        raise refused(
            "no-server",
            _("No mail server is set up, so no letter would leave the newsroom."),
            _("Ask an operator, or answer in another way and mark it as answered."),
        )
    if not is_address(report.email):
        raise refused(
            "no-address",
            _("The report has no e-mail address that a letter could go to."),
            _("Note what you did, and mark it as answered."),
        )
    if text.split() == first_words(report, by).split() or not text.strip():
        raise refused(
            "says-nothing",
            _("It doesn't say anything yet."),
            _("Write what you found and did."),
        )


def is_address(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def overtaken(report: ReaderReport) -> Refused:
    """Say who was first, and when."""
    rows = ReaderReport.objects.select_related("answered_by", "letter_by")
    now = rows.filter(pk=report.pk).first()
    at = (now.answered_at or now.letter_at) if now else None
    if now is None or at is None:
        return refused(
            "gone",
            _("The report or its address was deleted meanwhile."),
            _("Copy what you need of your text."),
        )
    by = now.answered_by or now.letter_by
    said = {
        "who": name_of(by) if by else _("Somebody"),
        "when": date_format(localtime(at), "DATETIME_FORMAT"),
    }
    return refused(
        "overtaken",
        _("%(who)s answered this report on %(when)s.") % said,
        _("Your text is still here: copy what you need of it."),
    )


def name_of(person: User) -> str:
    return person.get_full_name() or person.get_username()


def refused(code: str, why: str, remedy: str) -> Refused:
    return Refused(_("No answer was sent."), why, remedy, code=code)
