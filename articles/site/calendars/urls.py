"""The addresses of the calendars below `/de/` and `/en/`, beside their lists' pages."""

from collections.abc import Callable

from django.urls import path
from django.utils.text import format_lazy

from articles.models import KINDS
from articles.site.calendars import views
from articles.site.shared import ARTICLES

FILE = "calendar.ics"


def calendar_address(below, view: Callable, name: str, **known):
    return path(format_lazy("{}{}", below, FILE), view, known, name=name)


def label_calendar(kind: str):
    below = format_lazy("{}<slug:slug>/", KINDS[kind].address)
    return calendar_address(below, views.label_calendar, f"{kind}_calendar", kind=kind)


urlpatterns = [
    calendar_address(ARTICLES, views.calendar, "calendar"),
    *(label_calendar(kind) for kind in KINDS),
]
