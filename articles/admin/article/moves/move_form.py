"""The forms of the moves: each asks only for what its transition needs.

`FORMS` has one for every row of the workflow's table.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.admin.article.moves.note_form import MoveForm
from articles.admin.article.moves.publish_form import PlanForm, PublishForm
from articles.editing.publishing import (
    AfterApproval,
    Offer,
    Publication,
    Withdrawal,
    moment,
)
from articles.models import Article
from articles.workflow import UNDOING, Ending, Phase


class ApproveForm(MoveForm):
    @cached_property
    def after(self) -> AfterApproval:
        return AfterApproval(self.article, self.by, self.known)

    @property
    def planned(self) -> Publication | None:
        return self.after.publication

    def consequence(self):
        return self.after.words()

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

# Moves that one button of the form saves and makes; their options are in the menu.
AT_ONCE = {"publish_on_approval"}


def unbound(article: Article, offer: Offer) -> MoveForm:
    return FORMS[offer.transition.name](article=article, offer=offer)


def unchosen(form: MoveForm) -> dict[str, str]:
    """Return what the form of a move sends if nothing is chosen in it."""
    asked = (one for one in form if one.field.required and one.name != "note")
    return {one.html_name: one.value() for one in asked}
