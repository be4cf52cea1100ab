"""Barrier reports are kept, unless one sender or all together send too many."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.reports.reporting import (
    DAY,
    HOUR,
    MOST_IN_ALL,
    MOST_OF_ONE,
    TooManyError,
    report_barrier,
)
from articles.models import ReaderReport

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def send(sender: str = "eine", at: datetime = NOON) -> ReaderReport:
    return report_barrier(sender=sender, language="de", at=at, message="Zu blass")


def test_one_sender_has_to_wait_after_some_reports_and_others_not():
    for minute in range(MOST_OF_ONE):
        send(at=NOON + timedelta(minutes=minute))
    with pytest.raises(TooManyError) as refused:
        send(at=NOON + timedelta(minutes=10))
    assert refused.value.wait == 50 * 60
    send("andere", at=NOON + timedelta(minutes=10))
    assert ReaderReport.objects.count() == MOST_OF_ONE + 1
    send(at=NOON + HOUR)


def test_all_senders_together_are_limited_too():
    for number in range(MOST_IN_ALL):
        send(f"sender {number}")
    with pytest.raises(TooManyError, match="kamen zu viele"):
        send("noch eine", at=NOON + timedelta(minutes=59))
    send("noch eine", at=NOON + HOUR)


def test_who_sent_it_is_forgotten_after_a_day():
    first = send()
    second = send(at=NOON + DAY)
    first.refresh_from_db()
    assert (first.sender, second.sender) == ("eine", "eine")
    send("andere", at=NOON + DAY + timedelta(seconds=1))
    first.refresh_from_db()
    assert (first.sender, first.message) == ("", "Zu blass")


def test_whoever_marks_a_report_first_stays_who_answered(django_user_model):
    first, second = (django_user_model.objects.create(username=x) for x in "ab")
    send()
    assert ReaderReport.objects.mark_answered(by=first) == 1
    assert ReaderReport.objects.mark_answered(by=second) == 0
    report = ReaderReport.objects.answered().get()
    assert report.answered_by == first
    first.delete()
    report.refresh_from_db()
    assert (report.answered_by, report.answered_at is None) == (None, False)
    ReaderReport.objects.answered().reopen()
    assert ReaderReport.objects.open().count() == 1
