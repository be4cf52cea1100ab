"""Assignments on the first page: the user's own; for those who may assign, also the
due ones of others, and those of closed accounts. One query for all of them.
"""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.day.section import DUE, OVERDUE, Row, Section, section
from articles.admin.day.work import InWork
from articles.admin.parts.assigned import facts_for_stand_in, facts_of, urgency
from articles.admin.parts.saying import who
from articles.domain import assignments, rights
from articles.editing.assigning import on_the_day
from articles.models import Assignment, AssignmentRole, User
from articles.workflow import Status

MARKS = {"due": DUE, "overdue": OVERDUE}
# The status in which it is this role's turn.
TURN = {
    AssignmentRole.WRITES: Status.DRAFT,
    AssignmentRole.REVIEWS: Status.IN_REVIEW,
}


@dataclass(frozen=True, slots=True)
class Assigned:
    """`reviewers` are others who review a text that waits, by edition."""

    own: list[Section] = field(default_factory=list)
    due: list[Section] = field(default_factory=list)
    reviewers: dict[int, User] = field(default_factory=dict)


def assigned_for(user: User, work: InWork) -> Assigned:
    if not user.has_perm("articles.change_article"):
        return Assigned()
    now = timezone.now()
    every = on_the_day(user, timezone.localdate())
    own = [one for one in every if one.is_asked]
    others = [one for one in every if not one.is_asked]
    done = {
        one.article.edition_id for one in work.in_review if one.is_approved_by(user)
    }
    asked = [one for one in own if is_ones_turn(one) and one.edition_id not in done]
    may = rights.may_assign(user)
    left = [one for one in others if may and not one.person.is_open]
    due = [one for one in others if may and one not in left and urgency(one, now)]
    reviewers = {
        one.edition_id: one.person
        for one in others
        if one.role == AssignmentRole.REVIEWS and assignments.stands(one, now)
    }
    return Assigned(
        section("asked", _("Asked of you"), [row_of(one, user) for one in asked]),
        [
            *section("left", _("Assigned to closed accounts"), rows_of(left)),
            *section("due", _("Due with others"), rows_of(due)),
        ],
        reviewers,
    )


def is_ones_turn(one) -> bool:
    return one.status == TURN[AssignmentRole(one.role)]


def rows_of(found: list[Assignment]) -> list[Row]:
    return [row_of(one) for one in found]


def row_of(one, user: User | None = None) -> Row:
    """Lead to where it is done; the assignment has the facts of its version.

    With `user` it is asked of them: by itself, or because its person is away.
    """
    now, is_read = timezone.now(), one.status == Status.IN_REVIEW
    page = "articles_article_review" if is_read else "articles_article_change"
    if user and one.person_id != user.pk:
        facts = [one.get_role_display(), *facts_for_stand_in(one, now)]
    else:
        named = [] if user else [who(one.person)]
        facts = [*named, one.get_role_display(), *facts_of(one, now, one.falls)]
    return Row(
        one.headline or _("No headline yet"),
        reverse(f"admin:{page}", args=[one.article_key]),
        facts,
        language=one.edition.language,
        note=one.brief if user else "",
        mark=MARKS.get(urgency(one, now)),
    )
