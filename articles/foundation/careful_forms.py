"""Forms that report each mistake once, and cut nothing off what is typed."""

from collections.abc import Callable
from itertools import chain
from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxLengthValidator
from django.forms import BaseForm, CharField, DateField, Field, Textarea
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.foundation.text import clean_text, repeated

# The earliest year that a day of a newsroom is in.
FIRST_YEAR = 1900
# The characters of a text whose column has no limit of its own: a note, a contact.
MOST = 10_000
# The inputs of such texts; articles and pages limit theirs themselves.
PLAIN = {Textarea, AdminTextareaWidget}
# If several rules refuse a text, one of these is the reason, in this order.
REASONS = ("null_characters_not_allowed", "max_length", "required")


class CarefulForm(BaseForm):
    """Mixin for forms; it stands first."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A browser would cut a pasted text there without a word. The server refuses it
        # with a sentence instead.
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
            field.validators += rules_for(field)

    def add_error(self, field: str | None, error: Any) -> None:
        """Add it, unless its field has one already: the later one follows from that."""
        told = error if isinstance(error, ValidationError) else ValidationError(error)
        repeat_shortened(told)
        by_field = getattr(told, "error_dict", None)
        if by_field is not None:
            new = {
                name: errors if name == NON_FIELD_ERRORS else errors[:1]
                for name, errors in by_field.items()
                if self.is_first(name)
            }
            super().add_error(field, ValidationError(new))
        elif field is None or self.is_first(field):
            super().add_error(field, told if field is None else for_one_reason(told))
        for name in self.errors.keys() & self.fields.keys():
            self.describe(name)

    def describe(self, name: str) -> None:
        """Let the parts of a group be described by its error: Django's admin draws a
        group that is described by its help alone.
        """
        field, drawn = self[name], self.fields[name].widget
        # The admin draws links around some, which keep the inner one.
        widget: Any = getattr(drawn, "widget", drawn)
        if widget.use_fieldset and field.auto_id:
            ids = [f"{field.auto_id}_helptext"] if field.help_text else []
            widget.attrs["aria-describedby"] = " ".join(
                [*ids, f"{field.auto_id}_error"]
            )

    def is_first(self, name: str) -> bool:
        return name == NON_FIELD_ERRORS or name not in self.errors


def rules_for(field: Field) -> list[Callable[[Any], None]]:
    """Return the rules that hold for every field of its kind."""
    if isinstance(field, DateField):
        return [refuse_long_ago]
    if not isinstance(field, CharField) or not field.strip:
        return []

    def refuse_invisible(value: str) -> None:
        # A form may demand a field after it was made.
        if field.required and not clean_text(value):
            raise ValidationError(field.error_messages["required"], code="required")

    is_plain = type(field.widget) in PLAIN and not field.max_length
    limit = [MaxLengthValidator(MOST)] if is_plain else []
    return [refuse_invisible, *limit]


def refuse_long_ago(day: Any) -> None:
    if day and day.year < FIRST_YEAR:
        raise ValidationError(
            _("%(day)s is too long ago. The earliest year is %(first)d."),
            params={"day": date_format(day), "first": FIRST_YEAR},
            code="long-ago",
        )


def for_one_reason(told: ValidationError) -> ValidationError:
    """Return what one rule says: about each of several words, and nothing else."""
    errors = told.error_list
    codes = [error.code for error in errors]
    first = next((code for code in REASONS if code in codes), codes[0])
    return ValidationError([error for error in errors if error.code == first])


def repeat_shortened(told: ValidationError) -> None:
    by_field = getattr(told, "error_dict", None)
    lists = by_field.values() if by_field is not None else [told.error_list]
    for error in chain.from_iterable(lists):
        for name, value in (error.params or {}).items():
            if isinstance(value, str) and not isinstance(value, SafeString):
                error.params[name] = repeated(value)
