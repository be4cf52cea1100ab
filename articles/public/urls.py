"""The addresses of the public site below `/de/` and `/en/`, in each one's words."""

from django.urls import include, path
from django.utils.translation import pgettext_lazy

from articles.feeds import views as feeds
from articles.public import article, corrections_page, home, labels, lists

# Kind of label → the part of the address that stands for it.
LABELS = {
    "category": pgettext_lazy("address", "categories/"),
    "topic": pgettext_lazy("address", "topics/"),
    "country": pgettext_lazy("address", "countries-organisations/"),
    "source": pgettext_lazy("address", "sources/"),
}


def label_addresses(kind: str) -> list:
    known = {"kind": kind}
    return [
        path("", labels.overview, known, name=f"{kind}_overview"),
        path("<slug:slug>/", lists.label, known, name=kind),
        path("<slug:slug>/feed.rss", feeds.label_feed, known, name=f"{kind}_feed"),
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path(
        pgettext_lazy("address", "articles/"),
        include(
            [
                path("", lists.articles, name="articles"),
                path("feed.rss", feeds.feed, name="feed"),
                path("<slug:slug>/", article.article, name="article"),
            ]
        ),
    ),
    path(
        pgettext_lazy("address", "corrections/"),
        corrections_page.corrections,
        name="corrections",
    ),
    *(path(part, include(label_addresses(kind))) for kind, part in LABELS.items()),
]
