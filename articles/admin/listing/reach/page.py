"""The page of what readers ask for, and that of one article."""

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext, pgettext
from django.views.decorators.http import require_safe

from articles.admin.article.access import find
from articles.admin.listing.reach.rows import (
    article_rows,
    feed_rows,
    grouped,
    said_of,
    search_rows,
    sums_of,
)
from articles.admin.parts.crumbs import Crumb, shortened
from articles.admin.parts.saying import change_url
from articles.domain.content import long_day
from articles.site import statistics
from articles.site.charts import line_of
from articles.site.statistics import Period, Point

RIGHT = "articles.view_articlereach"
# Rows of each table on the page; a table for spreadsheets has more.
SHOWN = 50
DEFAULT = 30


def require_right(request) -> None:
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied


def period_asked_for(request) -> Period:
    """Return the period that the address names; any other is the usual one."""
    asked = request.GET.get("days", "")
    days = int(asked) if asked in map(str, statistics.DAYS) else DEFAULT
    return Period(days)


def periods(chosen: Period) -> list[tuple[int, str, bool]]:
    """Return days and name of each period, and whether it is the chosen one."""
    return [(days, last(days), days == chosen.days) for days in statistics.DAYS]


def last(days: int) -> str:
    said = ngettext("Last %(days)d day", "Last %(days)d days", days)
    return said % {"days": days}


def picture(points: list[Point]) -> dict:
    """Return the line of the requests, in words, and the days behind it."""
    sums, most = sums_of(points), max(points, key=lambda point: point.requests)
    said = _(
        "%(count)s requests between %(first)s and %(last)s, at most %(most)s on %(day)s"
    )
    values = {
        "count": sums.requests,
        "first": long_day(points[0].day),
        "last": long_day(points[-1].day),
        "most": grouped(most.requests),
        "day": long_day(most.day),
    }
    return {
        "sums": sums,
        "said": said % values,
        "line": line_of([point.requests for point in points]),
        "points": said_of(reversed(points)),
    }


@require_safe
def page(request):
    require_right(request)
    period = period_asked_for(request)
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Reach"),
        "is_on": settings.NEWSROOM_REACH,
        "period": period,
        "periods": periods(period),
        "picture": picture(statistics.of_all(period)),
        "articles": article_rows(period, request.user, SHOWN),
        "feeds": feed_rows(period),
        "searches": search_rows(period, SHOWN),
        "often": statistics.OFTEN,
        "lately": statistics.LATELY.days,
    }
    return TemplateResponse(request, "admin/reach/page.html", context)


def to_reach(period: Period) -> Crumb:
    return pgettext("pages", "Reach"), f"{reverse('reach')}?days={period.days}"


@require_safe
def article_page(request, pk: int):
    article = find(request, pk)
    require_right(request)
    period = period_asked_for(request)
    [read] = statistics.of_editions([article.edition_id], period)
    months = statistics.since_ever(article.edition_id)
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Reach of an article"),
        "crumbs": [to_reach(period)],
        "here": shortened(article),
        "here_language": article.language,
        "is_on": settings.NEWSROOM_REACH,
        "article": article,
        "address": change_url(article),
        "period": period,
        "periods": periods(period),
        "picture": picture(read.points),
        "months": said_of(months),
        "ever": sums_of(months),
    }
    return TemplateResponse(request, "admin/reach/article.html", context)
