"""The yield of a feed: the number of its late items, and of those that were used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum
from django.utils import timezone

from articles.models import FeedDay, SourceFeed, first_day


@dataclass(frozen=True, slots=True)
class Yield:
    seen: int = 0
    used: int = 0


def yields_of(feeds: Iterable[SourceFeed], now: datetime) -> dict[int, Yield]:
    """Return the yields by key of the feed, in one query for all of them."""
    late = FeedDay.objects.filter(
        feed__in=[feed.pk for feed in feeds],
        day__gte=first_day(timezone.localdate(now)),
    )
    rows = late.order_by().values("feed").annotate(all=Sum("seen"), of=Sum("used"))
    return {row["feed"]: Yield(row["all"], row["of"]) for row in rows}
