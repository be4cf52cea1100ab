"""Parts of a deadline: moments in zones, what is ticked, and the key of a row."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.domain.content.days import said_moment
from articles.domain.content.kinds import Kind, Line, Names
from articles.domain.content.values import KEY, day, text
from articles.foundation.local_moment import LocalMoment

# Laws and prizes are announced so many years before.
AHEAD = 20


class Moment(Line):
    """A `LocalMoment` as text; "" for none."""

    is_whole = True

    def clean(self, value: object) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            self.refuse_far(date.fromisoformat(typed[:10]))
            found = LocalMoment.read(typed)
        except ValueError as error:
            raise ValidationError(
                _("“%(text)s” is no moment. Write it as 2027-03-15T17:00[UTC]."),
                params={"text": typed},
                code="no-moment",
            ) from error
        return str(found)

    def refuse_far(self, named: date) -> None:
        """Raise ValidationError for a day that can't be meant."""
        day(named, ahead=AHEAD)

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
