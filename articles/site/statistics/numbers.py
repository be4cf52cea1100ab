"""The counted numbers, as the desk queries them: the most read of a period first.

The cost is the same however many articles there are: only the most read of each day,
or of each month if the period is long, are read and added up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection
from django.db.models import Sum
from django.utils import timezone

from articles.foundation.sql import Statement, compose
from articles.models import ArticleReach, DayReach, FeedSubscribers, MissedSearch
from articles.site.statistics.thinning import OFTEN

DAYS = (7, 30, 365)
# For a longer period, months give the candidates for the most read.
BY_DAY = 31
# The most read of the period are sought among so many of each day, or of each month.
CANDIDATES, CANDIDATES_OF_A_MONTH = 200, 500
MOST = 200
# A program that stated nothing for so many days fetches no more.
LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """So many days, of which today is the last."""

    days: int
    until: date = field(default_factory=timezone.localdate)

    @property
    def since(self) -> date:
        return self.until - timedelta(days=self.days - 1)

    @property
    def every_day(self) -> list[date]:
        return [self.since + timedelta(days=number) for number in range(self.days)]


@dataclass(frozen=True, slots=True)
class Point:
    """A day, and its number of requests for something."""

    day: date
    requests: int = 0
    by_programs: int = 0


@dataclass(frozen=True, slots=True)
class Read:
    """An edition that was read, and its days."""

    edition: int
    points: list[Point]

    @property
    def requests(self) -> int:
        return sum(point.requests for point in self.points)

    @property
    def by_programs(self) -> int:
        return sum(point.by_programs for point in self.points)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A feed, and for how many subscribers each program says that it fetches it."""

    feed: str
    programs: dict[str, int]

    @property
    def subscribers(self) -> int:
        return sum(self.programs.values())


def of_all(period: Period) -> list[Point]:
    """Return the requests for all articles together, day by day."""
    rows = DayReach.objects.filter(day__range=(period.since, period.until))
    return filled(rows.values_list("day", "requests", "by_programs"), period)


def of_editions(editions: Sequence[int], period: Period) -> list[Read]:
    """Return the days of each of these, in this order."""
    rows = ArticleReach.objects.filter(
        edition__in=editions,
        is_month=False,
        day__range=(period.since, period.until),
    )
    found: dict[int, list[tuple]] = {edition: [] for edition in editions}
    for edition, *told in rows.values_list("edition", "day", "requests", "by_programs"):
        found[edition].append(tuple(told))
    return [Read(edition, filled(days, period)) for edition, days in found.items()]


def since_ever(edition: int) -> list[Point]:
    """Return the months of an edition, the newest first."""
    rows = ArticleReach.objects.filter(edition=edition, is_month=True)
    told = rows.order_by("-day").values_list("day", "requests", "by_programs")
    return [Point(*one) for one in told]


def filled(told: Iterable[tuple], period: Period) -> list[Point]:
    """Return a point for each day, whether or not anything was counted."""
    known = {day: Point(day, *numbers) for day, *numbers in told}
    return [known.get(day) or Point(day) for day in period.every_day]


def most_read(period: Period, most: int = MOST) -> list[Read]:
    """Return the articles that people requested most, the most read first."""
    candidates = candidates_of(period, 4 * most)
    rows = ArticleReach.objects.filter(
        edition__in=candidates,
        is_month=False,
        day__range=(period.since, period.until),
    )
    told = rows.order_by().values("edition").annotate(all=Sum("requests"))
    best = told.filter(all__gt=0).order_by("-all", "-edition")[:most]
    return of_editions([one["edition"] for one in best], period)


def candidates_of(period: Period, most: int) -> list[int]:
    """Return the editions among which the most read are: few, whatever the stock."""
    is_month = period.days > BY_DAY
    days = period.every_day
    spans = sorted({day.replace(day=1) for day in days}) if is_month else days
    one = (
        "SELECT * FROM (SELECT edition_id, requests FROM articles_articlereach "
        "WHERE is_month = %s AND day = %s AND requests > 0 "
        "ORDER BY requests DESC LIMIT %s) AS span"
    )
    statement = compose(
        "SELECT edition_id, SUM(requests) FROM ({spans}) AS best "
        "GROUP BY edition_id ORDER BY 2 DESC, 1 DESC LIMIT %s",
        spans=Statement(" UNION ALL ".join([one] * len(spans))),
    )
    limit = CANDIDATES_OF_A_MONTH if is_month else CANDIDATES
    parameters = [
        value
        for day in spans
        for value in (is_month, connection.ops.adapt_datefield_value(day), limit)
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, most])
        return [edition for edition, _requests in cursor.fetchall()]


def subscribers(until: date) -> list[Fetched]:
    """Return the feeds by what programs state of them: each its latest number, if it
    stated one in the last days.
    """
    rows = FeedSubscribers.objects.filter(
        is_month=False, day__range=(until - LATELY, until)
    )
    found: dict[str, dict[str, int]] = {}
    for feed, program, number in rows.order_by("day").values_list(
        "feed", "program", "subscribers"
    ):
        found.setdefault(feed, {})[program] = number
    fetched = [
        Fetched(feed, dict(sorted(told.items(), key=lambda one: (-one[1], one[0]))))
        for feed, told in found.items()
    ]
    return sorted(fetched, key=lambda one: (-one.subscribers, one.feed))[:MOST]


def missed(period: Period, most: int = MOST) -> list[tuple[str, str, int]]:
    """Return language, words and number of what was searched for in vain, the most
    frequent first; nothing that was asked for so seldom that it may be one person's.
    """
    rows = MissedSearch.objects.filter(day__range=(period.since, period.until))
    told = rows.order_by().values("language", "words").annotate(all=Sum("number"))
    often = told.filter(all__gte=OFTEN).order_by("-all", "language", "words")
    return list(often.values_list("language", "words", "all")[:most])
