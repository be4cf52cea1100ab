"""The archive: all articles by the year and the month of their printed date."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language, gettext as _

from articles.domain.content import month_name
from articles.domain.label_index import Catalogue, catalogue_now
from articles.site.charts import grid_of
from articles.site.feeds import site_feeds
from articles.site.public.front import beginning_of
from articles.site.public.lists.page import article_list
from articles.site.selection import Selection
from articles.site.shared import Head, page, public_view, tells_all, translated


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month of the archive."""

    year: int
    month: int | None = None

    def __str__(self):
        return month_name(self.first, "F Y" if self.month else "Y")

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
    """All years with their months, the newest first, as a grid."""
    catalogue = catalogue_now()
    head = Head(
        title=_("Archive"),
        path=reverse("archive"),
        description=_("All articles by year and month."),
        translations=where_there_are(translated("archive"), catalogue),
        feeds=site_feeds(),
    )
    if not catalogue.public(get_language()):
        head.robots = "noindex, follow"
    return page(
        "articles/archive.html",
        head,
        at=catalogue.revision,
        beginning=beginning_of(get_language(), catalogue, "archive"),
        grid=grid_of(catalogue.numbers(get_language()).by_month),
        feeds=head.feeds,
        subscribe=reverse("subscribe"),
    )


def where_there_are(paths: dict[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Keep the languages that have articles."""
    return {code: path for code, path in paths.items() if catalogue.public(code)}


@public_view
@tells_all
def period(request, year: int, month: int | None = None):
    """The list of one year or one month; without articles it isn't found."""
    catalogue = catalogue_now()
    selection = Selection(get_language()).in_period([year], [month] if month else [])
    is_empty = not selection.found(catalogue)
    context: dict = {"period": selection.when()} | neighbours(selection, catalogue)
    if month:
        context["year"] = None if is_empty else Period(year)
    elif not is_empty:
        by_month = catalogue.numbers(selection.language).by_month
        [row] = grid_of(by_month, only=year).rows
        context["months"] = row.months
    answer = article_list(request.GET, selection, catalogue, archive=context)
    # It isn't a page of the archive, but it links to those that are.
    answer.status_code = 404 if is_empty else answer.status_code
    return answer


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
