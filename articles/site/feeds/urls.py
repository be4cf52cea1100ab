"""The addresses of the feeds below `/de/` and `/en/`, beside their lists' pages."""

from collections.abc import Callable

from django.urls import path
from django.utils.text import format_lazy

from articles.models import KINDS
from articles.site.feeds import views
from articles.site.feeds.formats.formats import FORMATS
from articles.site.shared import ARCHIVE, ARTICLES, CORRECTIONS


def feed_addresses(below, view: Callable, prefix: str = "", **known) -> list:
    """Return the addresses of a feed's formats, below that of its page."""
    return [
        path(
            format_lazy("{}feed.{}", below, form),
            view,
            known | {"form": form},
            name=f"{prefix}feed_{form}",
        )
        for form in FORMATS
    ]


def label_feeds(kind: str) -> list:
    below = format_lazy("{}<slug:slug>/", KINDS[kind].address)
    return feed_addresses(below, views.label_feed, f"{kind}_", kind=kind)


MONTH = format_lazy("{}<year:year>/<month:month>/", ARCHIVE)

urlpatterns = [
    *feed_addresses(ARTICLES, views.feed),
    *feed_addresses(MONTH, views.month_feed, "archive_month_"),
    *feed_addresses(CORRECTIONS, views.corrections_feed, "corrections_"),
    *(address for kind in KINDS for address in label_feeds(kind)),
]
