"""The filters of readers' reports: what is open, who has them, and by when."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.lists.filters import DueDays
from articles.admin.parts.saying import who
from articles.editing import answering
from articles.models import User

WEEK = timedelta(days=7)
STATES = {"open": _("Open"), "answered": _("Answered")}
ME, NOBODY = "me", "nobody"


class StateFilter(SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return STATES.items()

    def queryset(self, request, queryset):
        ways = {"open": queryset.open, "answered": queryset.answered}
        return ways.get(self.value() or "", queryset.all)()


class AssigneeFilter(SimpleListFilter):
    """A report of a closed account counts as nobody's."""

    title = _("assigned to")
    parameter_name = "assignee"

    def lookups(self, request, model_admin):
        others = answering.people().exclude(pk=request.user.pk)
        return [
            (ME, pgettext_lazy("reviewer", "Me")),
            (NOBODY, pgettext_lazy("reviewer", "Nobody")),
            *((str(one.pk), who(one)) for one in others),
        ]

    def queryset(self, request, queryset):
        asked = self.value() or ""
        if asked == NOBODY:
            return queryset.assigned_to_nobody()
        if asked == ME:
            return queryset.filter(assignee=request.user.pk)
        if is_key(asked):
            return queryset.filter(assignee__in=User.objects.filter(pk=asked))
        return queryset


class DueFilter(DueDays):
    """Only open reports are due."""

    def queryset(self, request, queryset):
        today = timezone.localdate()
        days = {"overdue": -1, "today": 0, "week": WEEK.days}
        asked = self.value() or ""
        if asked not in days:
            return queryset
        last = today + timedelta(days=days[asked])
        return queryset.open().filter(due_on__lte=last)
