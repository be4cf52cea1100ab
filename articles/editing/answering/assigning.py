"""Give reports to people, with a day, and tell them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from articles.accounts import note_each
from articles.editing import notices
from articles.foundation import change_mark
from articles.models import MAY_ANSWER, ReaderReport, RecordedDeed, User


@dataclass(frozen=True, slots=True)
class Work:
    """The key of the person who answers a report, and the day by which they do."""

    assignee: int | None
    due_on: date | None


def work_of(report: ReaderReport) -> Work:
    return Work(report.assignee_id, report.due_on)


def people() -> Any:
    """Return the open accounts that may answer reports."""
    found = User.objects.at_the_desk(MAY_ANSWER)
    return found.order_by("printed_name", "username")


@transaction.atomic
def assign_each(
    keys: Iterable[int],
    *,
    by: User,
    person: User | None = None,
    due_on: date | None = None,
) -> int:
    """Give the open ones of these reports to a person, or another day, or both.

    Nothing else is changed. Returns how many are different now.
    """
    rows = ReaderReport.objects.open().filter(pk__in=list(keys)).order_by("pk")
    changed = []
    for report in rows.select_for_update():
        was = work_of(report)
        report.assignee_id = person.pk if person else was.assignee
        report.due_on = due_on or was.due_on
        if work_of(report) != was:
            report.save(update_fields=["assignee", "due_on"])
            tell_work(report, was, by=by)
            changed.append(report)
    fields = [*(["assigned to"] if person else []), *(["due on"] if due_on else [])]
    changes = [{"changed": {"fields": fields}}]
    note_each(RecordedDeed.CHANGED, changed, by=by, changes=changes)
    return len(changed)


def tell_work(report: ReaderReport, was: Work, *, by: User) -> None:
    """Tell whom it is assigned to, also of another day, and who had it before."""
    now = change_mark.present()
    said: dict[str, Any] = {"by": by, "at": now, "report": report}
    if was.assignee != report.assignee_id:
        act = f"taken-report-{report.pk}-{now}"
        whom = {was.assignee: "had_report"}
        told = said | {"because": whom, "act": act}
        notices.tell("taken_over", report.edition_key, whom, **told)
    if work_of(report) != was:
        act = f"asked-report-{report.pk}-{now}"
        people = [report.assignee_id]
        notices.tell("asked_to_answer", report.edition_key, people, act=act, **said)


def forget_person(person: User) -> int:
    """Take a person out of reports: nobody has these, and their letters are emptied."""
    number = ReaderReport.objects.filter(assignee=person).update(assignee=None)
    letters = ReaderReport.objects.filter(letter_by=person).exclude(letter="")
    return number + letters.update(letter="")
