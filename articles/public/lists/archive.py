"""The archive: all articles by the year and the month of their printed date."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.catalogue import Catalogue, Numbers, catalogue_now
from articles.feeds import site_feeds
from articles.public.lists.page import article_list
from articles.selection import Selection
from articles.site import Head, page, public_view, tells_all, translated


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month of the archive, and how many articles it has if that is said.

    `months` are a year's.
    """

    year: int
    month: int | None = None
    number: int = 0
    months: tuple["Period", ...] = ()

    def __str__(self):
        return date_format(self.first, "F Y" if self.month else "Y")

    @property
    def month_name(self) -> str:
        return date_format(self.first, "F")

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def path(self) -> str:
        if not self.month:
            return reverse("archive_year", kwargs={"year": self.year})
        when = {"year": self.year, "month": self.month}
        return reverse("archive_month", kwargs=when)


@public_view
@tells_all
def overview(request):
    """All years with their months, the newest first."""
    catalogue = catalogue_now()
    head = Head(
        title=_("Archive"),
        path=reverse("archive"),
        description=_("All articles by year and month."),
        translations=translated("archive"),
        feeds=site_feeds(),
    )
    return page(
        "articles/archive.html",
        head,
        at=catalogue.revision,
        years=years_of(catalogue.numbers(get_language())),
        feeds=head.feeds,
        subscribe=reverse("subscribe"),
    )


@public_view
@tells_all
def period(request, year: int, month: int | None = None):
    """The list of one year or one month; without articles there is none of it."""
    catalogue = catalogue_now()
    selection = Selection(get_language()).in_period([year], [month] if month else [])
    is_empty = not selection.found(catalogue)
    context = {"period": selection.when()} | neighbours(selection, catalogue)
    if month:
        context["year"] = None if is_empty else Period(year)
    elif not is_empty:
        numbers = catalogue.numbers(selection.language)
        [context["year_in_months"]] = years_of(numbers, only=year)
    answer = article_list(request, selection, catalogue, archive=context)
    # No page of the archive, but it leads to those that are.
    answer.status_code = 404 if is_empty else answer.status_code
    return answer


def years_of(numbers: Numbers, *, only: int | None = None) -> list[Period]:
    """Return the years with articles, newest first, months as in a calendar; or `only`
    that year.
    """
    by_month, years = numbers.by_month, []
    for year, keys in groupby(sorted(by_month), key=lambda key: key[0]):
        if only in {None, year}:
            months = tuple(Period(*key, by_month[key]) for key in keys)
            number = sum(month.number for month in months)
            years.append(Period(year, None, number, months))
    return years[::-1]


def neighbours(selection: Selection, catalogue: Catalogue) -> dict[str, Period | None]:
    """Return the nearest earlier and later period of its kind that has articles."""
    articles = catalogue.public(selection.language)
    [(first, last)] = selection.spans()

    def around(day: date | None) -> Period | None:
        month = day.month if day and selection.months else None
        return Period(day.year, month) if day else None

    return {
        "earlier": around(catalogue.earlier(articles, first)),
        "later": around(catalogue.later(articles, last)),
    }
