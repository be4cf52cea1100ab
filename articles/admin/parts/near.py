"""Moments as the desk says them: near ones by name.

A list has hundreds of them, and Django looks up formats and names for each; so days and
times are kept for their language.
"""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _, pgettext

from articles.foundation.languages import active_language

# So far ahead a day is called by its weekday.
WEEK = 7


def near(at: datetime) -> str:
    """Return “today, 14:22”, “Friday, 09:00” or the whole date, in the site's zone."""
    local, language = timezone.localtime(at), active_language()
    minute = time(local.hour, local.minute)
    said = {"day": near_day(at), "time": written_time(minute, language)}
    return _("%(day)s, %(time)s") % said


def near_day(at: datetime) -> str:
    """Return “today”, “Friday” or the date, in the site's zone."""
    day = timezone.localtime(at).date()
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
