"""The form of a move that asks for a note alone; others build on it."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.parts.saying import why_and_remedy
from articles.editing.publishing import Circumstances, Offer, Options, consequence
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import Article
from articles.workflow import Note

# The field that shows a refusal of the rules; any other is shown above the form.
FIELDS_OF = {
    "already-public": "at",
    "embargo": "at",
    "expiry-before-start": "expires_at",
    "loop": "successor",
    "note-missing": "note",
    "past": "at",
    "successor-missing": "successor",
    "successor-undecided": "discard_scheduled",
}


type Known = Circumstances | None


class MoveForm(CarefulForm, forms.Form):
    """`seen` is the lock of the article that the user saw on opening the page. What is
    `known` of the article isn't asked again.
    """

    data: QueryDict
    # True if what will happen depends on the user's choice.
    asks_words = False
    # True if something is proposed that the user has to look at.
    proposes = False

    seen = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("note"),
        widget=AdminTextareaWidget({"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("For the newsroom only."),
    )

    def __init__(
        self, *args, article: Article, offer: Offer, known: Known = None, **kwargs
    ):
        kwargs["initial"] = {"seen": article.lock}
        super().__init__(*args, **kwargs)
        self.article, self.known = article, known
        self.name = offer.transition.name
        self.label, self.by = offer.transition.label, offer.by
        self.fields["note"].required = offer.needs_note
        if offer.transition.note is Note.PUBLIC:
            self.fields["note"].label = _("reason, which the public will read")
            self.fields["note"].help_text = ""

    def options(self) -> Options | None:
        """Return the options of the move, as far as they are chosen."""
        return None

    def show(self, refusal: Refused) -> None:
        """Show why the rules refuse the move, at the field that it is about."""
        field = FIELDS_OF.get(refusal.code, "")
        if field in self.fields:
            self.add_error(field, why_and_remedy(refusal, self.article, self.by))
        else:
            self.add_error(None, str(refusal))

    def consequence(self) -> str:
        """Say in words what will happen, as far as it was chosen."""
        return consequence(self.article, self.name, self.options(), by=self.by)

    def button(self) -> str:
        """Say what the button does, as far as it was chosen."""
        return str(self.label)

    def button_and_next(self) -> str:
        """Say what the button does that leads on to what is reviewed next."""
        return _("%(act)s and next") % {"act": self.button()}

    def needs_confirmation(self) -> bool:
        """Return whether the choice has to be shown in words before it is done."""
        return False
