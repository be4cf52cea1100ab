"""The page of the calendar, and its addresses."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from articles.admin.article.access import may_look
from articles.admin.calendar.entries import KINDS, Asked, by_day
from articles.admin.calendar.filters import FilterForm
from articles.admin.calendar.moving import move_to_day
from articles.admin.calendar.spans import VIEWS, Span, span_of
from articles.models import Article


@require_safe
def calendar(request):
    if not may_look(request.user):
        raise PermissionDenied
    span, day = span_of(request.GET.get("view", ""), request.GET.get("day", ""))
    filters, now = FilterForm(request.GET), timezone.now()
    articles = filters.filter(Article.objects.visible_to(request.user))
    asked = Asked(request.user, articles, filters.chosen_person, *span.moments(), now)
    found, is_cut = by_day(asked, span.days)
    context = admin.site.each_context(request) | {
        "title": pgettext("pages", "Calendar"),
        "span": span,
        "days": days_of(span, found),
        "weekdays": [date_format(one, "D") for one in span.days[:7]],
        "is_empty": not any(found.values()),
        "is_cut": is_cut,
        "kinds": KINDS,
        "filters": filters,
        "day": day,
        "views": views_of(request, span, day),
        "ways": ways_of(request, span),
    }
    return TemplateResponse(request, "admin/articles/calendar/page.html", context)


def days_of(span: Span, found: dict) -> list[dict[str, Any]]:
    """Return each day with its entries; a list has only those with any."""
    today = timezone.localdate()
    return [
        {
            "date": day,
            "weekday": date_format(day, "l"),
            "name": date_format(day, "MONTH_DAY_FORMAT"),
            "entries": entries,
            "is_today": day == today,
            "is_outside": bool(span.month) and day.month != span.month,
        }
        for day, entries in found.items()
        if entries or span.view != "list"
    ]


def address(request, view: str, day: date) -> str:
    kept = {
        name: value
        for name in FilterForm.base_fields
        if (value := request.GET.get(name))
    }
    query = {"view": view, "day": day.isoformat()} | kept
    return reverse("desk_calendar", query=query)


def views_of(request, span: Span, day: date) -> list[tuple[str, str, bool]]:
    return [
        (str(label), address(request, name, day), name == span.view)
        for name, (label, _make) in VIEWS.items()
    ]


def ways_of(request, span: Span) -> dict[str, str]:
    today = timezone.localdate()
    days = {"before": span.before, "today": today, "after": span.after}
    return {name: address(request, span.view, day) for name, day in days.items()}


# Path, name, view.
ADDRESSES = (
    ("calendar/", "desk_calendar", calendar),
    ("calendar/<int:pk>/move/", "calendar_move", move_to_day),
)

urlpatterns = [
    path(route, admin.site.admin_view(view), name=name)
    for route, name, view in ADDRESSES
]
