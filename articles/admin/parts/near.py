"""Moments as the desk says them: near ones by name, and how long it is from now.

A list has hundreds of them, and Django looks up formats and names for each; so days and
times are kept for their language.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _, ngettext, pgettext

from articles.foundation.languages import active_language

# So far ahead a day is called by its weekday.
WEEK = 7
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def near(at: datetime) -> str:
    """Return “today, 14:22”, “Friday, 09:00” or the whole date, in the site's zone."""
    local, language = timezone.localtime(at), active_language()
    minute = time(local.hour, local.minute)
    said = {"day": near_day(at), "time": written_time(minute, language)}
    return _("%(day)s, %(time)s") % said


def near_day(at: datetime) -> str:
    """Return “today”, “Friday” or the date, in the site's zone."""
    return near_date(timezone.localtime(at).date())


def near_date(day: date) -> str:
    ahead = (day - timezone.localdate()).days
    return written_day(day, ahead if abs(ahead) < WEEK else WEEK, active_language())


@lru_cache(maxsize=2_000)
def written_day(day: date, ahead: int, _language: str) -> str:
    named = {
        -1: pgettext("day", "yesterday"),
        0: pgettext("day", "today"),
        1: pgettext("day", "tomorrow"),
    }.get(ahead)
    return named or date_format(day, "l" if 0 < ahead < WEEK else "DATE_FORMAT")


@lru_cache(maxsize=2_000)
def written_time(minute: time, _language: str) -> str:
    return time_format(minute, "TIME_FORMAT")


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
