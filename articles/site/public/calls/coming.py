"""The next deadlines, one after the other: for the page of calls and shorter lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, takewhile

from django.utils.safestring import SafeString

from articles.domain.content import month_name
from articles.domain.deadlines import NO_DAY, OPEN
from articles.domain.fragments import Named, named
from articles.domain.label_index import Catalogue, Members, Spot, soonest_by_day
from articles.domain.site_version import Held, Kept, Revision
from articles.site.public.calls.lines import lines_of
from articles.site.shared import cache_report

# So many stand on the home page, and on that of a label.
FEW = 3
# A day of one zone may end before an earlier one of another does: so far beyond it.
ZONES_APART = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Call:
    """An article, the line that says what is due, and its day, if it has one."""

    article: Named
    line: SafeString
    day: date | None


@dataclass(frozen=True, slots=True)
class Month:
    """The calls of a month by its first day; without one those open at any time."""

    first: date | None
    calls: Sequence[Call]

    @property
    def name(self) -> str:
        return month_name(self.first, "F Y") if self.first else ""


def calls_of(found: Iterable[Spot], catalogue: Catalogue) -> list[Call]:
    """Return these in their order."""
    days = {spot.pk: spot.printed_on for spot in found}
    lines = lines_of(days, catalogue)
    return [
        Call(one, lines[one.pk], None if days[one.pk] == NO_DAY else days[one.pk])
        for one in named(list(days))
        if one.pk in lines
    ]


def by_month(calls: Iterable[Call]) -> list[Month]:
    def first(call: Call) -> date | None:
        return call.day.replace(day=1) if call.day else None

    return [Month(month, list(group)) for month, group in groupby(calls, first)]


def coming(found: Members, catalogue: Catalogue) -> list[Call]:
    """Return the few of these that are due next; those without a day aren't."""
    soonest, _more = catalogue.soonest(found & catalogue.due(OPEN), FEW)
    return calls_of([one for one in soonest if one.printed_on != NO_DAY], catalogue)


def nothing_yet(_revision: Revision, _held: Held | None) -> dict[str, datetime | None]:
    return {}


# When the first call of a language closes or opens, for those that were asked for.
known = Kept(nothing_yet)


def report_change(language: str, catalogue: Catalogue) -> None:
    """Report until when a page may be shown that counts calls or says what is open."""
    held = known.at(catalogue.revision)
    if language not in held:
        held[language] = first_change(catalogue.public(language), catalogue)
    cache_report.ends(held[language])


def first_change(found: Members, catalogue: Catalogue) -> datetime | None:
    """Return the first instant of these. It is the first one of one of three days, so
    it costs the same, however many calls there are.
    """
    days = soonest_by_day(catalogue.stock.dates, found)
    first = next(days, None)
    if first is None or first.printed_on == NO_DAY:
        return None
    last = first.printed_on + ZONES_APART
    near = takewhile(lambda one: one.printed_on <= last, days)
    return min(one.published_at for one in (first, *near))
