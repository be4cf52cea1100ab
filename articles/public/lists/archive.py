"""The archive: all articles by the year and the month of their printed date."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.catalogue import Catalogue, catalogue_now
from articles.feeds import site_feeds
from articles.public.lists.page import article_list
from articles.selection import Selection
from articles.site import Head, page, public_view, translated


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month of the archive, and how many articles it has if that is said.

    `months` are a year's.
    """

    selection: Selection
    number: int = 0
    months: tuple["Period", ...] = ()

    def __str__(self):
        return self.selection.when()

    @property
    def month_name(self) -> str:
        return date_format(self.selection.spans()[0][0], "F")

    @property
    def path(self) -> str:
        return self.selection.path()


@public_view
def overview(request):
    """All years with their months, the newest first."""
    everything, catalogue = Selection(get_language()), catalogue_now()
    head = Head(
        title=_("Archive"),
        path=reverse("archive"),
        description=_("All articles by year and month."),
        translations=translated("archive"),
        feeds=site_feeds(),
    )
    return page(
        request,
        "articles/archive.html",
        head,
        at=catalogue.revision,
        years=years_of(everything, catalogue),
        feeds=head.feeds,
        subscribe=reverse("subscribe"),
    )


@public_view
def period(request, year: int, month: int | None = None):
    """The list of one year or one month that has articles."""
    catalogue = catalogue_now()
    everything = Selection(get_language())
    selection = everything.in_period([year], [month] if month else [])
    if not selection.found(catalogue):
        raise Http404
    context = {"period": selection.when()} | neighbours(selection, catalogue)
    if month:
        context["year"] = Period(everything.in_period([year]))
    else:
        [context["year_in_months"]] = years_of(selection, catalogue)
    return article_list(request, selection, catalogue, archive=context)


def years_of(selection: Selection, catalogue: Catalogue) -> list[Period]:
    """Return the years of these articles, newest first, months as in a calendar."""
    everything = Selection(selection.language)
    numbers = catalogue.by_month(selection.found(catalogue))
    years = []
    for year, keys in groupby(sorted(numbers), key=lambda key: key[0]):
        months = tuple(
            Period(everything.in_period([year], [month]), numbers[year, month])
            for _year, month in keys
        )
        number = sum(month.number for month in months)
        years.append(Period(everything.in_period([year]), number, months))
    return years[::-1]


def neighbours(selection: Selection, catalogue: Catalogue) -> dict[str, Period | None]:
    """Return the nearest earlier and later period of its kind that has articles."""
    everything = Selection(selection.language)
    articles = everything.found(catalogue)
    [(first, last)] = selection.spans()

    def around(day: date | None) -> Period | None:
        months = [day.month] if day and selection.months else []
        return Period(everything.in_period([day.year], months)) if day else None

    return {
        "earlier": around(catalogue.earlier(articles, first)),
        "later": around(catalogue.later(articles, last)),
    }
