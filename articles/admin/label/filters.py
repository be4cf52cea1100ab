"""Narrow a list of labels to those that stand for themselves, or for another."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _


class StandingFilter(SimpleListFilter):
    title = _("merged")
    parameter_name = "merged"

    def lookups(self, request, model_admin):
        return [("no", _("Stands for itself")), ("yes", _("Merged into another"))]

    def queryset(self, request, queryset):
        if self.value() not in {"yes", "no"}:
            return queryset
        return queryset.filter(merged_into__isnull=self.value() == "no")
