"""Forms of comments: what is said, what it is about, and if it holds the text."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from articles.domain import comments
from articles.editing.commenting import About
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import LONGEST_COMMENT, LONGEST_QUOTE

# The field that shows a refusal of the rules; any other is shown above the form.
FIELDS_OF = {
    "empty": "text",
    "too-long": "text",
    "not-one-place": "quote",
    "too-many-words": "quote",
    "may-not-block": "is_blocking",
    "nothing-to-hold": "is_blocking",
    "reason-missing": "text",
}


def words(**options: Any) -> forms.CharField:
    options = {"rows": 4} | options
    return forms.CharField(
        label=gettext_lazy("comment"),
        max_length=LONGEST_COMMENT,
        widget=AdminTextareaWidget(options),
        help_text=gettext_lazy("@ and a name tells that person."),
    )


def choices() -> list[tuple[str, Any]]:
    return [("", pgettext_lazy("comment", "the whole")), *comments.parts().items()]


class CommentForm(CarefulForm, forms.Form):
    asks_words = asks_at_once = False

    back = forms.CharField(widget=forms.HiddenInput, required=False)

    def show(self, refusal: Refused) -> None:
        """Show why the rules refuse it, at the field that it is about."""
        field = FIELDS_OF.get(refusal.code, "")
        said = f"{refusal.why} {refusal.remedy}"
        self.add_error(field if field in self.fields else None, said)


class SayForm(CommentForm):
    text = words()
    field = forms.ChoiceField(
        label=gettext_lazy("part of the text"), required=False, choices=choices
    )
    quote = forms.CharField(
        label=gettext_lazy("words of the text"),
        required=False,
        max_length=LONGEST_QUOTE,
        widget=AdminTextareaWidget({"rows": 2}),
        help_text=gettext_lazy("Copy them from the text. Empty: no words."),
    )
    before = forms.CharField(widget=forms.HiddenInput, required=False)
    after = forms.CharField(widget=forms.HiddenInput, required=False)
    is_blocking = forms.BooleanField(
        label=gettext_lazy("Hold the text"),
        required=False,
        help_text=gettext_lazy(
            "As long as this is open, nobody can approve or publish it."
        ),
    )

    def __init__(self, *args, may_block: bool, **kwargs):
        super().__init__(*args, auto_id="say_%s", **kwargs)
        if not may_block:
            del self.fields["is_blocking"]

    def about(self) -> About:
        data = self.cleaned_data
        return About(data["field"], data["quote"], data["before"], data["after"])

    def button(self) -> str:
        return _("Comment")


class WordsForm(CommentForm):
    """Asks for an answer, or for other words."""

    text = words(rows=5)


class ReasonForm(CommentForm):
    text = forms.CharField(
        label=gettext_lazy("reason"),
        max_length=LONGEST_COMMENT,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text=gettext_lazy("It is kept, and shown with the comment."),
    )


class ConfirmForm(CommentForm):
    """Asks nothing but if that is meant."""
