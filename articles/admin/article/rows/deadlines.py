"""The rows of an article's form that say what is due, and when.

Each moment is typed in one line; a line that isn't understood stays in its field.
"""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.admin.article.access import may_write
from articles.admin.article.rows.rows import RowForm, RowInline
from articles.domain.content import Moment, RowKey, said_moment
from articles.editing.deadlines import (
    UnreadError,
    former_of,
    former_was,
    moments_of,
    moved_back,
    read_moment,
)
from articles.foundation.local_moment import LocalMoment
from articles.models import Deadline
from articles.templatetags.faults import DAMAGED


class MomentLine(forms.CharField):
    """A moment in words, which may name its zone; else it has the one that the row had,
    or the site's own.
    """

    zone = ""

    def to_python(self, value):
        typed = super().to_python(value)
        if not typed:
            return ""
        # About what was typed, not about what is read in it.
        self.run_validators(typed)
        today = timezone.localdate()
        try:
            zone = self.zone or settings.TIME_ZONE
            moment = read_moment(typed, zone=zone, today=today)
        except UnreadError as error:
            raise ValidationError(str(error), code="no-moment") from error
        return Moment().clean(str(moment))

    def prepare_value(self, value):
        try:
            return said_moment(LocalMoment.read(value or ""), in_full=True)
        except ValueError:
            return value  # as it was typed

    def has_changed(self, initial, data):
        try:
            return (initial or "") != self.to_python(data)
        except ValidationError:
            return True


class KeyField(forms.CharField):
    """The lasting key of a row, which nobody types: alone it is no row."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            return RowKey().clean(super().clean(value))
        except ValidationError as error:
            raise ValidationError(DAMAGED) from error

    def has_changed(self, initial, data):
        return False


def moment_line(name: str, example: Any = "", label: Any = "") -> MomentLine:
    field: Any = Deadline._meta.get_field(name)
    # A line that isn't understood may be longer than a moment.
    attrs = {"class": "vTextField"} | ({"placeholder": example} if example else {})
    return MomentLine(
        label=label or capfirst(field.verbose_name),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs),
        help_text=field.help_text,
    )


def zone_of(moment: str | None) -> str:
    try:
        return LocalMoment.read(moment or "").zone
    except ValueError:
        return ""


class DeadlineForm(RowForm):
    key = KeyField(
        label=capfirst(_("key")), required=False, initial=lambda: str(uuid4())
    )
    closes = moment_line(
        "closes", _("15 March 2027, 5 pm, Brussels"), _("Closes, or takes place")
    )
    opens = moment_line("opens")
    until = moment_line("until")
    was = moment_line("was")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lines = {
            name: field
            for name, field in self.fields.items()
            if isinstance(field, MomentLine)
        }
        of_row = zone_of(self.initial.get("closes"))
        for name, line in lines.items():
            line.zone = zone_of(self.initial.get(name)) or of_row

    def clean(self):
        """Fill in the former day, unless the author names another one; and take it out
        again from a row that isn't moved any more.
        """
        super().clean()
        found = self.cleaned_data
        if found.get("closes") and {"closes", "told_at"} & {*self.changed_data}:
            article = self.instance.article if self.instance.article_id else None
            public = article.edition.latest_shown() if article else None
            moments = moments_of(public) if public else {}
            former = former_of(found, moments)
            if former and found.get("was") in {"", former_was(found, moments)}:
                found["was"] = former
            elif not former:
                found |= moved_back(found, moments)

    def validate_constraints(self):
        """Leave it to the content: its rows replace those that are stored."""

    def _post_clean(self):
        # The parts are compared only if each can be read.
        if not self.errors:
            # Private, so without a stub.
            super()._post_clean()  # type: ignore[misc]


OF_ALL = (("closes", "stage"), ("opens", "named"), ("is_rolling", "is_gate"))
# Few rows have these: they are folded until something stands in them.
OF_EVENTS = (("until", "place"),)
OF_CHANGES = (("was", "learned"), "told_at")


class DeadlineInline(RowInline):
    model = Deadline
    form = DeadlineForm
    fields: ClassVar = (*OF_ALL, *OF_EVENTS, *OF_CHANGES, "key", "position")
    offer = _("Add a deadline or a date")
    max_num = 10

    def get_fieldsets(self, request, obj=None):
        folded = {"classes": ["collapse"]} if may_write(request, obj) else {}
        rest = [
            name
            for name in self.get_fields(request, obj)
            if name in {"key", "position"}
        ]
        return [
            (None, {"fields": [*OF_ALL, *rest]}),
            (_("End and place of an event"), {"fields": OF_EVENTS} | folded),
            (_("What it was before a change"), {"fields": OF_CHANGES} | folded),
        ]
