"""Plan that an approval publishes; approve, and carry out the plan.

The planner counts as the one who publishes: when somebody else approves, the rules are
checked that would hold if the planner published by hand.
"""

from collections.abc import Container
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from articles.domain import rights
from articles.editing.publishing.attempt.act import Act
from articles.editing.publishing.attempt.explaining import moment
from articles.editing.publishing.attempt.options import Options, Plan, Publication
from articles.editing.publishing.attempt.plans import (
    has_passed,
    plan_of,
    planner_of,
    window_of,
)
from articles.editing.publishing.effects.appearing import publish
from articles.editing.publishing.effects.hiding import choose, note_choice
from articles.editing.publishing.effects.statuses import (
    change_status,
    record,
    write_status,
)
from articles.editing.publishing.guards.judging import judge
from articles.foundation.refusal import Refused
from articles.models import Article, Decision, Edition, given
from articles.workflow import TABLE, TRANSITIONS

PUBLISHING = TRANSITIONS["publish"]
[ENDING_A_PLAN] = (row for row in TABLE if row.ends_plan)


def plan(act: Act[Plan]) -> Article:
    """Put it in review, and record the window that the approval is to set."""
    before = act.article.phase(act.now)
    # The approval publishes what the planner chose.
    note_choice(act, hides=choose(act))
    write_status(act, act.article)
    asked = {"live_from": act.options.at, "until": act.options.expires_at}
    record(act, act.article, before, **asked)
    return act.article


def approve(act: Act) -> Article:
    """Record the approval; publish as planned, or end the plan and record why."""
    planned = plan_of(act.article)
    article = change_status(act)
    if planned is None:
        return article
    due = publication_due(planned, article, act.edition, act.now)
    if refusal := what_hinders(due):
        return end_plan(act, refusal)
    due.note = reason_of(planned, act.now)
    return publish(due)


def publication_due(
    planned: Decision, article: Article, edition: Edition, now: datetime
) -> Act[Publication]:
    """Return the act that an approval makes: in the planner's name, without a note.

    So it claims no emergency for the planner: only an approval publishes it.
    """
    return Act(
        row=PUBLISHING,
        article=article,
        edition=edition,
        by=planner_of(planned),
        note="",
        now=now,
        options=replace(window_of(planned, now), hides_former=article.hides_former),
    )


def what_hinders(due: Act[Publication], *, but: Container[str] = ()) -> Refused | None:
    """Return why it can't be published as planned: the refusal that a user would get.

    `but` names guards to skip.
    """
    try:
        refuse_who_is_gone(due)
        judge(due, but=but)
    except Refused as refusal:
        return refusal
    return None


def refuse_who_is_gone(due: Act[Publication]) -> None:
    """Refuse if the planner can't enter the desk any more, or has lost the right."""
    person = due.by
    is_there = person.is_active and person.is_staff
    if not (is_there and rights.holds(person, due.row.right, due.article)):
        raise due.refuse(
            "planner-gone",
            _("The person who planned it can no longer publish."),
            _("Ask someone with that right."),
        )


def end_plan(act: Act, refusal: Refused) -> Article:
    """Record that the approval published nothing, and why."""
    ending = Act(
        row=ENDING_A_PLAN,
        article=act.article,
        edition=act.edition,
        by=act.by,
        note=_("Not published as planned: %(why)s") % {"why": refusal.why},
        now=act.now,
        options=Options(),
    )
    return change_status(ending)


def reason_of(planned: Decision, now: datetime) -> str:
    said = _("As planned on %(at)s.") % {"at": moment(planned.at)}
    return f"{said} {lateness(planned, now)}".rstrip()


def lateness(planned: Decision, now: datetime) -> str:
    """Return a note if the approval came after the planned moment, else ""."""
    if not has_passed(planned, now):
        return ""
    asked = moment(given(planned.live_from))
    return _("The moment planned, %(at)s, has passed.") % {"at": asked}
