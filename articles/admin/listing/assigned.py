"""Assignments in the list: filters by reviewer and by day, and what the columns tell.

The open assignments are few, so the filters look up their editions first. A list may
make few queries: so its own one brings the columns, as an object of JSON for each role.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.admin.parts.lists.filters import DueDays
from articles.domain import assignments
from articles.models import Assignment, AssignmentRole, User

WEEK = timedelta(days=7)
OWN = ("due_on", "due_time", "is_claim", "taken_at", "acted_at")
PERSONS = ("id", "username", "printed_name", "is_active", "ends_on", "away_until")


def told_of_assignments() -> dict[str, Subquery]:
    """Return an annotation for each role, with the columns of its open assignment."""
    columns: Any = {name: name for name in OWN}
    columns |= {f"person__{name}": f"person__{name}" for name in PERSONS}
    rows = Assignment.objects.open().filter(edition=OuterRef("edition")).order_by()
    return {
        f"told_{role}": Subquery(
            rows.filter(role=role).values(told=JSONObject(**columns))[:1]
        )
        for role in AssignmentRole.values
    }


def assignment_from(told: dict[str, Any] | None) -> Assignment | None:
    """Return the assignment, which is never stored, of what the annotation says."""
    if told is None:
        return None
    person = {name: told[f"person__{name}"] for name in PERSONS}
    return Assignment(
        **{name: stored(Assignment, name, told[name]) for name in OWN},
        person=User(**{name: stored(User, name, it) for name, it in person.items()}),
    )


def stored(model, name: str, value: Any) -> Any:
    """Return a value of JSON as the column has it; SQLite writes moments in UTC."""
    found = model._meta.get_field(name).to_python(value)
    if isinstance(found, datetime) and timezone.is_naive(found):
        return found.replace(tzinfo=UTC)
    return found


class ReviewerFilter(SimpleListFilter):
    title = _("reviewer")
    parameter_name = "reviewer"

    def lookups(self, request, model_admin):
        return [
            ("me", pgettext_lazy("reviewer", "Me")),
            ("others", pgettext_lazy("reviewer", "Somebody else")),
            ("nobody", pgettext_lazy("reviewer", "Nobody")),
        ]

    def queryset(self, request, queryset):
        asked = self.value()
        if asked not in {"me", "others", "nobody"}:
            return queryset
        rows = Assignment.objects.open().filter(role=AssignmentRole.REVIEWS)
        working, every = queryset.working(), editions_of(rows)
        if asked == "nobody":
            return working.exclude(edition__in=every)
        own = editions_of(rows.asked_of(request.user))
        return working.filter(edition__in=own if asked == "me" else every - own)


def editions_of(rows: Any) -> set[int]:
    now = timezone.now()
    return {one.edition_id for one in rows if assignments.stands(one, now)}


class DueFilter(DueDays):
    def queryset(self, request, queryset):
        asked, today = self.value(), timezone.localdate()
        ends = {"overdue": today, "today": today, "week": today + WEEK}
        if asked not in ends:
            return queryset
        rows = list(Assignment.objects.open().filter(due_on__lte=ends[asked]))
        if asked == "overdue":
            rows = [one for one in rows if one.is_overdue(timezone.now())]
        return queryset.working().filter(edition__in={one.edition_id for one in rows})
