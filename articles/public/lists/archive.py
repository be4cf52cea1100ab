"""The archive: all articles by the year and the month of their printed date."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.feeds import site_feeds
from articles.public.lists.page import article_list
from articles.selection import Selection
from articles.site import Head, by_month, page, public_view, translated


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
    everything = Selection(get_language())
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
        years=years_of(everything, at=timezone.now()),
        feeds=head.feeds,
        subscribe=reverse("subscribe"),
    )


@public_view
def period(request, year: int, month: int | None = None):
    """The list of one year or one month that has articles."""
    now = timezone.now()
    everything = Selection(get_language())
    selection = everything.in_period([year], [month] if month else [])
    if not selection.articles(at=now).exists():
        raise Http404
    context = {"period": selection.when()} | neighbours(selection, at=now)
    if month:
        context["year"] = Period(everything.in_period([year]))
    else:
        [context["year_in_months"]] = years_of(selection, at=now)
    return article_list(request, selection, at=now, archive=context)


def years_of(selection: Selection, *, at) -> list[Period]:
    """Return the years of these articles, newest first, months as in a calendar."""
    everything = Selection(selection.language)
    numbers = by_month(selection.articles(at=at))
    years = []
    for year, keys in groupby(sorted(numbers), key=lambda key: key[0]):
        months = tuple(
            Period(everything.in_period([year], [month]), numbers[year, month])
            for _year, month in keys
        )
        number = sum(month.number for month in months)
        years.append(Period(everything.in_period([year]), number, months))
    return years[::-1]


def neighbours(selection: Selection, *, at) -> dict[str, Period | None]:
    """Return the nearest earlier and later period of its kind that has articles."""
    everything = Selection(selection.language)
    dates = everything.articles(at=at).values_list("printed_on", flat=True)
    [(first, last)] = selection.spans()

    def around(day: date | None) -> Period | None:
        months = [day.month] if day and selection.months else []
        return Period(everything.in_period([day.year], months)) if day else None

    return {
        "earlier": around(
            dates.filter(printed_on__lt=first).order_by("-printed_on").first()
        ),
        "later": around(
            dates.filter(printed_on__gt=last).order_by("printed_on").first()
        ),
    }
