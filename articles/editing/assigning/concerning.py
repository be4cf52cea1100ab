"""The assignments that concern a person today: one question for all of them."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from articles.domain import assignments, rights
from articles.editing.assigning.fitting import RIGHTS
from articles.models import Assignment, AssignmentRole, User, asked_of

# So many are looked through; a newsroom of thirty has fewer that are open.
MOST = 500


def on_the_day(user: User, today: date) -> list[Any]:
    """Return what is asked of the user; for those who may assign, also what is due or
    overdue, what belongs to closed accounts, and who reviews what.

    Each has the key, headline, status and author of the version in work, to whom it
    `falls`, since its person is away, and whether it `is_asked` of the user.
    """
    wanted = asked_of(user)
    if rights.may_assign(user):
        closed = Q(person__is_active=False) | Q(person__ends_on__lt=today)
        wanted |= Q(due_on__lte=today) | closed | Q(role=AssignmentRole.REVIEWS)
    across = Assignment.objects.open().filter(edition=OuterRef("edition"))
    across = across.exclude(role=OuterRef("role")).order_by()
    found = Assignment.objects.open().with_work().filter(wanted)
    found = found.select_related("person__stand_in", "given_by", "edition")
    found = found.annotate(across=Subquery(across.values("person")[:1]))
    found = found.order_by("-is_urgent", "due_on", "due_time", "pk")
    return [with_stand_in(one, user) for one in found[:MOST]]


def with_stand_in(one: Any, user: User) -> Any:
    one.falls = assignments.stand_in_of(one.person, {one.author_key, one.across})
    falls_here = one.falls and one.falls.pk == user.pk
    may = falls_here and user.has_perm(RIGHTS[AssignmentRole(one.role)])
    one.is_asked = one.person_id == user.pk or bool(may)
    return one
