"""The forms that ask when a version goes live: at once or later, or once approved."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from articles.admin.article.moves.note_form import MoveForm
from articles.admin.parts.fields.moments import MomentField, zone_in_words
from articles.admin.parts.saying import leading_to_embargo
from articles.editing.publishing import (
    Plan,
    Publication,
    Window,
    embargo_said,
    gone_with,
    moment,
    when_embargo_allows,
)
from articles.models import Article, Embargo, given

LATER = ("at", pgettext_lazy("when to publish", "at a later moment"))


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
    hides_former = forms.BooleanField(
        label=_("Don’t show readers what stood before"), required=False
    )
    # The moments that the person has read in words.
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("seen", "when", "at", "expires_at", "hides_former", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposed: dict[str, Any] = {}
        self.embargo = standing_embargo(self.article)
        said = zone_in_words()
        if self.embargo:
            self.proposes = True
            self.proposed = {"when": "at", "at": full_minute(self.embargo.until)}
            self.initial.update(self.proposed)
            said = format_html("{} {}", self.embargo_said(), said)
        self.fields["at"].help_text = said
        self.fields["expires_at"].help_text = _("If empty, it stays.")
        self.propose_hiding()

    def propose_hiding(self):
        """Ask only for a change of what is public; a name that goes decides first."""
        if not (self.article.is_change and self.article.edition.published_at):
            del self.fields["hides_former"]
            return
        names = gone_with(self.article)
        chosen = self.article.hides_former or bool(names)
        self.initial["hides_former"] = self.proposed["hides_former"] = chosen
        said = str(_("It can be changed later. It needs a note."))
        if names:
            found = _("These names go: %(names)s.") % {"names": ", ".join(names)}
            said = f"{found} {said}"
            self.proposes = True
        self.fields["hides_former"].help_text = said

    def clean(self):
        data = super().clean() or {}
        if data.get("at"):  # a typed moment is meant
            data["when"] = "at"
        elif data.get("when") == "at" and "at" not in self.errors:
            self.add_error("at", _("Say when: date and time."))
        if data.get("hides_former") and not data.get("note") and not self.errors:
            self.add_error("note", _("Say why readers can’t read what stood before."))
        self.refuse_impossible(self.options())
        return data

    def refuse_impossible(self, chosen: Window):
        """Report errors before asking for confirmation, not afterwards."""
        now = timezone.now()
        if chosen.begins(now) < now:
            self.add_error("at", _("The moment lies in the past. Choose a later one."))
        elif self.embargo and chosen.begins(now) < self.embargo.until:
            remedy = when_embargo_allows(given(self.by))
            self.add_error("at", format_html("{} {}", self.embargo_said(), remedy))
        elif chosen.expires_at and chosen.expires_at <= chosen.begins(now):
            self.add_error(
                "expires_at",
                _("It would end before it begins. Choose a later end, or none."),
            )

    def embargo_said(self) -> str:
        """Return until when it holds, as a link to its page."""
        return leading_to_embargo(
            embargo_said(given(self.embargo)), self.article, self.by
        )

    def options(self):
        data = getattr(self, "cleaned_data", self.proposed)
        at = data.get("at") if data.get("when") == "at" else None
        return Publication(
            at=at,
            expires_at=data.get("expires_at"),
            hides_former=data.get("hides_former"),
        )

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


class PlanForm(PublishForm):
    when = forms.ChoiceField(
        label=_("When"),
        choices=[("now", _("as soon as it is approved")), LATER],
        widget=forms.RadioSelect,
        initial="now",
    )

    def options(self):
        chosen = super().options()
        return Plan(
            at=chosen.at,
            expires_at=chosen.expires_at,
            hides_former=chosen.hides_former,
        )

    def button(self):
        at = self.options().at
        if at is None:
            return str(self.label)
        return _("Publish on %(at)s once approved") % {"at": moment(at)}


def standing_embargo(article: Article) -> Embargo | None:
    """Return the embargo on its story. An article of `find` knows if there is none."""
    if getattr(article, "embargoed_until", article) is None:
        return None
    return Embargo.objects.on(article.edition.story_id, timezone.now())


def full_minute(at: datetime) -> datetime:
    """Return the first full minute at which `at` has come: fields know no seconds."""
    within = timedelta(seconds=at.second, microseconds=at.microsecond)
    return at + (timedelta(minutes=1) - within if within else timedelta())
