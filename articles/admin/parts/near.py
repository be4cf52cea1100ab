"""Moments as the desk says them: near ones by name."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, pgettext

# So far ahead a day is called by its weekday.
WEEK = 7


def near(at: datetime) -> str:
    """Return “today, 14:22”, “Friday, 09:00” or the whole date, in the site's zone."""
    return _("%(day)s, %(time)s") % {
        "day": near_day(at),
        "time": date_format(timezone.localtime(at), "TIME_FORMAT"),
    }


def near_day(at: datetime) -> str:
    """Return “today”, “Friday” or the date, in the site's zone."""
    local = timezone.localtime(at)
    days = (local.date() - timezone.localdate()).days
    named = {
        -1: pgettext("day", "yesterday"),
        0: pgettext("day", "today"),
        1: pgettext("day", "tomorrow"),
    }.get(days)
    return named or date_format(local, "l" if 0 < days < WEEK else "DATE_FORMAT")
