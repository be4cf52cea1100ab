"""A page of the list: few are sorted; what is said of each is asked for all at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import QuerySet
from django.urls import NoReverseMatch

from articles.admin.listing.bulk_pages import MOST
from articles.admin.listing.orders import NEWEST, order_of
from articles.admin.listing.searching import Tiers
from articles.admin.parts.bounded import AHEAD, BoundedList
from articles.admin.parts.saying import change_url
from articles.models import Article
from articles.publishing import circumstances


class ArticleChangeList(BoundedList):
    # What a search found so much of that nobody sorts it.
    tiers: Tiers | None = None
    # Of few, which are sorted: all their keys.
    in_order: list[int] | None = None

    def get_queryset(self, request, exclude_parameters=None):
        found = super().get_queryset(request, exclude_parameters)
        self.tiers = None if ORDER_VAR in self.params else found_in_tiers(request)
        return found

    def get_results(self, request):
        if ORDER_VAR not in self.params and not self.tiers:
            if getattr(request, "found_few", False):
                self.queryset = joined_to_few(self.queryset)
            elif not self.query and not order_of(request).is_indexed:
                self.sort_few(request)
        super().get_results(request)
        self.result_list = self.rows_of_page()
        self.tell(self.result_list)

    def rows_of_page(self) -> list[Article]:
        is_whole = not self.multi_page or (self.show_all and self.can_show_all)
        first = 0 if is_whole else (self.page_num - 1) * self.list_per_page
        number = self.result_count if is_whole else self.list_per_page
        if self.tiers:
            return self.tiers.page(first, number)
        if self.in_order is None:
            return list(self.result_list)
        keys = self.in_order[first : first + number]
        rows = joined_to_few(self.root_queryset).in_bulk(keys)
        return [rows[key] for key in keys if key in rows]

    @property
    def may_choose_all(self) -> bool:
        """Whether an act can be done to all that was found, not only to this page."""
        return len(self.result_list) < self.result_count <= MOST

    def order_unsorted(self, request, queryset):
        return NEWEST.by

    def sort_few(self, request) -> None:
        """Put them into the order of a queue, unless there are too many for one."""
        every = self.queryset.order_by()
        keys = list(every.values_list("pk", flat=True)[: AHEAD + 1])
        if len(keys) > AHEAD:
            self.is_too_long_to_sort = True
            self.queryset = every.order_by(*NEWEST.by)
            return
        # By nothing but their keys: to sort them, SQLite would rather look through all
        # that their author ever wrote.
        few = self.root_queryset.filter(pk__in=keys)
        self.queryset = few.order_by(*order_of(request).by)
        self.in_order = list(self.queryset.values_list("pk", flat=True))
        request.number_found = len(self.in_order)

    def tell(self, articles: Iterable[Article]) -> None:
        """Add to each article what its columns say beside what it holds."""
        came = circumstances(one for one in articles if one.is_working)
        for article in articles:
            filters: dict[str, Any] = {
                "preserved_filters": self.preserved_filters,
                "opts": self.opts,
            }
            address = add_preserved_filters(filters, change_url(article))
            vars(article).update(came=came.get(article.pk), address=address)

    def url_for_result(self, result):
        # The column of headlines leads there by itself: the facts below are no link.
        raise NoReverseMatch


def joined_to_few(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Ask for editions by themselves: to join some, PostgreSQL would read them all."""
    alone = articles.select_related(None).select_related("author")
    return alone.prefetch_related("edition")


def found_in_tiers(request) -> Tiers | None:
    parts = getattr(request, "found_in_tiers", None)
    return Tiers(parts) if parts else None
