"""The moments of an export, as WordPress writes them: often twice, sometimes never."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from django.utils import timezone

FORM = "%Y-%m-%d %H:%M:%S"
# An older date is broken: there were no newspapers on the web.
EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
# A later date is still in the future.
BEYOND = re.compile(r"\s*\d{5,}-")
# A year that Python's reader takes for another one.
BEFORE_CHRIST = re.compile(r"\s-\d{4}\s\d\d:")


def local_moment(text: str) -> datetime | None:
    """Read a date of the site's own clock; None for `0000-00-00 00:00:00`."""
    moment = read(text)
    return bounded(timezone.make_aware(moment)) if moment else None


def utc_moment(text: str) -> datetime | None:
    moment = read(text)
    return bounded(moment.replace(tzinfo=UTC)) if moment else None


def printed_moment(text: str) -> datetime | None:
    """Read the date of an RSS feed; WordPress writes `-0001` for none."""
    if BEFORE_CHRIST.search(text):
        return None
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return bounded(moment)


def read(text: str) -> datetime | None:
    if BEYOND.match(text):
        return LATEST.replace(tzinfo=None)
    try:
        return datetime.strptime(text.strip(), FORM)
    except ValueError:
        return None


def bounded(moment: datetime) -> datetime | None:
    return min(moment, LATEST) if moment >= EARLIEST else None


def moment_of(
    utc: datetime | None, local: datetime | None, printed: datetime | None
) -> datetime | None:
    """Return the first of the three that is known; but the latest future one, if any: a
    planned post never becomes public because another date is broken.
    """
    # The clock of another part of the world is ahead of ours by less.
    soon = timezone.now() + timedelta(days=1)
    to_come = [one for one in (utc, local, printed) if one and one > soon]
    return max(to_come) if to_come else utc or local or printed
