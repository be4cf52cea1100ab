"""A page of the list: only few rows are sorted; their details are queried at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import NoReverseMatch

from articles.admin.listing.assigned import assignment_from
from articles.admin.listing.bulk_pages import MOST
from articles.admin.listing.commented import has_readable_comments
from articles.admin.listing.orders import NEWEST, order_of
from articles.admin.listing.searching import IS_FEW, NUMBER_FOUND, PARTS, Tiers
from articles.admin.parts.afterwards import review_url
from articles.admin.parts.lists.bounded import AHEAD, BoundedList
from articles.admin.parts.saying import change_url
from articles.editing.publishing import circumstances
from articles.models import Article, AssignmentRole, Edition
from articles.workflow import Phase

# The columns of an edition that say how many comments are open on it.
TOLD = ("open_comments", "blocking_comments", "is_template")


class ArticleChangeList(BoundedList):
    is_for_reviewer = False
    user: Any = None
    # The parts of a search that found too much to be sorted.
    tiers: Tiers | None = None
    # All keys of a result that is small enough to be sorted.
    in_order: list[int] | None = None
    # The rows of a result that fits on one page.
    in_page: list[Article] | None = None
    # The rows of the first page of a search that found few.
    first_rows: list[Article] | None = None

    def get_queryset(self, request, exclude_parameters=None):
        found = super().get_queryset(request, exclude_parameters)
        self.user = request.user
        self.is_for_reviewer = request.user.has_perm("articles.review_article")
        self.tiers = None if ORDER_VAR in self.params else found_in_tiers(request)
        return found

    def get_results(self, request):
        if ORDER_VAR not in self.params and not self.tiers:
            if IS_FEW.get(request):
                self.queryset = joined_to_few(self.queryset)
                self.take_few(request)
            elif not self.query and not order_of(request).is_indexed:
                self.sort_few(request)
        super().get_results(request)
        self.result_list = self.rows_of_page()
        self.tell(self.result_list)

    def take_few(self, request) -> None:
        """Read the rows of one page: if those are all, no count is needed."""
        rows = list(self.queryset[: self.list_per_page + 1])
        self.first_rows = rows[: self.list_per_page]
        if len(rows) <= self.list_per_page:
            self.in_page = rows
            NUMBER_FOUND.set(request, len(rows))

    def rows_of_page(self) -> list[Article]:
        is_whole = not self.multi_page or (self.show_all and self.can_show_all)
        first = 0 if is_whole else (self.page_num - 1) * self.list_per_page
        number = self.result_count if is_whole else self.list_per_page
        if self.tiers:
            return self.tiers.page(joined_to_few(self.root_queryset), first, number)
        if self.in_page is not None:
            return self.in_page
        if self.first_rows and not is_whole and first == 0:
            return self.first_rows
        if self.in_order is None:
            return list(self.result_list)
        keys = self.in_order[first : first + number]
        rows = joined_to_few(self.root_queryset).in_bulk(keys)
        return [rows[key] for key in keys if key in rows]

    @property
    def may_choose_all(self) -> bool:
        """Return whether an act can be done to all results, not only to this page."""
        return len(self.result_list) < self.result_count <= MOST

    def order_unsorted(self, request, queryset):
        return NEWEST.by

    def sort_few(self, request) -> None:
        """Put them into the order of a queue, unless there are too many for one."""
        every = self.queryset.order_by()
        order = order_of(request)
        keyed = every.annotate(place=order.place).values_list("pk", "place")
        keys = list(keyed[: AHEAD + 1])
        if len(keys) > AHEAD:
            self.is_too_long_to_sort = True
            self.queryset = every.order_by(*NEWEST.by)
            return
        # Sorted here: in a query, SQLite would read all that an author wrote.
        self.in_order = order.sorted(keys)
        few = self.root_queryset.filter(pk__in=self.in_order)
        self.queryset = few.order_by(*order.by)
        NUMBER_FOUND.set(request, len(self.in_order))

    def tell(self, articles: Iterable[Article]) -> None:
        """Add to each article the further values of its columns, and its link: for
        reviewers that is the review page.
        """
        came = circumstances(one for one in articles if one.is_working)
        kept = f"?{self.preserved_filters}" if self.preserved_filters else ""
        for article in articles:
            if language := getattr(article, "edition_language", None):
                values = [article.edition_id, language]
                values += [getattr(article, f"edition_{name}") for name in TOLD]
                names = ["id", "language", *TOLD]
                article.edition = Edition.from_db("default", names, values)
            # As `add_preserved_filters`, which looks each address up among all.
            address = change_url(article) + kept
            if self.is_for_reviewer and article.phase() is Phase.IN_REVIEW:
                address = review_url(article)
            may = article.edition.open_comments > 0
            may = may and has_readable_comments(article, self.user)
            vars(article)["has_readable_comments"] = may
            told: dict[str, Any] = {"came": came.get(article.pk), "address": address}
            for role in AssignmentRole.values if article.is_working else ():
                told[role] = assignment_from(getattr(article, f"told_{role}", None))
            vars(article).update(told)

    def url_for_result(self, result):
        # The column of headlines leads there by itself: the facts below are no link.
        raise NoReverseMatch


def joined_to_few(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Query editions by themselves: to join some, PostgreSQL would read them all."""
    alone = articles.select_related(None).select_related("author")
    edition = Edition.objects.filter(pk=OuterRef("edition_id"))
    columns = {
        f"edition_{name}": Subquery(edition.values(name)[:1])
        for name in ("language", *TOLD)
    }
    return alone.annotate(**columns)


def found_in_tiers(request) -> Tiers | None:
    parts = PARTS.get(request)
    return Tiers(parts) if parts else None
