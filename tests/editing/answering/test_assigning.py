"""A report has a day by which it is answered, and a person who does it."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from articles.editing import notices
from articles.editing.answering import assign_each
from articles.models import DeskNotice, ReaderReport, RecordEntry, due_day
from tests.editing.notices.newsroom import (
    SECRET,
    hear_nothing_yet,
    letters_of_next_morning,
    person,
    told,
)
from tests.support import factories

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
ASKED, HAD = "has_report", "had_report"


@pytest.mark.parametrize(
    ("kind", "sent", "due"),
    [
        ("barrier", datetime(2027, 3, 1, 12, tzinfo=UTC), date(2027, 4, 1)),
        ("barrier", datetime(2027, 1, 31, 12, tzinfo=UTC), date(2027, 2, 28)),
        ("barrier", datetime(2027, 12, 15, 12, tzinfo=UTC), date(2028, 1, 15)),
        # In Berlin it is the next day.
        ("error", datetime(2027, 3, 1, 23, 30, tzinfo=UTC), date(2027, 3, 9)),
    ],
)
def test_a_barrier_has_a_month_and_an_error_a_week(kind, sent, due):
    assert due_day(kind, sent) == due
    if kind == "barrier":
        assert factories.barrier_report(sent_at=sent).due_on == due


def report(**fields) -> ReaderReport:
    said = {"email": "leserin@example.org", "name": "Leserin Geheim"}
    return factories.barrier_report(SECRET, **said | fields)


def assign(*reports, to: str = "editor", by: str = "chief", **day) -> int:
    keys = [one.pk for one in reports]
    return assign_each(keys, person=person(to) if to else None, by=person(by), **day)


@time_machine.travel("2027-03-01 10:00Z", tick=False)
def test_who_is_to_answer_hears_of_it_and_no_word_of_the_report():
    one, two = report(), report()
    done = report(answered_at=timezone.now())
    assert assign(one, two, done) == 2
    assert ReaderReport.objects.filter(assignee=person("editor")).count() == 2
    rows = DeskNotice.objects.all()
    assert {(row.person, row.kind) for row in rows} == {
        (person("editor"), "asked_to_answer")
    }
    [letter] = letters_of_next_morning().values()
    said = letter.subject + letter.body
    assert "weil die Zuschrift Ihnen zugewiesen ist" in said
    assert f"Sie sollen eine Zuschrift beantworten: „Zuschrift {one.pk}“" in letter.body
    assert not any(word in said for word in (SECRET, "Geheim", "leserin@"))
    entry = RecordEntry.objects.latest("pk")
    assert (entry.by, entry.key) == (person("chief"), str(two.pk))


@time_machine.travel("2027-03-01 10:00Z", tick=False)
def test_another_person_another_day_and_the_same_once_more():
    one = report()
    assign(one)
    hear_nothing_yet()
    assert assign(one) == 0
    assert told() == {}
    assert assign(one, to="", due_on=TODAY) == 1
    assert told() == {"editor": ("asked_to_answer", ASKED)}
    hear_nothing_yet()
    assign(one, to="other")
    assert told() == {
        "editor": ("taken_over", HAD),
        "other": ("asked_to_answer", ASKED),
    }
    one.refresh_from_db()
    assert (one.assignee, one.due_on) == (person("other"), TODAY)
    hear_nothing_yet()
    assign(one, to="editor", by="editor")
    assert told() == {"other": ("taken_over", HAD)}


@time_machine.travel("2027-03-01 10:00Z", tick=False)
def test_the_clock_tells_the_day_before_and_once_it_is_overdue():
    for due_on, kind in (
        (TODAY + timedelta(days=1), "due_tomorrow"),
        (TODAY, None),
        (TODAY - timedelta(days=1), "overdue"),
        (TODAY - timedelta(days=30), None),
    ):
        one = report(due_on=due_on, assignee=person("editor"))
        for _time in range(2):
            notices.tell_of_days(timezone.now())
        assert told() == ({"editor": (kind, ASKED)} if kind else {}), due_on
        ReaderReport.objects.filter(pk=one.pk).mark_answered(by=person("chief"))
        hear_nothing_yet()
        notices.tell_of_days(timezone.now())
        assert told() == {}


def test_who_may_not_read_reports_hears_nothing_of_one():
    assign(report(), to="author")
    assert told() == {}
    assert mail.outbox == []
    assert ReaderReport.objects.assigned_to_nobody().count() == 1


def test_a_closed_account_leaves_its_reports_to_everybody():
    editor = person("editor")
    one = report(assignee=editor)
    assert not ReaderReport.objects.assigned_to_nobody()
    editor.is_active = False
    editor.save()
    assert list(ReaderReport.objects.assigned_to_nobody()) == [one]
    notices.tell_of_days(timezone.now())
    assert told() == {}
