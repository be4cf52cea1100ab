"""The list of feeds: its filters, and what is asked once for all rows of a page."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.admin.watching.words import PAUSED, QUIET
from articles.inbox.feeds import Yield, yields_of
from articles.models import FeedStanding

MOVED = "moved"


class StandingFilter(SimpleListFilter):
    """Keeps feeds by their last answer, or by what an editor should look at."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [
            *FeedStanding.choices,
            (QUIET, pgettext_lazy("feed", "gone quiet")),
            (MOVED, pgettext_lazy("feed", "has moved")),
            (PAUSED, pgettext_lazy("feed", "paused")),
        ]

    def queryset(self, request, queryset):
        asked, now = self.value(), timezone.now()
        if asked == QUIET:
            well = queryset.filter(state__standing=FeedStanding.WELL)
            return well.quiet(now)
        if asked == MOVED:
            return queryset.moved(now)
        if asked == PAUSED:
            return queryset.filter(is_paused=True)
        if asked in FeedStanding.values:
            return queryset.asked().filter(state__standing=asked)
        return queryset


class Feeds(ChangeList):
    """Counts the items of all rows at once, for a page and for the table."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        self.tell(self.result_list)

    def tell(self, feeds: list[Any]) -> None:
        found = yields_of(feeds, timezone.now())
        for feed in feeds:
            feed.yielded = found.get(feed.pk, Yield())
