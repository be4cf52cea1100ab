"""The addresses of these files below `/de/` and `/en/`, beside their lists' pages."""

from collections.abc import Callable

from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from articles.models import KINDS
from articles.site.downloads import views
from articles.site.shared import ARTICLES

FILES = {
    "bib": pgettext_lazy("address", "list.bib"),
    "ris": pgettext_lazy("address", "list.ris"),
    "csv": pgettext_lazy("address", "list.csv"),
}


def file_addresses(below, view: Callable, prefix: str = "", **known) -> list:
    """Return the addresses of a list's files, below that of its page."""
    return [
        path(
            format_lazy("{}{}", below, file),
            view,
            known | {"form": form},
            name=f"{prefix}list_{form}",
        )
        for form, file in FILES.items()
    ]


def label_files(kind: str) -> list:
    below = format_lazy("{}<slug:slug>/", KINDS[kind].address)
    return file_addresses(below, views.label_file, f"{kind}_", kind=kind)


urlpatterns = [
    *file_addresses(ARTICLES, views.list_file),
    *(address for kind in KINDS for address in label_files(kind)),
]
