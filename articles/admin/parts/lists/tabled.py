"""Any list of the desk as a table for spreadsheets: all that it shows, not one page."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Model
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.accounts import note
from articles.admin.parts.lists.bounded import counted
from articles.foundation import spreadsheet
from articles.foundation.refusal import Refused
from articles.foundation.spreadsheet import Column
from articles.models import RecordedDeed

# At most so many rows are sent, and so many are read at a time.
MOST, AT_A_TIME = 10_000, 500


class Tabled(admin.ModelAdmin):
    # The table's columns by their names, if it has more than the list.
    table_columns: tuple[Column, ...] = ()

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_table"
        view = self.admin_site.admin_view(require_safe(self.table))
        table = path("table.csv", view, name=name)
        return [table, *super().get_urls()]

    def table(self, request):
        """Answer with all rows of the list that the same query shows, in its order."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        try:
            changelist: Any = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{self.list_address()}?e=1")
        if counted(changelist.queryset, MOST) > MOST:
            messages.error(request, str(too_long(self.opts)))
            query = request.GET.urlencode()
            return HttpResponseRedirect(f"{self.list_address()}?{query}")
        columns = self.table_columns or self.columns_of_list(request)
        if request.method == "GET":
            note(
                RecordedDeed.EXPORTED,
                by=request.user,
                kind=self.opts.label_lower,
                filters=sorted(request.GET),
            )
        # As a whole: a download that fails midway would be taken for complete.
        what = str(self.opts.verbose_name_plural)
        return spreadsheet.whole(what, columns, self.table_rows(changelist))

    def columns_of_list(self, request) -> list[Column]:
        """Return the columns of the list, with their names."""
        return [
            (str(label_for_field(name, self.model, self)), partial(self.said, name))
            for name in self.get_list_display(request)
        ]

    def list_address(self) -> str:
        opts = self.opts
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")

    def table_rows(self, changelist) -> Iterator[Any]:
        every = getattr(changelist, "tiers", None) or changelist.queryset
        found = every.iterator(AT_A_TIME)
        while rows := list(islice(found, AT_A_TIME)):
            if hasattr(changelist, "tell"):
                changelist.tell(rows)
            yield from rows

    def said(self, column, row: Model):
        """Return the value of a column, as it is stored if that is a field."""
        try:
            field, attribute, value = lookup_field(column, row, self)
        except ObjectDoesNotExist:
            return None
        if field is not None and getattr(field, "choices", None):
            return getattr(row, f"get_{field.name}_display")()
        is_empty = value == self.get_empty_value_display()
        is_empty |= value == getattr(attribute, "empty_value_display", None)
        return None if is_empty else value


def too_long(opts) -> Refused:
    return Refused(
        _("These %(things)s can't be saved as a table.")
        % {"things": opts.verbose_name_plural},
        _("There are more than %(count)s.") % {"count": MOST},
        _("Narrow them down first with filters or a search."),
        code="table-too-long",
    )
