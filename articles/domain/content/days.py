"""Days as they are printed, by the formats of the active language: German ones in
numbers, English ones with their month in words.

Names of months come from Django's catalogue.
"""

from datetime import date, time
from functools import lru_cache

from django.conf import settings
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _, pgettext

from articles.foundation.languages import active_language, row_of
from articles.foundation.local_moment import ANYWHERE, DAY_END, LocalMoment


def long_day(value: date) -> str:
    """Return `12.02.2020`, in English `12 February 2020`."""
    return written(value, "long", active_language())


def listed_day(value: date) -> str:
    """Return `12.02.2020`, in English `12 Feb 2020`: beside others, as in lists."""
    return written(value, "listed", active_language())


def short_day(value: date) -> str:
    """Return `12.02.20`, in English the same as in lists: as further reading does."""
    return written(value, "short", active_language())


def cited_day(value: date) -> str:
    """Return `12. Februar 2020`, in English `12 February 2020`: it is read beside
    citations in other languages.
    """
    return written(value, "cited", active_language())


def month_name(value: date, form: str = "F Y") -> str:
    """Return `Dezember 2026`, in Italian `dicembre 2026`; `form` is Django's."""
    return month_in(value, form, active_language())


@lru_cache(maxsize=5_000)
def month_in(value: date, form: str, code: str) -> str:
    said = date_format(value, form)
    return said.lower() if row_of(code).days.is_lower else said


@lru_cache(maxsize=5_000)
def written(value: date, form: str, code: str) -> str:
    """Return a day in one of the forms of `code`, which is the active language."""
    days = row_of(code).days
    chosen = getattr(days, form)
    if days.first and value.day == 1 and chosen.startswith("j "):
        said = f"{days.first} {date_format(value, chosen.removeprefix('j '))}"
    else:
        said = date_format(value, chosen)
    return said.lower() if days.is_lower else said


def said_moment(moment: LocalMoment, *, in_full: bool = False) -> str:
    """Return `15.03.2027, 17:00 Uhr (Brüssel)`."""
    said = long_day(moment.day)
    if moment.minute is not None:
        form = pgettext("moment", "%(day)s, %(time)s")
        said = form % {"day": said, "time": said_time(moment.minute)}
    return said + zone_beside(moment, in_full=in_full)


def zone_beside(moment: LocalMoment, *, in_full: bool = False) -> str:
    """Return ` (Brüssel)`. The zone is named only `in_full` where the site's own clocks
    show the same.
    """
    is_own = moment.zone == settings.TIME_ZONE
    if is_own or (is_here(moment) and not in_full):
        return ""
    return f" ({said_zone(moment.zone)})"


def said_time(minute: int) -> str:
    if minute == DAY_END:  # no clock shows it, and sources write it
        return "24:00"
    return time_format(time(minute // 60, minute % 60), "TIME_FORMAT")


def is_here(moment: LocalMoment) -> bool:
    """Return whether the site's own clocks show the same."""
    here = LocalMoment(moment.day, moment.minute, settings.TIME_ZONE)
    return here.ends() == moment.ends()


def said_zone(zone: str) -> str:
    """Return `Brüssel` for `Europe/Brussels`, in the active language."""
    if zone == ANYWHERE:
        return _("anywhere on earth")
    cities = row_of(active_language()).cities
    city = zone.rpartition("/")[2].replace("_", " ")
    return next((name for name, known in cities.items() if known == zone), city)
