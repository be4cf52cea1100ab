"""Filters by assignments: who reviews, and until when something is due.

The open assignments are few, so their editions are looked up first.
"""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.domain import assignments
from articles.models import Assignment, AssignmentRole

WEEK = timedelta(days=7)


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
        now, user = timezone.now(), request.user
        rows = Assignment.objects.open().filter(role=AssignmentRole.REVIEWS)
        standing = [one for one in rows if assignments.stands(one, now)]
        own = {one.edition_id for one in standing if one.person_id == user.pk}
        every = {one.edition_id for one in standing}
        working = queryset.working()
        if asked == "nobody":
            return working.exclude(edition__in=every)
        return working.filter(edition__in=own if asked == "me" else every - own)


class DueFilter(SimpleListFilter):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [
            ("overdue", _("Overdue")),
            ("today", _("By today")),
            ("week", _("Within a week")),
        ]

    def queryset(self, request, queryset):
        asked, today = self.value(), timezone.localdate()
        ends = {"overdue": today, "today": today, "week": today + WEEK}
        if asked not in ends:
            return queryset
        rows = list(Assignment.objects.open().filter(due_on__lte=ends[asked]))
        if asked == "overdue":
            rows = [one for one in rows if one.is_overdue(timezone.now())]
        return queryset.working().filter(edition__in={one.edition_id for one in rows})
