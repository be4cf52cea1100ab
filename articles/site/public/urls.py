"""The addresses of the public site below `/de/` and `/en/`, in each one's words."""

from django.urls import include, path
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from articles.models import KINDS
from articles.site.alerts import asking as alerts
from articles.site.calendars import FILE
from articles.site.public import corrections_page, home, pages, style
from articles.site.public.article import (
    calendar as dates,
    citation,
    ninjs,
    page as article,
    reporting,
    side_by_side,
    versions,
)
from articles.site.public.files.card import card
from articles.site.public.lists import (
    archive,
    calls,
    overviews as labels,
    page as lists,
    partners,
)
from articles.site.public.machines import icons
from articles.site.public.subscribe import page as subscribe
from articles.site.reader_reports import barriers, tips
from articles.site.shared import ARCHIVE, ARTICLES, CORRECTIONS, DEADLINES

# The article's citation as a file, by its ending.
CITATIONS = {
    "bib": pgettext_lazy("address", "citation.bib"),
    "ris": pgettext_lazy("address", "citation.ris"),
}


def label_addresses(kind: str) -> list:
    known = {"kind": kind}
    return [
        path("", labels.overview, known, name=f"{kind}_overview"),
        path("<slug:slug>/", lists.label, known, name=kind),
        *([partner_address(kind)] if KINDS[kind].is_subject else ()),
    ]


def partner_address(kind: str):
    below = format_lazy("<slug:slug>/{}", pgettext_lazy("address", "together/"))
    return path(below, partners.partners, {"kind": kind}, name=f"{kind}_partners")


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


def error_addresses() -> list:
    form = pgettext_lazy("address", "report-an-error/")
    thanks = pgettext_lazy("address", "thanks/")
    return [
        path(
            format_lazy("<slug:slug>/{}", form),
            reporting.report_error,
            name="report_error",
        ),
        path(
            format_lazy("<slug:slug>/{}{}", form, thanks),
            reporting.error_reported,
            name="error_reported",
        ),
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path(DEADLINES, calls.calls, name="deadlines"),
    path(
        ARTICLES,
        include(
            [
                path("", lists.articles, name="articles"),
                path("<slug:slug>/", article.article, name="article"),
                path(
                    format_lazy("<slug:slug>/{}", FILE),
                    dates.calendar,
                    name="article_calendar",
                ),
                path(
                    format_lazy(
                        "<slug:slug>/{}", pgettext_lazy("address", "ninjs.json")
                    ),
                    ninjs.ninjs,
                    name="article_ninjs",
                ),
                path(
                    format_lazy(
                        "<slug:slug>/{}<int:number>/",
                        pgettext_lazy("address", "version/"),
                    ),
                    versions.version,
                    name="article_version",
                ),
                path(
                    format_lazy(
                        "<slug:slug>/{}<slug:other>/",
                        pgettext_lazy("address", "side-by-side/"),
                    ),
                    side_by_side.side_by_side,
                    name="article_side_by_side",
                ),
                path(
                    format_lazy(
                        "<slug:slug>/{}<slug:digest>.png",
                        pgettext_lazy("address", "card/"),
                    ),
                    card,
                    name="article_card",
                ),
                *citation_addresses(),
                *error_addresses(),
            ]
        ),
    ),
    path(pgettext_lazy("address", "style/"), style.style, name="style"),
    path(pgettext_lazy("address", "site.webmanifest"), icons.manifest, name="manifest"),
    path(
        ARCHIVE,
        include(
            [
                path("", archive.overview, name="archive"),
                path("<year:year>/", archive.period, name="archive_year"),
                path(
                    "<year:year>/<month:month>/", archive.period, name="archive_month"
                ),
            ]
        ),
    ),
    path(
        pgettext_lazy("address", "subscribe/"),
        include(
            [
                path("", subscribe.subscribe, name="subscribe"),
                path(
                    pgettext_lazy("address", "by-email/"),
                    alerts.by_email,
                    name="by_email",
                ),
                path(
                    format_lazy(
                        "{}{}",
                        pgettext_lazy("address", "by-email/"),
                        pgettext_lazy("address", "sent/"),
                    ),
                    alerts.asked,
                    name="alert_asked",
                ),
            ]
        ),
    ),
    path(
        pgettext_lazy("address", "page/"),
        include([path("<slug:slug>/", pages.site_page, name="page")]),
    ),
    path(
        pgettext_lazy("address", "report-a-barrier/"),
        include(
            [
                path("", barriers.report, name="report_barrier"),
                path(
                    pgettext_lazy("address", "thanks/"),
                    barriers.thanks,
                    name="barrier_reported",
                ),
            ]
        ),
    ),
    path(
        pgettext_lazy("address", "send-us-news/"),
        include(
            [
                path("", tips.send, name="send_tip"),
                path(pgettext_lazy("address", "sent/"), tips.sent, name="tip_sent"),
                path(
                    pgettext_lazy("address", "thanks/"),
                    tips.received,
                    name="tip_received",
                ),
                path(
                    format_lazy("{}<str:token>/", pgettext_lazy("address", "confirm/")),
                    tips.confirm,
                    name="confirm_tip",
                ),
            ]
        ),
    ),
    path(CORRECTIONS, corrections_page.corrections, name="corrections"),
    *(
        # The stub takes no lazy text but one of its own.
        path(kind.address, include(label_addresses(name)))  # type: ignore[call-overload]
        for name, kind in KINDS.items()
    ),
]
