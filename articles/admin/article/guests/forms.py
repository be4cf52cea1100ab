"""The form of a review link: for whom, until when, and what they may do."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from articles.admin.parts.fields.moments import DayInput
from articles.editing.guests import Wish, latest_day, sends_mails
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.text import clean_line
from articles.models import MOST_DAYS, ReviewLink

NAME: Any = ReviewLink._meta.get_field("name")
# Days after which a link ends unless somebody chooses another day.
USUALLY = 7
# The field that shows a refusal of the rules; any other is shown above the form.
FIELDS_OF = {
    "no-name": "name",
    "there-already": "name",
    "own-address": "address",
    "too-long": "until",
    "own-work": "may_decide",
}


class LinkForm(CarefulForm, forms.Form):
    asks_words = asks_at_once = False

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=gettext_lazy("name"),
        max_length=NAME.max_length,
        help_text=gettext_lazy("The person who is to read it. Answers bear this name."),
    )
    address = forms.EmailField(
        label=gettext_lazy("e-mail address"),
        required=False,
        help_text=gettext_lazy("If you enter one, the newsroom sends the link there."),
    )
    until = forms.DateField(
        label=pgettext_lazy("review link", "good until"), widget=DayInput
    )
    may_comment = forms.BooleanField(
        label=gettext_lazy("may comment"), required=False, initial=True
    )
    may_decide = forms.BooleanField(
        label=gettext_lazy("may approve or refuse"), required=False
    )

    def __init__(self, *args, seen: str, may_let_decide: bool, **kwargs):
        until = timezone.localdate() + timedelta(days=USUALLY)
        super().__init__(*args, initial={"seen": seen, "until": until}, **kwargs)
        day: Any = self.fields["until"]
        day.widget.attrs |= {
            "min": timezone.localdate().isoformat(),
            "max": latest_day().isoformat(),
        }
        day.help_text = _("At most %(days)d days from now.") % {"days": MOST_DAYS}
        if not sends_mails():
            self.fields["address"].help_text = _(
                "No mail server is set up, so you have to give the link on yourself."
            )
        if not may_let_decide:
            self.fields["may_decide"].disabled = True
            self.fields["may_decide"].help_text = _(
                "You changed this text, or are to write it. So ask a colleague for a "
                "link that approves it."
            )

    def clean_name(self) -> str:
        """Return it as the link has it: letters may become more in their one form."""
        return NAME.clean(clean_line(self.cleaned_data["name"]), None)

    def wish(self) -> Wish:
        said = self.cleaned_data
        return Wish(
            name=said["name"],
            until=said["until"],
            address=said["address"],
            may_comment=said["may_comment"],
            may_decide=said["may_decide"],
        )

    def show(self, refusal) -> None:
        """Show why the rules refuse it, at the field that it is about."""
        said = f"{refusal.why} {refusal.remedy}"
        self.add_error(FIELDS_OF.get(refusal.code), said)
