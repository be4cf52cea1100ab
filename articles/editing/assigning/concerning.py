"""The assignments that concern a person today: one question for all of them."""

from datetime import date

from django.db.models import Q

from articles.domain import rights
from articles.models import Assignment, AssignmentRole, User

# So many are looked through; a newsroom of thirty has fewer that are open.
MOST = 500


def on_the_day(user: User, today: date) -> list[Assignment]:
    """Return what is asked of the user; for those who may assign, also what is due or
    overdue, what belongs to closed accounts, and who reviews what.

    Each has the key, headline, status and author of the version in work.
    """
    wanted = Q(person=user.pk)
    if rights.may_assign(user):
        closed = Q(person__is_active=False) | Q(person__ends_on__lt=today)
        wanted |= Q(due_on__lte=today) | closed | Q(role=AssignmentRole.REVIEWS)
    found = Assignment.objects.open().with_work().filter(wanted)
    found = found.select_related("person", "given_by", "edition")
    return list(found.order_by("-is_urgent", "due_on", "due_time", "pk")[:MOST])
