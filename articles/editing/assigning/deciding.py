"""Assign, take and give back: each locks the edition, and compares what was seen."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.domain import assignments, audit, rights
from articles.editing.assigning.fitting import (
    may_give_back,
    may_take,
    refuse_unfit,
    refused,
    sides_of,
)
from articles.editing.notices import ASKED, tell
from articles.foundation import change_mark
from articles.foundation.text import clean_text
from articles.models import (
    LONGEST_BRIEF,
    Article,
    Assignment,
    AssignmentEnd,
    AssignmentRole,
    Edition,
    RecordedDeed,
    User,
)


@dataclass(frozen=True, slots=True)
class Task:
    """The day, how pressing it is, and the brief."""

    due_on: date | None = None
    due_time: time | None = None
    is_urgent: bool = False
    brief: str = ""


@transaction.atomic
def assign(
    article: Article,
    role: str,
    *,
    person: User,
    by: User,
    task: Task | None = None,
    seen: int | None = None,
) -> Assignment:
    """Say who writes or reviews it, and until when, in place of the open assignment.

    `seen` is the key of the open assignment that the user saw. Raises Refused; then
    nothing has changed.
    """
    task, (stored, row) = task or Task(), locked(article, role, seen)
    if not rights.may_assign(by):
        raise not_allowed(article)
    if not stored.is_working:
        raise not_in_work(article)
    refuse_too_long(article, task)
    now, former, was = change_mark.present(), row, facts_of(row)
    if row is None or row.person_id != person.pk:
        refuse_unfit(stored, role, person, sides_of(stored))
        end(row, AssignmentEnd.PASSED_ON, now)
        row = Assignment(edition_id=stored.edition_id, role=role, person=person)
    row.due_on, row.due_time = task.due_on, task.due_time if task.due_on else None
    row.is_urgent, row.brief = task.is_urgent, clean_text(task.brief)
    row.given_by, row.given_at, row.is_claim = by, now, False
    row.save()
    note(stored, by, f"assigned_{role}")
    if facts_of(row) != was:
        tell_assigned(row, former, by)
    return row


@transaction.atomic
def take(article: Article, *, by: User, seen: int | None = None) -> Assignment:
    """Take a text in review: `by` is its reviewer. Raises Refused.

    It takes over what somebody else has, if `seen` says that the user knew it.
    """
    stored, row = locked(article, AssignmentRole.REVIEWS, seen)
    if not may_take(by, stored):
        raise not_allowed(article)
    now, former = change_mark.present(), row
    if row is None or row.person_id != by.pk:
        row = Assignment(edition_id=stored.edition_id, person=by)
        row.role, row.given_by, row.given_at = AssignmentRole.REVIEWS, by, now
        row.is_claim = True
        if former:
            lapsed = assignments.has_lapsed(former, now)
            end(former, LAPSED if lapsed else AssignmentEnd.PASSED_ON, now)
            for name in ("due_on", "due_time", "is_urgent", "brief", "given_by"):
                setattr(row, name, getattr(former, name))
    row.taken_at = row.acted_at = now
    row.save()
    note(stored, by, "taken_reviews")
    if former:
        tell_taken(former, by)
    return row


@transaction.atomic
def give_back(
    article: Article, role: str, *, by: User, seen: int | None = None
) -> None:
    """End an assignment, by its person or by who may assign. Raises Refused."""
    stored, row = locked(article, role, seen)
    if row is None:
        raise overtaken(article)
    if not may_give_back(by, row):
        raise not_allowed(article)
    end(row, AssignmentEnd.GIVEN_BACK, change_mark.present())
    note(stored, by, f"given_back_{role}")
    tell_taken(row, by)


def tell_assigned(row: Assignment, former: Assignment | None, by: User) -> None:
    """Tell the person, also of another day or brief, and who had it before."""
    if former and former.pk != row.pk:
        tell_taken(former, by)
    kind, act = ASKED[AssignmentRole(row.role)], f"asked-{row.pk}-{row.given_at}"
    tell(kind, row.edition_id, [row.person_id], by=by, act=act)


def facts_of(row: Assignment | None) -> tuple[Any, ...]:
    """Return what its person has to know of an assignment."""
    if row is None:
        return ()
    return (row.person_id, row.due_on, row.due_time, row.is_urgent, row.brief)


def tell_taken(former: Assignment, by: User) -> None:
    """Tell who had an assignment until now, unless they ended it themselves."""
    act = f"taken-{former.pk}-{former.ended_at}"
    tell("taken_over", former.edition_id, [former.person_id], by=by, act=act)


LAPSED = AssignmentEnd.LAPSED


def locked(
    article: Article, role: str, seen: int | None
) -> tuple[Article, Assignment | None]:
    """Lock the edition; return the article as it is, and the role's open assignment."""
    Edition.objects.select_for_update().get(pk=article.edition_id)
    stored = Article.objects.select_related("edition").get(pk=article.pk)
    rows = assignments.open_for([stored.edition_id])
    row = rows.get((stored.edition_id, role))
    if (row and row.pk) != seen:
        raise overtaken(article)
    return stored, row


def end(row: Assignment | None, ending: AssignmentEnd, now: datetime) -> None:
    if row:
        row.ended_at, row.ending = now, ending
        row.save(update_fields=["ended_at", "ending"])


def note(article: Article, by: User, what: str) -> None:
    audit.write(RecordedDeed.ASSIGNED, about=article, by=by, what=what)


def refuse_too_long(article: Article, task: Task) -> None:
    if len(task.brief) > LONGEST_BRIEF:
        raise refused(
            article,
            "too-long",
            _("A brief has %(most)d characters at most.") % {"most": LONGEST_BRIEF},
            _("Shorten it."),
        )


def overtaken(article: Article):
    return refused(
        article,
        "overtaken",
        _("Somebody else has just changed it."),
        _("Look at who has it now."),
    )


def not_allowed(article: Article):
    return refused(
        article,
        "not-allowed",
        _("You may not do this."),
        _("Ask an editor or the chief editor."),
    )


def not_in_work(article: Article):
    return refused(
        article,
        "not-in-work",
        _("Nobody is working on this version."),
        _("Revise the article first."),
    )
