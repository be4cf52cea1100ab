"""The spans of days that the calendar shows: a month, a week, or six weeks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from articles.domain.content import long_day, month_name
from articles.foundation.careful_forms import FIRST_YEAR

DAY, WEEK = timedelta(days=1), timedelta(days=7)
# A list reaches so far.
LIST = 6 * WEEK
# Later days have no week or month after them that a date could name.
LAST_YEAR = 9990


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` up to `end`, which isn't in it; `month` is 0 but in a month,
    whose page begins and ends with whole weeks.
    """

    view: str
    title: str
    first: date
    end: date
    before: date
    after: date
    month: int = 0

    @property
    def days(self) -> list[date]:
        return [self.first + n * DAY for n in range((self.end - self.first).days)]

    def moments(self) -> tuple[datetime, datetime]:
        """Return when the first day begins and the last one ends, in our zone."""
        return begin_of(self.first), begin_of(self.end)


def begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def month(day: date) -> Span:
    first = day.replace(day=1)
    after = (first + 31 * DAY).replace(day=1)
    last = after - DAY
    return Span(
        "month",
        month_name(first),
        first - first.weekday() * DAY,
        last + (7 - last.weekday()) * DAY,
        (first - DAY).replace(day=1),
        after,
        first.month,
    )


def week(day: date) -> Span:
    first = day - day.weekday() * DAY
    title = f"{date_format(first)} – {date_format(first + 6 * DAY)}"
    return Span("week", title, first, first + WEEK, first - WEEK, first + WEEK)


def in_a_row(day: date) -> Span:
    title = f"{long_day(day)} – {long_day(day + LIST - DAY)}"
    return Span("list", title, day, day + LIST, day - LIST, day + LIST)


VIEWS: dict[str, tuple[Promise, Callable[[date], Span]]] = {
    "month": (pgettext_lazy("calendar", "Month"), month),
    "week": (pgettext_lazy("calendar", "Week"), week),
    "list": (pgettext_lazy("calendar", "List"), in_a_row),
}


def span_of(view: str, day: str) -> tuple[Span, date]:
    """Return the span asked for and its day; this month and today, if they are none."""
    _name, make = VIEWS.get(view, VIEWS["month"])
    asked = day_of(day) or timezone.localdate()
    return make(asked), asked


def day_of(typed: str) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
