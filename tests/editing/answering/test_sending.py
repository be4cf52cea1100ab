"""A report is answered by one letter, which is queued with the answer."""

from smtplib import SMTPDataError

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.domain import letters
from articles.domain.letters import sending
from articles.domain.letters.bounce_tokens import token_of
from articles.editing.answering import (
    answer,
    first_words,
    is_lost,
    note_never_taken,
    send_answer,
)
from articles.foundation.refusal import Refused
from articles.models import DeskNotice, ReaderReport, RecordEntry
from tests.editing.answering.reports import ANSWER, answered, barrier, waiting
from tests.support import factories
from tests.support.factories import DAY

pytestmark = pytest.mark.django_db
SENT, LOST, QUEUED = "sent", "lost", "queued"


def refused(report, text=ANSWER, by=None) -> str:
    with pytest.raises(Refused) as refusal:
        answer(report, text, by=by or factories.chief())
    assert waiting() == []
    return refusal.value.code


def test_an_answer_is_a_letter_that_waits_and_is_kept_with_the_report(settings):
    settings.NEWSROOM_REPLY_TO = "redaktion@example.org"
    report = answered()
    editor = factories.editor()
    assert (report.answered_by, report.letter_by) == (editor, editor)
    assert report.answered_at == report.letter_at
    assert (report.letter, report.letter_state) == (ANSWER, QUEUED)
    # Neither an address nor a word is in the queue.
    assert waiting() == [{"report": report.pk}]
    assert mail.outbox == []
    send_answer.func(report=report.pk)
    [letter] = mail.outbox
    assert (letter.to, letter.body) == ([report.email], f"{ANSWER}\n")
    assert letter.subject.startswith("Ihre Meldung an ")
    heads = letter.message()
    assert heads["From"] == settings.DEFAULT_FROM_EMAIL
    assert heads["Reply-To"] == "redaktion@example.org"
    assert "Auto-Submitted" not in heads
    report.refresh_from_db()
    assert report.letter_state == SENT
    entry = RecordEntry.objects.latest("pk")
    assert (entry.by, entry.details) == (editor, {"what": "report_answered"})


def test_a_task_that_runs_again_sends_nothing_twice():
    report = answered()
    for _time in range(2):
        send_answer.func(report=report.pk)
    assert len(mail.outbox) == 1


def test_a_second_answer_is_refused_and_says_who_was_first():
    report = barrier()
    seen = ReaderReport.objects.get(pk=report.pk)
    answer(report, ANSWER, by=factories.editor())
    with pytest.raises(Refused, match="beantwortet") as refusal:
        answer(seen, "Etwas anderes.", by=factories.chief())
    assert refusal.value.code == "overtaken"
    assert str(refusal.value.why).startswith(factories.editor().username)
    assert len(waiting()) == 1
    # Reopened, it isn't answered by a second letter either.
    ReaderReport.objects.filter(pk=report.pk).reopen()
    with pytest.raises(Refused, match="beantwortet"):
        answer(ReaderReport.objects.get(), "Noch einmal.", by=factories.editor())
    assert len(waiting()) == 1


def test_one_that_is_marked_as_answered_gets_no_letter():
    report = barrier()
    ReaderReport.objects.mark_answered(by=factories.editor())
    assert refused(report) == "overtaken"


def test_what_says_nothing_or_reaches_nobody_is_refused(settings):
    report, chief = barrier(), factories.chief()
    assert refused(report, " \n ") == "says-nothing"
    assert refused(report, first_words(report, chief)) == "says-nothing"
    assert refused(report, by=factories.author()) == "not-allowed"
    assert refused(barrier(email="")) == "no-address"
    erased = barrier()
    ReaderReport.objects.filter(pk=erased.pk).update(email="")
    assert refused(erased) == "gone"
    settings.MAILERS = {"default": {"BACKEND": "x", "OPTIONS": {"file_path": "/x/y"}}}
    assert refused(report) == "no-server"
    assert ReaderReport.objects.open().count() == 3


@pytest.mark.parametrize(
    "address", ["a@example.org\nBcc: b@example.org", "a@example.org, b@example.org"]
)
def test_an_address_with_a_header_in_it_gets_no_letter(address):
    assert refused(barrier(email=address)) == "no-address"


def test_a_name_with_a_header_in_it_is_a_line_of_the_text():
    report = barrier(name="Erika\r\nBcc: b@example.org")
    text = first_words(report, factories.editor())
    assert text.startswith("Guten Tag Erika Bcc: b@example.org,\n")
    answer(report, f"{text} Danke!", by=factories.editor())
    send_answer.func(report=report.pk)
    [letter] = mail.outbox
    assert letter.recipients() == ["erika@example.org"]
    assert letter.message()["Bcc"] is None


def test_the_first_words_are_in_the_language_of_the_report_and_lead_to_the_page(
    settings,
):
    by, origin = factories.editor(), settings.NEWSROOM_ORIGIN
    article = factories.published(headline="Ein Kopf")
    german = first_words(factories.error_report(article, name="Erika"), by)
    assert german.startswith("Guten Tag Erika,\n\nvielen Dank für Ihre Meldung")
    assert f"„Ein Kopf“:\n{article.permalink}\n" in german
    english = first_words(barrier(language="en", page=f"{origin}/en/x/"), by)
    assert english.startswith("Hello Erika Muster,\n\nThank you for your report")
    assert f"\n{origin}/en/x/\n" in english
    # No letter names an address elsewhere: a reader may have typed anything.
    for page in ("https://evil.example/", f"{origin}.evil.example/", f"{origin}/ x"):
        assert page not in first_words(barrier(page=page), by)


def test_a_letter_refused_for_good_is_told_to_who_wrote_it(monkeypatch):
    report = answered()
    factories.user(factories.editor().username, "editor")

    def refuse(*_args):
        raise SMTPDataError(550, b"No such user")

    with monkeypatch.context() as patched:
        patched.setattr(sending.Line, "connect", lambda self: None)
        patched.setattr(sending, "message_of", refuse)
        with pytest.raises(letters.NotDelivered):
            send_answer.func(report=report.pk)
    report.refresh_from_db()
    assert report.letter_state == LOST
    told = DeskNotice.objects.get()
    assert (told.kind, told.person, told.report) == (
        "answer_lost",
        factories.editor(),
        report,
    )
    # Once the server takes it, the operator has it sent again.
    send_answer.func(report=report.pk)
    report.refresh_from_db()
    assert (report.letter_state, len(mail.outbox)) == (SENT, 1)


def test_an_absent_server_loses_nothing(monkeypatch):
    report = answered()

    def away(_line):
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr(sending.Line, "connect", away)
        with pytest.raises(letters.NotDelivered):
            send_answer.func(report=report.pk)
    report.refresh_from_db()
    assert report.letter_state == QUEUED
    assert not DeskNotice.objects.exists()
    assert not is_lost(report, timezone.now())
    note_never_taken(timezone.now())
    assert not DeskNotice.objects.exists()
    for days in (3, 4):
        later = timezone.now() + days * DAY
        assert is_lost(report, later)
        note_never_taken(later)
    report.refresh_from_db()
    assert report.letter_state == LOST
    [told] = DeskNotice.objects.all()
    assert (told.kind, told.person) == ("answer_lost", factories.editor())


def test_one_that_comes_back_is_told_and_a_complaint_takes_the_address():
    report = answered()
    send_answer.func(report=report.pk)
    wrong = token_of(letters.REPORT_ANSWER, report.pk, "other@example.org")
    letters.note_bounce(wrong, "5.1.1")
    letters.note_complaint(wrong, "abuse")
    report.refresh_from_db()
    assert (report.letter_state, report.email) == (SENT, "erika@example.org")
    token = token_of(letters.REPORT_ANSWER, report.pk, report.email)
    assert letters.note_bounce(token, "5.1.1")
    assert DeskNotice.objects.get().kind == "answer_lost"
    assert letters.note_complaint(token, "abuse")
    report.refresh_from_db()
    assert (report.letter_state, report.email) == (LOST, "")


def test_no_letter_is_without_its_moment():
    report = barrier()
    rows = ReaderReport.objects.filter(pk=report.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(letter="Etwas")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(letter_at=timezone.now())
