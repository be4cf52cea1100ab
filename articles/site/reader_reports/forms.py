"""The forms with which readers report: their fields, and their refusals."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.foundation.text import clean_line, clean_text, grouped
from articles.inbox.fetching import is_inside
from articles.models import ReaderReport

TOO_LONG = _(
    "This is too long: it has %(length)s characters, and there is room for %(most)s. "
    "Please shorten it."
)
LINES = ("page", "name", "email")


def longest(name: str) -> int:
    column: Any = ReaderReport._meta.get_field(name)
    return column.max_length


def fits(name: str) -> Callable[[str], None]:
    """Refuse long texts. Browsers don't know the limit: they would cut off silently."""
    return partial(refuse_beyond, longest(name))


def refuse_beyond(most: int, text: str) -> None:
    if len(text) > most:
        said = {"length": grouped(len(text)), "most": grouped(most)}
        raise ValidationError(TOO_LONG, code="max_length", params=said)


def message_field(**said) -> forms.CharField:
    return forms.CharField(
        validators=[fits("message")],
        widget=forms.Textarea(attrs={"rows": 8}),
        **said,
    )


class ReportForm(forms.Form):
    """The fields of all forms. `kept` names those that are stored."""

    kept: ClassVar[tuple[str, ...]] = ("message", "email")
    # The fields of one line.
    lines: ClassVar[tuple[str, ...]] = LINES

    email = forms.EmailField(
        label=_("Your email address (optional)"),
        help_text=_("If you would like a reply. We won’t use it for anything else."),
        validators=[fits("email")],
        required=False,
        max_length=None,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _(
                "This isn’t an email address, so no reply could reach you. Enter "
                "one such as name@example.org, or leave the field empty."
            )
        },
    )
    # People don't see it, programs that fill in everything do.
    subject = forms.CharField(
        label=_("Please leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    data: dict[str, str]

    def __init__(self, data=None, **options):
        """Clean the data to show it again: nothing invisible, nothing illegal."""
        if data is not None:
            data = {
                name: clean_line(typed) if name in self.lines else clean_text(typed)
                for name in self.base_fields
                for typed in [data.get(name, "")]
            }
        super().__init__(data, **options)

    def clean_email(self) -> str:
        """Refuse an address inside: a stranger would have letters sent there."""
        address = self.cleaned_data["email"]
        if address and is_inside(address.rpartition("@")[2].strip("[]")):
            raise ValidationError(
                _(
                    "This address isn’t on the public internet, so no letter could "
                    "reach you: enter one such as name@example.org."
                ),
                code="inside",
            )
        return address

    def clean(self):
        if self.data["subject"]:
            self.data["subject"] = ""
            raise ValidationError(
                _(
                    "A field that has to stay empty was filled in, so a program may "
                    "have sent this. It is empty again: please send the form once more."
                )
            )

    def report(self) -> dict[str, str]:
        """Return the fields that are stored."""
        return {name: self.cleaned_data[name] for name in self.kept}

    def seen_fields(self) -> Iterator[forms.BoundField]:
        return (field for field in self if field.name != "subject")


class BarrierForm(ReportForm):
    kept = ("message", *LINES)
    field_order = kept

    message = message_field(
        label=_("What doesn’t work?"),
        help_text=_(
            "For example, what you wanted to do, and what assistive technology you use."
        ),
        error_messages={
            "required": _(
                "The report can’t be sent without a description. "
                "Tell us in a few words what doesn’t work."
            )
        },
    )
    page = forms.CharField(
        label=_("On which page? (optional)"),
        help_text=_("Its address or its title."),
        validators=[fits("page")],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=_("Your name (optional)"),
        validators=[fits("name")],
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class ErrorForm(ReportForm):
    """The address, not the reader, says which article it is about."""

    field_order = ("message", "email")

    message = message_field(
        label=_("What is wrong?"),
        help_text=_(
            "Quote the passage if you can, and tell us how we can check the facts."
        ),
        error_messages={
            "required": _(
                "The report can’t be sent without a description. "
                "Tell us in a few words what is wrong in the article."
            )
        },
    )
