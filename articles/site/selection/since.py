"""The day since which the articles of a list were published, as in its address.

Links name a period. A page that was made yesterday leads so to what is right today: the
server resolves the period and redirects to the day.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.http import QueryDict
from django.utils import timezone

SINCE = "since"
YESTERDAY, WEEK, MONTH = "yesterday", "week", "month"
# In the order in which pages name them.
PERIODS = (YESTERDAY, WEEK, MONTH)
DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")


def is_day(value: str) -> bool:
    """Return whether it is a day in its one form, `2026-11-25`."""
    if not DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def beginning_of(since: str) -> datetime:
    """Return the first moment of a day at the newsroom."""
    midnight = datetime.combine(date.fromisoformat(since), time.min)
    return timezone.make_aware(midnight, timezone.get_default_timezone())


def day_of_period(period: str, today: date) -> str:
    """Return the day on which a period that ends today began."""
    if period == YESTERDAY:
        first = today - timedelta(days=1)
    elif period == WEEK:
        first = today - timedelta(weeks=1)
    else:
        # The same day of the month before, or its last.
        last = today.replace(day=1) - timedelta(days=1)
        first = last.replace(day=min(today.day, monthrange(last.year, last.month)[1]))
    return first.isoformat()


def in_days(query: QueryDict) -> QueryDict:
    """Return an address's query with the day instead of a period; itself if it names
    none.
    """
    values = {value for value in query.getlist(SINCE) if value}
    if len(values) != 1 or not values <= {*PERIODS}:
        return query
    today = timezone.localdate(timezone=timezone.get_default_timezone())
    named = query.copy()
    named[SINCE] = day_of_period(values.pop(), today)
    return named
