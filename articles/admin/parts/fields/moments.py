"""A field for a moment: date and time in the site's zone, odd hours explained."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _, gettext_lazy

from articles.editing.publishing import moment
from articles.models import given


class DayInput(forms.DateInput):
    """The browser's own field for a day: it needs no script."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


# For every form of the desk.
DAYS: dict[Any, dict[str, Any]] = {models.DateField: {"widget": DayInput}}


class MomentWidget(forms.SplitDateTimeWidget):
    """The browser's own fields for date and time: they need no script."""

    def __init__(self):
        day: dict[str, Any] = {"type": "date", "aria-label": gettext_lazy("Day")}
        time: dict[str, Any] = {"type": "time", "aria-label": gettext_lazy("Time")}
        super().__init__(
            date_attrs=day,
            time_attrs=time,
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        )


class MomentField(forms.SplitDateTimeField):
    """Refuses the hour that a change of clocks leaves out, and the one it repeats."""

    widget = MomentWidget

    def clean(self, value):
        """Let each error name its part: the day is the first, the time the second."""
        try:
            return super().clean(value)
        except ValidationError as error:
            for one in error.error_list:
                is_time = one.message == self.error_messages["invalid_time"]
                one.part = int(is_time)  # type: ignore[attr-defined] # for `faults`
            raise

    def compress(self, data_list):
        if not data_list or None in data_list or "" in data_list:
            return super().compress(data_list)
        local = datetime.combine(*data_list)
        if not 1 < local.year < 9999:  # in UTC it may lie beyond any calendar
            raise ValidationError(self.error_messages["invalid_date"])
        zone = timezone.get_current_timezone()
        explain_odd_hour(local, zone)
        return local.replace(tzinfo=zone)


class OneMomentField(forms.Field):
    """A moment in one text, as an address carries it: `2026-03-12T09:00`.

    Without an offset it is in the site's zone, and odd hours are refused.
    """

    shape = "%Y-%m-%dT%H:%M:%S"
    widget = forms.DateTimeInput({"type": "datetime-local", "step": "1"}, format=shape)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        try:
            at = datetime.fromisoformat(value)
        except ValueError as error:
            raise ValidationError(
                gettext_lazy("Enter day and time, such as 2026-03-12T09:00.")
            ) from error
        if not 1 < at.year < 9999:
            raise ValidationError(gettext_lazy("Choose a date that exists."))
        if at.tzinfo:
            return at
        zone = timezone.get_current_timezone()
        explain_odd_hour(at, zone)
        return at.replace(tzinfo=zone)

    def prepare_value(self, value):
        """Return it as the browser's field shows it: local, without an offset."""
        try:
            at = self.to_python(value)
        except ValidationError:
            return value
        return at and timezone.localtime(at).strftime(self.shape)


def full_second(at: datetime) -> datetime:
    """Return the first full second at which `at` has come: fields know no fractions."""
    return at + timedelta(microseconds=-at.microsecond % 1_000_000)


def zone_in_words() -> str:
    """Say in which zone a moment is typed, and what time it is there."""
    zone = timezone.get_current_timezone_name()
    now = moment(timezone.now())
    return _("Time zone: %(zone)s. It is now %(now)s.") % {"zone": zone, "now": now}


def explain_odd_hour(local: datetime, zone: ZoneInfo) -> None:
    """Raise ValidationError if the clocks show this hour twice or never."""
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    before, after = given(first.utcoffset()), given(second.utcoffset())
    if before == after:
        return
    values = {
        "day": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "TIME_FORMAT"),
        "later": date_format(local + timedelta(hours=1), "TIME_FORMAT"),
    }
    if before < after:
        raise ValidationError(
            _(
                "On %(day)s there is no %(time)s: the clocks go forward. "
                "Choose another time, such as %(later)s."
            )
            % values
        )
    raise ValidationError(
        _(
            "On %(day)s the clocks show %(time)s twice, because they go back. "
            "Choose another time, such as %(later)s."
        )
        % values
    )
