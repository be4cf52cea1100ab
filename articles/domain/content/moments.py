"""Parts of a deadline: moments in zones, what is ticked, and the key of a row."""

from datetime import time

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from articles.domain.content.days import long_day
from articles.domain.content.kinds import Kind, Line, Names
from articles.domain.content.values import KEY, day, text
from articles.foundation.languages import active_language, row_of
from articles.foundation.local_moment import ANYWHERE, DAY_END, LocalMoment


class Moment(Line):
    """A `LocalMoment` as text; "" for none."""

    is_whole = True

    def clean(self, value: object) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            found = LocalMoment.read(typed)
        except ValueError as error:
            raise ValidationError(
                _("“%(text)s” is no moment. Write it as 2027-03-15T17:00[UTC]."),
                params={"text": typed},
                code="no-moment",
            ) from error
        day(found.day)
        return str(found)

    def words(self, value: str, name_of: Names) -> str:
        return said_moment(LocalMoment.read(value))


class Flag(Kind):
    """Ticked or not."""

    is_whole = True
    empty = False

    def clean(self, value: object) -> bool:
        if not (value is None or isinstance(value, bool)):
            raise ValidationError(
                _("“%(value)s” is neither true nor false."),
                params={"value": value},
                code="no-flag",
            )
        return bool(value)

    def words(self, value: bool, name_of: Names) -> str:
        return _("yes") if value else _("no")


class RowKey(Line):
    """The lasting key of a row; "" for a new one, which gets it when it is stored."""

    is_silent = True

    def clean(self, value: object) -> str:
        key = text(value)
        if key and not KEY.fullmatch(key):
            raise ValidationError(
                _("“%(key)s” is no key of a row. Leave it out for a new row."),
                params={"key": key},
                code="no-key",
            )
        return key


def said_moment(moment: LocalMoment, *, in_full: bool = False) -> str:
    """Return `15.03.2027, 17:00 (Brüssel)`. Where the site's own clocks show the same,
    the zone is named only `in_full`.
    """
    said = long_day(moment.day)
    if moment.minute is not None:
        said = _("%(day)s, %(time)s") % {"day": said, "time": said_time(moment.minute)}
    is_own = moment.zone == settings.TIME_ZONE
    if is_own or (is_here(moment) and not in_full):
        return said
    return f"{said} ({said_zone(moment.zone)})"


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
