"""Lists that grow with the stock: they count and sort no more than a person pages
through, and say so.

Code that lets an act be done to all counted rows says how many rows it means.
"""

import secrets
from functools import cached_property
from urllib.parse import quote_plus

from django.contrib import admin
from django.contrib.admin.views.main import (
    ORDER_VAR,
    PAGE_VAR,
    SEARCH_VAR,
    ChangeList,
)
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.domain import search

# So many rows are counted from the shown page on, and so many are sorted.
AHEAD = 1_000
# Stands for any value in an address; nobody types it, for it is another each time.
ANY = secrets.token_hex(16)
# No page is behind this one: databases know no larger numbers of rows.
LAST_PAGE = 1_000_000
# Seconds after which a search that took too long may be tried again.
AFTER = 30


def page_asked_for(request) -> int:
    # Autocomplete fields have a page parameter of another name.
    asked = request.GET.get(PAGE_VAR) or request.GET.get("page", "")
    # Python reads no number of thousands of digits.
    return min(int(asked[:9]), LAST_PAGE) if asked.isdecimal() else 1


def counted(queryset, most: int) -> int:
    """Return how many rows there are, one more than `most` for more than that."""
    return queryset.order_by().values("pk")[: most + 1].count()


class AheadPaginator(Paginator):
    """Knows the pages that follow the one it is asked for, but not how many in all."""

    first = 0

    @cached_property
    def found(self) -> int:
        return counted(self.object_list, self.first + AHEAD)

    @property
    def count(self) -> int:
        return min(self.found, self.first + AHEAD)

    @property
    def goes_on(self) -> bool:
        """Return whether there are more rows than it has counted."""
        return self.found > self.count


class BoundedList(ChangeList):
    is_too_long_to_sort = False

    def get_filters(self, request):
        *found, _may_have_duplicates, is_active = super().get_filters(request)
        # No filter of these lists finds a row twice; a distinct query would sort all.
        return *found, False, is_active

    def get_results(self, request):
        if ORDER_VAR in self.params and counted(self.queryset, AHEAD) > AHEAD:
            self.is_too_long_to_sort = True
            for params in (self.params, self.filter_params):
                del params[ORDER_VAR]
            self.addresses.clear()
            found = self.queryset.order_by()
            self.queryset = found.order_by(*self.order_unsorted(request, found))
        super().get_results(request)

    @cached_property
    def addresses(self) -> dict[tuple, tuple[str, str]]:
        """Addresses of this list, by the parameters that change: the parts before and
        after the new value.
        """
        return {}

    def get_query_string(self, new_params=None, remove=None):
        """Put addresses together once for all choices of a filter: it has hundreds."""
        if not new_params or len(new_params) > 1:
            return super().get_query_string(new_params, remove)
        [(name, value)] = new_params.items()
        if not isinstance(value, str | int):
            return super().get_query_string(new_params, remove)
        kind = name, *(remove or ())
        if kind not in self.addresses:
            whole = super().get_query_string({name: ANY}, remove)
            before, _any, after = whole.partition(f"{quote_plus(name)}={ANY}")
            self.addresses[kind] = f"{before}{quote_plus(name)}=", after
        before, after = self.addresses[kind]
        return f"{before}{quote_plus(str(value))}{after}"

    def order_unsorted(self, request, queryset):
        """Return an order for what is too long to be sorted."""
        return self.get_ordering(request, queryset)


def too_much(request) -> TemplateResponse:
    """Say that a search was stopped; an empty list would say that there is nothing."""
    context = {
        **admin.site.each_context(request),
        "title": _("Please narrow your search down"),
        "typed": request.GET.get(SEARCH_VAR, ""),
    }
    headers = {"Retry-After": str(AFTER)}
    template = "admin/too_much.html"
    return TemplateResponse(request, template, context, status=503, headers=headers)


class Bounded(admin.ModelAdmin):
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return BoundedList

    def changelist_view(self, request, extra_context=None):
        if request.method != "GET":
            return super().changelist_view(request, extra_context)
        try:
            with search.limited():
                return super().changelist_view(request, extra_context)
        except search.TooMuch:
            return too_much(request)

    def get_paginator(self, request, queryset, per_page, *args, **kwargs):
        paginator = AheadPaginator(queryset, per_page, *args, **kwargs)
        paginator.first = (page_asked_for(request) - 1) * per_page
        return paginator
