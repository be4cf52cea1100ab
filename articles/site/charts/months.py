"""The archive as a grid: a row for each year, a mark for each month that has articles.

It needs no second form: it is a list that happens to look like a picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from articles.domain.content import month_name
from articles.foundation.languages import colon
from articles.foundation.text import counted, grouped
from articles.site.charts.steps import Step, Steps, steps_of

MONTHS = range(1, 13)
# Screen readers skip a month without articles.
NONE = '<li class="month-none" aria-hidden="true"></li>'
MARK = (
    '<li><a class="month tint-{tint}" href="{path}"><span class="hidden">{name}{colon} '
    '</span><span class="month-name" aria-hidden="true">{short}</span> '
    "<span>{number}</span></a></li>"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A year that has articles; `months` are the marks, as HTML."""

    year: int
    number: str
    path: str
    months: SafeString

    def __str__(self):
        return str(self.year)


@dataclass(frozen=True, slots=True)
class Grid:
    """The newest year first; `names` are those of the months, for above the columns."""

    rows: list[Row] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    legend: list[Step] = field(default_factory=list)


def grid_of(
    by_month: Mapping[tuple[int, int], int], *, only: int | None = None
) -> Grid:
    """Return the grid of these numbers, by year and month, or one year's row of it.

    A row alone is tinted as it is among the others.
    """
    steps = steps_of(by_month.values())
    years = sorted({year for year, _month in by_month}, reverse=True)
    shown = [year for year in years if only in {None, year}]
    names = [month_name(date(2000, month, 1), "M") for month in MONTHS]
    rows = [row_of(year, by_month, names, steps) for year in shown]
    return Grid(rows, names, steps.legend)


def row_of(
    year: int,
    by_month: Mapping[tuple[int, int], int],
    names: list[str],
    steps: Steps,
) -> Row:
    numbers = {month: by_month.get((year, month), 0) for month in MONTHS}
    marks = (
        mark(year, month, number, names[month - 1], steps) if number else NONE
        for month, number in numbers.items()
    )
    return Row(
        year,
        counted(sum(numbers.values())),
        reverse("archive_year", kwargs={"year": year}),
        SafeString("\n".join(marks)),
    )


def mark(year: int, month: int, number: int, short: str, steps: Steps) -> str:
    return MARK.format(
        tint=steps.tint(number),
        path=reverse("archive_month", kwargs={"year": year, "month": month}),
        colon=colon(),
        name=escape(month_name(date(year, month, 1))),
        short=escape(short),
        number=grouped(number),
    )
