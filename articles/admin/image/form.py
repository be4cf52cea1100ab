"""The form of a picture: its words, its focal point, and perhaps another file."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext as _, gettext_lazy, override

from articles.admin.image.list import Card
from articles.admin.parts.fields.moments import DayInput
from articles.admin.parts.fields.suggesting import Licence
from articles.admin.site_pages.form import SharedForm
from articles.domain.pictures import picture_permissions, stays
from articles.foundation.image_files import accepted
from articles.models import Image, User

TEXTS = ("alts", "captions")
RIGHTS = ("credit", "licence", "source_url", "licensed_until")
FOCUS = ("focus_x", "focus_y")
WORDS = ("title", "is_decorative", *TEXTS, *RIGHTS, *FOCUS)
# The types that a browser offers to choose; the server looks at the file itself.
ACCEPTED = lazy(accepted, str)()


class Percent(forms.NumberInput):
    """A slider: by keyboard as by mouse, without a script."""

    input_type = "range"

    def __init__(self):
        super().__init__({"min": 0, "max": 100, "step": 1})


WIDGETS = {
    **{name: forms.TextInput({"class": "vTextField"}) for name in ("title", "credit")},
    "source_url": forms.URLInput({"class": "vURLField"}),
    **{name: Percent() for name in FOCUS},
    "licence": Licence(),
    "licensed_until": DayInput(),
}


class WordsForm(SharedForm):
    # The words about a picture describe its file.
    also_seen = ("file",)


def change_message(form: WordsForm) -> list[dict]:
    """Name what was changed, as the catalogue does: a label begins with a capital."""
    with override(None):
        fields = {field.name: field.verbose_name for field in Image._meta.fields}
        names = [
            str(fields.get(name) or form.fields[name].label)
            for name in form.changed_data
        ]
    return [{"changed": {"fields": names}}] if names else []


class ImageForm(WordsForm):
    replacement = forms.FileField(
        label=gettext_lazy("Other file"),
        required=False,
        widget=forms.FileInput({"accept": ACCEPTED}),
        help_text=gettext_lazy(
            "Takes the place of this file, as long as no article has the picture. All "
            "that is said of it stays."
        ),
    )

    # The user who changes it.
    user: User
    # The reason why another file can't be used.
    refusal: ValidationError | None = None

    class Meta:
        model = Image
        fields = WORDS
        widgets = WIDGETS

    def clean(self):
        super().clean()
        file = self.cleaned_data.get("replacement")
        if file and not picture_permissions.may_replace(self.user, self.instance):
            self.add_error(None, stays())
        elif file and self.proposal:
            self.add_error(None, undecided())
        if self.refusal:
            self.add_error("replacement", self.refusal.messages)


def undecided() -> ValidationError:
    return ValidationError(
        _(
            "The file stays as it is: a proposal about this picture is "
            "still open. Accept, refuse or withdraw it first."
        ),
        code="proposed",
    )


class DescribeForm(WordsForm):
    """The words about a picture that was just uploaded."""

    # Each is named alone on the page of its own.
    note = None  # type: ignore[assignment]

    # Its card, and the pictures that had the very same file before.
    card: Card
    doubles: QuerySet[Image]

    discard = forms.BooleanField(label=gettext_lazy("Discard this one"), required=False)

    class Meta:
        model = Image
        fields = ("title", "alts", "is_decorative")
        widgets = {"title": WIDGETS["title"]}
