"""Moments as a day's page says them: near ones by name, and how long it takes."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, ngettext, pgettext

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# So far ahead a day is called by its weekday.
WEEK = 7


def near(at: datetime) -> str:
    """Return “today, 14:22”, “Friday, 09:00” or the whole date, in the site's zone."""
    local = timezone.localtime(at)
    days = (local.date() - timezone.localdate()).days
    day = {
        -1: pgettext("day", "yesterday"),
        0: pgettext("day", "today"),
        1: pgettext("day", "tomorrow"),
    }.get(days)
    if day is None:
        day = date_format(local, "l" if 0 < days < WEEK else "DATE_FORMAT")
    return _("%(day)s, %(time)s") % {
        "day": day,
        "time": date_format(local, "TIME_FORMAT"),
    }


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
