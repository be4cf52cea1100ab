"""The form by which a reader sends a text: its fields, and their refusals."""

from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Tip
from articles.site.reader_reports.forms import ReportForm, refuse_beyond

MOST_BYTES = 20_000


def column(name: str) -> list:
    """Return what refuses a line that is too long to be stored."""
    found: Any = Tip._meta.get_field(name)
    return [partial(refuse_beyond, found.max_length)]


def refuse_large(text: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        raise ValidationError(
            _(
                "This is too long: it takes %(size)d kilobytes, and there is room for "
                "%(most)d. Please shorten it."
            ),
            code="max_length",
            params={"size": -(-size // 1000), "most": MOST_BYTES // 1000},
        )


class TipForm(ReportForm):
    kept: ClassVar[tuple[str, ...]] = ("message", "rights", "name")
    field_order = ("message", "made_with_ai", "rights", "name", "email")
    lines: ClassVar[tuple[str, ...]] = ("rights", "name", "email")

    message = forms.CharField(
        label=_("Your text"),
        help_text=_("At most 20 kilobytes. The first line becomes the headline."),
        validators=[refuse_large],
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": _("There is no text yet. Enter it here.")},
    )
    made_with_ai = forms.ChoiceField(
        label=_("Was the text made with AI, wholly or in part?"),
        choices=[
            ("", _("Please choose")),
            ("no", _("No, without AI")),
            ("yes", _("Yes, with AI")),
        ],
        error_messages={
            "required": _("Tell us whether the text was made with AI."),
            "invalid_choice": _("Tell us whether the text was made with AI."),
        },
    )
    rights = forms.CharField(
        label=_("Who holds the rights to the text, and may we publish it?"),
        help_text=_("For example: “I wrote it, and you may publish it.”"),
        validators=column("rights"),
        error_messages={
            "required": _(
                "Tell us who holds the rights. Without that we can’t publish anything."
            )
        },
    )
    name = forms.CharField(
        label=_("Your name"),
        validators=column("name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Enter your name.")},
    )
    email = forms.EmailField(
        label=_("Your email address"),
        help_text=_("We send a link there, and later what became of your text."),
        validators=column("address"),
        max_length=None,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your address: the link to confirm it is sent there."),
            "invalid": _(
                "This isn’t an email address. Enter one such as name@example.org."
            ),
        },
    )

    def tip(self) -> dict[str, Any]:
        """Return the columns that are stored."""
        return self.report() | {
            "address": self.cleaned_data["email"],
            "is_made_with_ai": self.cleaned_data["made_with_ai"] == "yes",
        }
