"""Assignments in the desk's words: the person, the day, and if that has passed."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.parts.near import near, near_date, near_day
from articles.admin.parts.saying import who
from articles.domain import assignments
from articles.models import Assignment, User, given


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


def facts_of(one: Assignment, now: datetime, stand_in: User | None = None) -> list[str]:
    """Return the facts beside the name: a closed account comes first.

    `stand_in` is to whom it falls while its person is away.
    """
    return [
        *([] if one.person.is_open else [_("this account is closed")]),
        *away_facts(one.person, stand_in),
        *task_facts(one, now),
    ]


def facts_for_stand_in(one: Assignment, now: datetime) -> list[str]:
    """Return the facts of it for the person who stands in: first for whom."""
    return [
        _("for %(who)s") % {"who": name_and_absence(one.person)},
        *task_facts(one, now),
    ]


def task_facts(one: Assignment, now: datetime) -> list[str]:
    return [
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


def away_facts(person: User, stand_in: User | None) -> list[str]:
    """Return until when the person is away, and who does this work meanwhile."""
    if not person.is_away:
        return []
    until, named = near_date(given(person.away_until)), person.stand_in
    if stand_in:
        said = {"day": until, "who": who(stand_in)}
        return [_("away until %(day)s, %(who)s stands in") % said]
    if named and named.is_away:
        said = {"day": until, "who": who(named)}
        return [_("away until %(day)s; %(who)s stands in, but is away too") % said]
    return [_("away until %(day)s") % {"day": until}]


def away_warning(person: User, stand_in: User | None) -> str:
    """Return a warning for those who ask somebody who is away; "" if they are here."""
    if not person.is_away:
        return ""
    said = {"who": who(person), "day": near_date(given(person.away_until))}
    if stand_in:
        said["stand_in"] = who(stand_in)
        return _("%(who)s is away until %(day)s; %(stand_in)s stands in.") % said
    if person.stand_in and person.stand_in.is_away:
        said["stand_in"] = who(person.stand_in)
        return (
            _(
                "%(who)s is away until %(day)s. %(stand_in)s stands in, but is away "
                "too: nobody does this work meanwhile."
            )
            % said
        )
    return _("%(who)s is away until %(day)s, and nobody stands in.") % said


def name_and_absence(person: User) -> str:
    """Return the name, and until when the person is away."""
    if not person.is_away:
        return who(person)
    said = {"who": who(person), "day": near_date(given(person.away_until))}
    return _("%(who)s (away until %(day)s)") % said
