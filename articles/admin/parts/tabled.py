"""Any list of the desk as a table for spreadsheets: all that it shows, not one page."""

import csv
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.parts.bounded import counted
from articles.admin.parts.cells import cell
from articles.refusal import Refused
from articles.slugs import slug_from

# So many rows are given at most, and so many are read at a time.
MOST, AT_A_TIME = 10_000, 500
# What it is called, and what a row says in it.
Column = tuple[str | Promise, Callable[[Any], Any]]
# By it spreadsheets know that it is UTF-8.
MARK = "\ufeff"
# Spreadsheets divide by what their language writes numbers without.
SEPARATORS = {"de": ";"}


class Echo:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        return text


class Tabled(admin.ModelAdmin):
    # Columns of the table by what they are called, where it says more than the list.
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
        # As a whole: what fails midway would be taken for all there is.
        text = "".join(self.table_rows(changelist, columns))
        answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{self.table_name()}"'
        return answer

    def columns_of_list(self, request) -> list[Column]:
        """Return what the list shows, with the names of its columns."""
        return [
            (str(label_for_field(name, self.model, self)), partial(self.said, name))
            for name in self.get_list_display(request)
        ]

    def list_address(self) -> str:
        opts = self.opts
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")

    def table_name(self) -> str:
        what = slug_from(str(self.opts.verbose_name_plural), fallback="table")
        return f"{what}-{timezone.localdate().isoformat()}.csv"

    def table_rows(self, changelist, columns) -> Iterator[str]:
        separator = SEPARATORS.get(get_language() or "", ",")
        # Each cell quoted: then no separator of another language divides one.
        writer: Any = csv.writer(Echo(), delimiter=separator, quoting=csv.QUOTE_ALL)
        yield MARK + writer.writerow(
            [cell(capfirst(str(name))) for name, _tell in columns]
        )
        every = getattr(changelist, "tiers", None) or changelist.queryset
        found = every.iterator(AT_A_TIME)
        while rows := list(islice(found, AT_A_TIME)):
            if hasattr(changelist, "tell"):
                changelist.tell(rows)
            for row in rows:
                yield writer.writerow([cell(tell(row)) for _name, tell in columns])

    def said(self, column, row: Model):
        """Return what stands in a column, as it is stored where that is a field."""
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
        _("A table of these %(things)s can't be made.")
        % {"things": opts.verbose_name_plural},
        _("There are more than %(count)s.") % {"count": MOST},
        _("Narrow them down first by filters or a search."),
        code="table-too-long",
    )
