"""Counts as tables for spreadsheets, each of its own; the addresses of all counts."""

from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _, pgettext_lazy
from django.views.decorators.http import require_safe

from articles.admin.article.access import find
from articles.admin.listing.reach.page import (
    article_page,
    page,
    period_asked_for,
    require_right,
)
from articles.admin.listing.reach.rows import article_rows, feed_rows, search_rows
from articles.foundation import spreadsheet
from articles.foundation.spreadsheet import Column
from articles.site import statistics
from articles.site.shared import absolute

ARTICLES: tuple[Column, ...] = (
    (_("headline"), lambda row: row.article.headline),
    (_("language"), lambda row: row.language),
    (_("requests"), lambda row: row.read.requests),
    (_("by programs"), lambda row: row.read.by_programs),
    (_("address"), lambda row: absolute(row.article.get_absolute_url())),
)
FEEDS: tuple[Column, ...] = (
    (_("feed"), lambda row: row.name),
    (pgettext_lazy("feed", "format"), lambda row: row.name.form),
    (_("subscribers"), lambda row: row.fetched.subscribers),
    (pgettext_lazy("feed", "as stated by"), lambda row: row.programs),
    (_("address"), lambda row: absolute(row.fetched.feed)),
)
SEARCHES: tuple[Column, ...] = (
    (_("words"), lambda row: row.words),
    (_("language"), lambda row: row.language),
    (pgettext_lazy("searches", "number"), lambda row: row.number),
)
DAYS: tuple[Column, ...] = (
    (_("day"), lambda point: point.day),
    (_("requests"), lambda point: point.requests),
    (_("by programs"), lambda point: point.by_programs),
)


@require_safe
def articles(request):
    require_right(request)
    rows = article_rows(period_asked_for(request), request.user, statistics.MOST)
    return spreadsheet.whole(str(_("Most-read articles")), ARTICLES, rows)


@require_safe
def feeds(request):
    require_right(request)
    rows = feed_rows(period_asked_for(request))
    return spreadsheet.whole(str(_("Subscribers of feeds")), FEEDS, rows)


@require_safe
def searches(request):
    require_right(request)
    rows = search_rows(period_asked_for(request), statistics.MOST)
    return spreadsheet.whole(str(_("Searches without a result")), SEARCHES, rows)


@require_safe
def days(request):
    require_right(request)
    rows = statistics.of_all(period_asked_for(request))
    return spreadsheet.whole(str(_("Requests per day")), DAYS, rows)


@require_safe
def article_days(request, pk: int):
    article = find(request, pk)
    require_right(request)
    [read] = statistics.of_editions([article.edition_id], period_asked_for(request))
    return spreadsheet.whole(str(_("Requests per day")), DAYS, read.points)


ARTICLE = "articles/article/<int:pk>/reach/"
# Path, name, view. Those of one article begin with `find`, as its others do.
ADDRESSES = (
    ("reach/", "reach", page),
    ("reach/days.csv", "reach_days", days),
    ("reach/articles.csv", "reach_articles", articles),
    ("reach/feeds.csv", "reach_feeds", feeds),
    ("reach/searches.csv", "reach_searches", searches),
    (ARTICLE, "articles_article_reach", article_page),
    (f"{ARTICLE}days.csv", "articles_article_reach_days", article_days),
)

urlpatterns = [
    path(route, admin.site.admin_view(view), name=name)
    for route, name, view in ADDRESSES
]
