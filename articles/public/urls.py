"""The addresses of the public site below `/de/` and `/en/`, in each one's words."""

from django.urls import include, path, register_converter
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from articles.barriers import views as barrier
from articles.feeds import views as feeds
from articles.models import KINDS
from articles.public import corrections_page, home, pages, style, subscribe
from articles.public.article import citation
from articles.public.article import page as article
from articles.public.lists import archive
from articles.public.lists import overviews as labels
from articles.public.lists import page as lists
from articles.site import FORMS

# The article's citation as a file, by its ending.
CITATIONS = {
    "bib": pgettext_lazy("address", "citation.bib"),
    "ris": pgettext_lazy("address", "citation.ris"),
}


class YearConverter:
    regex = "[1-9][0-9]{3}"
    to_python = int
    to_url = str


class MonthConverter:
    regex = "0[1-9]|1[0-2]"
    to_python = int
    to_url = "{:02}".format


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")


def label_addresses(kind: str) -> list:
    known = {"kind": kind}
    return [
        path("", labels.overview, known, name=f"{kind}_overview"),
        path("<slug:slug>/", lists.label, known, name=kind),
        *feed_addresses(feeds.label_feed, f"{kind}_", "<slug:slug>/", **known),
    ]


def feed_addresses(view, prefix: str = "", below: str = "", **known) -> list:
    return [
        path(
            f"{below}feed.{form}",
            view,
            known | {"form": form},
            name=f"{prefix}feed_{form}",
        )
        for form in FORMS
    ]


def citation_addresses() -> list:
    return [
        path(
            format_lazy("<slug:slug>/{}", name),
            citation.citation,
            {"form": form},
            name=f"citation_{form}",
        )
        for form, name in CITATIONS.items()
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path(
        pgettext_lazy("address", "articles/"),
        include(
            [
                path("", lists.articles, name="articles"),
                *feed_addresses(feeds.feed),
                path("<slug:slug>/", article.article, name="article"),
                *citation_addresses(),
            ]
        ),
    ),
    path(pgettext_lazy("address", "style/"), style.style, name="style"),
    path(
        pgettext_lazy("address", "archive/"),
        include(
            [
                path("", archive.overview, name="archive"),
                path("<year:year>/", archive.period, name="archive_year"),
                path(
                    "<year:year>/<month:month>/", archive.period, name="archive_month"
                ),
                *feed_addresses(
                    feeds.month_feed, "archive_month_", "<year:year>/<month:month>/"
                ),
            ]
        ),
    ),
    path(pgettext_lazy("address", "subscribe/"), subscribe.subscribe, name="subscribe"),
    path(
        pgettext_lazy("address", "page/"),
        include([path("<slug:slug>/", pages.site_page, name="page")]),
    ),
    path(
        pgettext_lazy("address", "report-a-barrier/"),
        include(
            [
                path("", barrier.report, name="report_barrier"),
                path(
                    pgettext_lazy("address", "thanks/"),
                    barrier.thanks,
                    name="barrier_reported",
                ),
            ]
        ),
    ),
    path(
        pgettext_lazy("address", "corrections/"),
        include(
            [
                path("", corrections_page.corrections, name="corrections"),
                *feed_addresses(feeds.corrections_feed, "corrections_"),
            ]
        ),
    ),
    *(
        path(kind.address, include(label_addresses(name)))
        for name, kind in KINDS.items()
    ),
]
