"""Forms that report each mistake once, and cut nothing off what is typed."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm


class CarefulForm(BaseForm):
    """Mixin for forms; it stands first."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A browser would cut a pasted text there without a word. The server refuses it
        # with a sentence instead.
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def add_error(self, field: str | None, error: Any) -> None:
        """Add it, unless its field has one already: the later one follows from that."""
        told = error if isinstance(error, ValidationError) else ValidationError(error)
        by_field = getattr(told, "error_dict", None)
        if by_field is not None:
            new = {
                name: errors if name == NON_FIELD_ERRORS else errors[:1]
                for name, errors in by_field.items()
                if self.is_first(name)
            }
            super().add_error(field, ValidationError(new))
        elif field is None or self.is_first(field):
            super().add_error(field, told)
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
