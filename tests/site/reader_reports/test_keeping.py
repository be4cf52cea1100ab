"""Reports are kept, unless one sender or all of a kind are too many."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from articles.models import ReaderReport
from articles.site.reader_reports.keeping import (
    HOUR,
    MOST_OF_A_KIND,
    MOST_OF_ONE,
    TooManyError,
    keep_report,
)
from tests.support import factories

pytestmark = pytest.mark.django_db
BARRIER, ERROR = ReaderReport.Kind.BARRIER, ReaderReport.Kind.ERROR
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def send(
    sender: str = "eine", at: datetime = NOON, kind=BARRIER, **about
) -> ReaderReport:
    return keep_report(
        kind, sender=sender, language="de", at=at, message="Zu blass", **about
    )


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
    for number in range(MOST_OF_A_KIND):
        send(f"sender {number}")
    with pytest.raises(TooManyError, match="sind zu viele eingegangen"):
        send("noch eine", at=NOON + timedelta(minutes=59))
    send("noch eine", at=NOON + HOUR)


def test_many_errors_keep_nobody_from_reporting_a_barrier():
    article = factories.published()
    for number in range(MOST_OF_A_KIND):
        send(f"sender {number}", kind=ERROR, article=article)
    with pytest.raises(TooManyError):
        send("noch eine", kind=ERROR, article=article)
    assert send("noch eine").kind == BARRIER
    for _report in range(MOST_OF_ONE - 1):
        send("noch eine")
    with pytest.raises(TooManyError):
        send("noch eine")


@pytest.mark.both
@pytest.mark.parametrize(
    ("kind", "is_about_one"), [(BARRIER, True), (ERROR, False), ("other", False)]
)
def test_the_database_keeps_errors_of_an_article_alone(kind, is_about_one):
    article = factories.published() if is_about_one else None
    with pytest.raises(IntegrityError, match="readerreport_error_of_article"):
        send(kind=kind, article=article)


def test_s63_who_sent_it_is_forgotten_once_its_day_is_over():
    # 22.59 and 23.00 UTC: a minute before midnight in Berlin, and midnight.
    late = datetime(2027, 3, 1, 22, 59, tzinfo=UTC)
    first, second = send(), send(at=late)
    first.refresh_from_db()
    assert (first.sender, second.sender) == ("eine", "eine")
    third = send("andere", at=late + timedelta(minutes=1))
    told = ReaderReport.objects.order_by("sent_at").values_list("sender", "message")
    assert list(told) == [("", "Zu blass"), ("", "Zu blass"), ("andere", "Zu blass")]
    assert third.sender == "andere"


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
