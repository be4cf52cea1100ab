"""The list of articles: one row per edition, filters, search."""

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles.admin.article.access import seen_by
from articles.admin.listing.actions import Acts
from articles.admin.listing.assigned import (
    DueFilter,
    ReviewerFilter,
    told_of_assignments,
)
from articles.admin.listing.changelist import ArticleChangeList
from articles.admin.listing.columns import Columns
from articles.admin.listing.commented import CommentsFilter
from articles.admin.listing.orders import OrderFilter, order_of, with_moments
from articles.admin.listing.searching import IS_FEW, NUMBER_FOUND, PARTS, in_address
from articles.admin.listing.tabling import COLUMNS
from articles.admin.parts.lists.bounded import Bounded
from articles.admin.parts.lists.filters import (
    Languages,
    People,
    PhaseFilter,
    UsedLabels,
    VersionsFilter,
)
from articles.admin.parts.lists.found import keys_found
from articles.admin.parts.lists.months import PrintedMonths
from articles.domain import search
from articles.editing.writing import FIRST
from articles.foundation.languages import offered
from articles.foundation.spreadsheet import Column
from articles.models import (
    KINDS,
    Article,
    Mostly,
    OneOfFew,
    Snapshot,
    sees_all,
)


class ArticleList(Acts, Columns, Bounded):
    list_filter = (
        PhaseFilter,
        ("edition__language", Languages),
        ("author", People),
        ReviewerFilter,
        DueFilter,
        CommentsFilter,
        *((f"{kind.links}__{kind.field}", UsedLabels) for kind in KINDS.values()),
        ("printed_on", PrintedMonths),
        VersionsFilter,
        OrderFilter,
    )
    list_select_related = ("edition", "author")
    # One query for each value of each filter.
    show_facets = admin.ShowFacets.NEVER
    # Fields outside the index; `get_search_results` searches both.
    search_fields = ("slug", "attributions__url", "further_reading__url")
    search_help_text = _("Headline, text, source, link")
    ordering = ("-pk",)
    table_columns: tuple[Column, ...] = COLUMNS

    def get_changelist(self, request, **kwargs):
        return ArticleChangeList

    def get_paginator(self, request, queryset, per_page, *args, **kwargs):
        paginator = super().get_paginator(request, queryset, per_page, *args, **kwargs)
        known = NUMBER_FOUND.get(request)
        if known is not None:
            paginator.found = known
        return paginator

    def get_queryset(self, request):
        saves = Snapshot.objects.filter(article=OuterRef("pk")).order_by("-lock")
        live = Article.objects.public().filter(edition=OuterRef("edition"))
        found = seen_by(request.user).annotate(
            saved_at=Subquery(saves.values("at")[:1]),
            live_pk=Subquery(live.values("pk")[:1]),
            live_number=Subquery(live.values("number")[:1]),
            live_slug=Subquery(live.values("slug")[:1]),
            **told_of_assignments(),
        )
        return with_moments(found, request).order_by(*self.ordering)

    def standing_for_editions(self, request, queryset):
        """Keep one version of each edition: the one that a person goes on with."""
        standing = Q(stands_for_edition=True)
        if sees_all(request.user):
            return queryset.filter(standing)
        # If the user can't see that one, the best that they can: the query looks for it
        # only in these few editions.
        visible = Article.objects.visible_to(request.user)
        versions = visible.filter(edition=OuterRef("edition")).order_by(
            FIRST, "-number"
        )
        others = visible.filter(
            edition__in=Article.objects.editions_hidden_from(request.user),
            pk=Subquery(versions.values("pk")[:1]),
        )
        best = OneOfFew("pk", Subquery(others.values("pk")))
        return queryset.filter(Mostly(standing | Q(best)))

    def get_ordering(self, request):
        return order_of(request).by

    def get_search_results(self, request, queryset, search_term):
        """Find words by the index of the public site, and how addresses begin; matches
        in the headline come first.
        """
        query = search.read_query(search_term, *offered())
        if not query:
            return queryset, False
        # Each by its own index, then put together: with “or”, all are read.
        keys = keys_found(query, *in_address(query.text))
        if keys is None:
            PARTS.set(request, search.tiers(queryset, query))
            return search.matching(queryset, query), False
        found = queryset.filter(pk__in=keys)
        if ORDER_VAR in request.GET or not isinstance(keys, set):
            return found, False
        IS_FEW.set(request, True)
        ordered = found.query.order_by
        return found.alias(fit=search.fit(query)).order_by("fit", *ordered), False
