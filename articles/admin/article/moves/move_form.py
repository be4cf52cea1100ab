"""The forms of the moves: each asks only for what its transition needs.

`FORMS` has one for every row of the workflow's table.
"""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.admin.parts.fields.moments import MomentField, zone_in_words
from articles.editing.publishing import (
    Offer,
    Options,
    Plan,
    Publication,
    Window,
    Withdrawal,
    consequence,
    moment,
    upon_approval,
)
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import Article
from articles.workflow import UNDOING, Ending, Note, Phase

LATER = ("at", pgettext_lazy("when to publish", "at a later moment"))


class MoveForm(CarefulForm, forms.Form):
    """`seen` is the lock of the article that the user saw on opening the page."""

    data: QueryDict
    # True if what will happen depends on the user's choice.
    asks_words = False

    seen = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("note"),
        widget=AdminTextareaWidget({"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("For the newsroom only."),
    )

    def __init__(self, *args, article: Article, offer: Offer, **kwargs):
        kwargs["initial"] = {"seen": article.lock}
        super().__init__(*args, **kwargs)
        self.article, self.name = article, offer.transition.name
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
            self.add_error(field, f"{refusal.why} {refusal.remedy}")
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


class PublishForm(MoveForm):
    asks_words = True

    when = forms.ChoiceField(
        label=_("When"),
        choices=[
            ("now", pgettext_lazy("when to publish", "now")),
            LATER,
        ],
        widget=forms.RadioSelect,
        initial="now",
    )
    at = MomentField(label=_("goes live on"), required=False)
    expires_at = MomentField(label=_("disappears on"), required=False)
    # The moments that the person has read in words.
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("seen", "when", "at", "expires_at", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = zone_in_words()
        self.fields["expires_at"].help_text = _("If empty, it stays.")

    def clean(self):
        data = super().clean() or {}
        if data.get("at"):  # a typed moment is meant
            data["when"] = "at"
        elif data.get("when") == "at" and "at" not in self.errors:
            self.add_error("at", _("Say when: date and time."))
        self.refuse_impossible(self.options())
        return data

    def refuse_impossible(self, chosen: Window):
        """Report errors before asking for confirmation, not afterwards."""
        now = timezone.now()
        if chosen.begins(now) < now:
            self.add_error("at", _("The moment lies in the past. Choose a later one."))
        elif chosen.expires_at and chosen.expires_at <= chosen.begins(now):
            self.add_error(
                "expires_at",
                _("It would end before it begins. Choose a later end, or none."),
            )

    def options(self):
        data = getattr(self, "cleaned_data", {})
        at = data.get("at") if data.get("when") == "at" else None
        return Publication(at=at, expires_at=data.get("expires_at"))

    def button(self):
        at = self.options().at
        if at is None:
            is_later = self.data.get("when") == "at"
            return str(_("Schedule") if is_later else _("Publish now"))
        return _("Schedule for %(at)s") % {"at": moment(at)}

    def needs_confirmation(self):
        chosen = self.options()
        moments = chosen.at, chosen.expires_at
        asked = " ".join(moment.isoformat() for moment in moments if moment)
        if asked == self.cleaned_data["confirmed"]:
            return False
        self.data = self.data.copy()
        self.data["confirmed"] = asked
        return True


class ApproveForm(MoveForm):
    @cached_property
    def planned(self) -> Publication | None:
        return upon_approval(self.article, self.by)

    def button(self):
        if self.planned is None:
            return super().button()
        if self.planned.at is None:
            return str(_("Approve and publish"))
        at = moment(self.planned.at)
        return _("Approve, and schedule for %(at)s") % {"at": at}

    def button_and_next(self):
        if self.planned is None:
            return super().button_and_next()
        if self.planned.at is None:
            return str(_("Approve, publish and next"))
        at = moment(self.planned.at)
        return _("Approve, schedule for %(at)s and next") % {"at": at}


class PlanForm(PublishForm):
    when = forms.ChoiceField(
        label=_("When"),
        choices=[("now", _("as soon as it is approved")), LATER],
        widget=forms.RadioSelect,
        initial="now",
    )

    def options(self):
        chosen = super().options()
        return Plan(at=chosen.at, expires_at=chosen.expires_at)

    def button(self):
        at = self.options().at
        if at is None:
            return str(self.label)
        return _("Publish on %(at)s once approved") % {"at": moment(at)}


class WithdrawForm(MoveForm):
    ending = forms.ChoiceField(
        label=_("What stands at its address"),
        choices=Ending.choices,
        widget=forms.RadioSelect,
        initial=Ending.NOTICE,
    )
    successor = forms.CharField(
        label=_("Address of the article that replaces it"),
        required=False,
        help_text=_("As in the browser, or only its last part."),
    )
    all_languages = forms.BooleanField(
        label=_("All languages of the story"), required=False, initial=True
    )
    discard_scheduled = forms.BooleanField(
        label=_("Discard the scheduled version"), required=False
    )
    field_order = ("seen", "note", "ending", "successor", "all_languages")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        edition = self.article.edition
        others = Article.objects.public().filter(edition__story=edition.story_id)
        if not others.exclude(edition=edition).exists():
            del self.fields["all_languages"]
        undecided = edition.articles.scheduled().exists() and edition.working_version()
        if not undecided:
            del self.fields["discard_scheduled"]

    def clean(self):
        data = super().clean() or {}
        is_replaced = data.get("ending") == Ending.REPLACED
        if "ending" not in data or "successor" not in data:
            return data
        if is_replaced and not data["successor"]:
            self.add_error("successor", _("Name the article that replaces it."))
        elif data["successor"] and not is_replaced:
            told = _("Clear this, or choose “%(ending)s” above.")
            self.add_error("successor", told % {"ending": Ending.REPLACED.label})
        return data

    def clean_successor(self):
        """Return the edition that a typed address leads to, None for an empty one."""
        typed = self.cleaned_data["successor"].strip()
        slug = typed.rstrip("/").rpartition("/")[2]
        if not slug:
            return None
        live = Article.objects.public().in_language(self.article.language)
        # An address longer than any can't even be looked for on PostgreSQL.
        successor = live.filter(slug=slug[:200]).select_related("edition").first()
        if successor is None or successor.phase() is not Phase.LIVE:
            raise ValidationError(
                _("No public article is there. Check the address, or publish it first.")
            )
        return successor.edition

    def options(self):
        data = getattr(self, "cleaned_data", {})
        return Withdrawal(
            ending=data.get("ending", Ending.NOTICE),
            replaced_by=data.get("successor"),
            discard_scheduled=data.get("discard_scheduled", False),
        )


FORMS = {
    "submit": MoveForm,
    "take_back": MoveForm,
    "send_back": MoveForm,
    "approve": ApproveForm,
    "publish": PublishForm,
    "publish_on_approval": PlanForm,
    "call_off": MoveForm,
    "cancel_schedule": MoveForm,
    "withdraw": WithdrawForm,
    "reinstate": MoveForm,
    "discard": MoveForm,
    **{row.name: MoveForm for row in UNDOING.values()},
}

# The field that shows a refusal of the rules; any other is shown above the form.
FIELDS_OF = {
    "already-public": "at",
    "expiry-before-start": "expires_at",
    "loop": "successor",
    "note-missing": "note",
    "past": "at",
    "successor-missing": "successor",
    "successor-undecided": "discard_scheduled",
}

# Moves that one button of the form saves and makes; their options are in the menu.
AT_ONCE = {"publish_on_approval"}


def unbound(article: Article, offer: Offer) -> MoveForm:
    return FORMS[offer.transition.name](article=article, offer=offer)


def unchosen(form: MoveForm) -> dict[str, str]:
    """Return what the form of a move sends if nothing is chosen in it."""
    asked = (one for one in form if one.field.required and one.name != "note")
    return {one.html_name: one.value() for one in asked}
