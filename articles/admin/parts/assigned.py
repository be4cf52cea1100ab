"""Assignments in the desk's words: the person, the day, and if that has passed."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.parts.near import near, near_day
from articles.admin.parts.saying import who
from articles.domain import assignments
from articles.models import Assignment


def due_day(one: Assignment) -> str:
    """Return the day by name, with the time if one is set; "" if no day is set."""
    due = one.due()
    if due is None:
        return ""
    return near(due) if one.due_time else near_day(due)


def urgency(one: Assignment, now: datetime) -> str:
    """Return "overdue", "due" for today, or ""; each is the name of a mark."""
    if one.is_overdue(now):
        return "overdue"
    return "due" if one.due_on and one.due_on <= timezone.localdate(now) else ""


def facts_of(one: Assignment, now: datetime) -> list[str]:
    """Return the facts beside the name: a closed account comes first."""
    return [
        *([] if one.person.is_open else [_("this account is closed")]),
        *([_("urgent")] if one.is_urgent else []),
        *([_("due: %(when)s") % {"when": due_day(one)}] if one.due_on else []),
        *taken_said(one, now),
    ]


def taken_said(one: Assignment, now: datetime) -> list[str]:
    if one.taken_at is None:
        by = {"who": who(one.given_by), "when": near_day(one.given_at)}
        return [_("assigned by %(who)s, %(when)s") % by]
    until = assignments.claimed_until(one)
    if until and until <= now:
        return [_("the claim lapsed: %(when)s") % {"when": near(until)}]
    return [_("taken: %(when)s") % {"when": near(one.taken_at)}]
