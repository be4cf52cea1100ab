"""How long something waits, and how long it is until then."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import ngettext

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def waiting(since: datetime) -> str:
    """Say how long something waits: minutes, hours, or days of the calendar."""
    passed = timezone.now() - since
    if passed < HOUR:
        count = max(1, passed // MINUTE)
        words = ngettext(
            "waiting for %(count)d minute", "waiting for %(count)d minutes", count
        )
    elif passed < DAY:
        count = passed // HOUR
        words = ngettext(
            "waiting for %(count)d hour", "waiting for %(count)d hours", count
        )
    else:
        count = days_between(since, timezone.now())
        words = ngettext(
            "waiting for %(count)d day", "waiting for %(count)d days", count
        )
    return words % {"count": count}


def ahead(at: datetime) -> str:
    """Say how long it is until then."""
    left = at - timezone.now()
    if left < HOUR:
        count = max(1, left // MINUTE)
        words = ngettext("in %(count)d minute", "in %(count)d minutes", count)
    elif left < DAY:
        count = left // HOUR
        words = ngettext("in %(count)d hour", "in %(count)d hours", count)
    else:
        count = days_between(timezone.now(), at)
        words = ngettext("in %(count)d day", "in %(count)d days", count)
    return words % {"count": count}


def days_between(start: datetime, end: datetime) -> int:
    """Return the days as one counts them on a calendar, whatever the hour."""
    return (timezone.localtime(end).date() - timezone.localtime(start).date()).days
