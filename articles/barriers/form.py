"""The form with which a reader reports a barrier: what it takes, and how it refuses."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from articles.models import BarrierReport
from articles.text import clean_line, clean_text

TOO_LONG = ngettext_lazy(
    "This is too long: %(show_value)d characters, where at most %(limit_value)d fit. "
    "Shorten it.",
    "This is too long: %(show_value)d characters, where at most %(limit_value)d fit. "
    "Shorten it.",
    "limit_value",
)


LINES = ("page", "name", "email")
KEPT = ("message", *LINES)


def longest(name: str) -> int:
    column: Any = BarrierReport._meta.get_field(name)
    return column.max_length


def fits(name: str) -> MaxLengthValidator:
    """Refuse what is too long. The browser isn't told: it would cut off in silence."""
    return MaxLengthValidator(longest(name), TOO_LONG)


class BarrierForm(forms.Form):
    message = forms.CharField(
        label=_("What doesn't work?"),
        help_text=_("For example what you wanted to do, and with which aids you read."),
        validators=[fits("message")],
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _(
                "The report can't be sent without a description. "
                "Write in a few words what doesn't work."
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
    email = forms.EmailField(
        label=_("Your e-mail address (optional)"),
        help_text=_("If you wish for an answer. It is used for nothing else."),
        validators=[fits("email")],
        required=False,
        max_length=None,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "invalid": _(
                "This is no e-mail address, so no answer could reach you. Write one "
                "such as name@example.org, or leave the field empty."
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
        """Take what can be shown again: nothing invisible, nothing no page may hold."""
        if data is not None:
            data = {
                name: cleaned(name, data.get(name, "")) for name in self.base_fields
            }
        super().__init__(data, **options)

    def clean(self):
        if self.data["subject"]:
            self.data["subject"] = ""
            raise ValidationError(
                _(
                    "A field that has to stay empty was filled in, so a program might "
                    "have sent this. It is empty again: send the form once more."
                )
            )

    def report(self) -> dict[str, str]:
        """Return what is kept of it."""
        return {name: self.cleaned_data[name] for name in KEPT}


def cleaned(name: str, typed: str) -> str:
    return clean_line(typed) if name in LINES else clean_text(typed)


def page_from(request) -> str:
    """Return the address of the page from which somebody comes, if it is of this site.

    The link in the footer names it; without, the browser may.
    """
    origin = settings.NEWSROOM_ORIGIN
    named = request.GET.get("page") or ""
    referrer = request.headers.get("Referer", "")
    if not named and referrer.startswith(f"{origin}/"):
        named = referrer.removeprefix(origin)
    is_path = named.startswith("/") and not named.startswith(("//", "/\\"))
    address = clean_line(f"{origin}{named}") if is_path else ""
    return address if len(address) <= longest("page") else ""
