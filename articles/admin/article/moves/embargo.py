"""The embargo on the desk: a page to set or change it, and for chiefs to lift it.

While the story is public, the page shows the record alone.
"""

import re
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import Http404, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from articles.accounts import note_refusal
from articles.admin.article.access import find
from articles.admin.article.history.timeline import Entry
from articles.admin.article.moves.moves import ASK
from articles.admin.parts.fields.moments import MomentField, zone_in_words
from articles.admin.parts.framed import framed
from articles.admin.parts.saying import change_url
from articles.admin.parts.standing import standing
from articles.domain import rights
from articles.editing import publishing
from articles.editing.publishing import TooEarly, moment
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import Article, Embargo

FAR = datetime(9999, 1, 1, tzinfo=UTC)
SET, LIFT = "set", "lift"
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# The field that shows a refusal of the rules; any other is shown above the form.
FIELDS_OF = {
    "note-missing": "note",
    "only-chiefs": "until",
    "past": "until",
    "successor-undecided": "discard_scheduled",
}


class EmbargoForm(CarefulForm, forms.Form):
    """`held` is the embargo that the user saw on opening the page."""

    # True if a script shall say at once what the choice comes to: until then, the words
    # fit either choice.
    asks_words = asks_at_once = False

    held = forms.IntegerField(widget=forms.HiddenInput, required=False)
    what = forms.ChoiceField(
        label=gettext_lazy("Embargo"),
        choices=[
            (SET, pgettext_lazy("embargo", "until a moment")),
            (LIFT, pgettext_lazy("embargo", "lift it now")),
        ],
        widget=forms.RadioSelect,
        initial=SET,
    )
    until = MomentField(label=gettext_lazy("until"), required=False)
    note = forms.CharField(
        label=gettext_lazy("note"),
        widget=AdminTextareaWidget({"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy(
            "Who asked for it, or where it says so. For the newsroom only."
        ),
    )
    discard_scheduled = forms.BooleanField(
        label=gettext_lazy("Discard the scheduled version"), required=False
    )

    def __init__(self, *args, article: Article, user, **kwargs):
        story = article.edition.story_id
        self.embargo = Embargo.objects.on(story, timezone.now())
        initial: dict[str, Any] = {}
        if self.embargo:
            initial = {"held": self.embargo.pk, "until": self.embargo.until}
        super().__init__(*args, initial=initial, **kwargs)
        self.early = publishing.too_early(article, FAR)
        self.fields["until"].help_text = zone_in_words()
        if not self.embargo or not rights.may_lift_embargo(user):
            del self.fields["what"]
        self.asks_words = self.asks_at_once = "what" in self.fields
        if not publishing.may_discard(user, self.early):
            del self.fields["discard_scheduled"]

    def move_to(self, day: str) -> None:
        """Fill in another day, which the calendar asks for; the time of day stays."""
        if self.embargo and DAY.fullmatch(day):
            former = timezone.localtime(self.embargo.until)
            with suppress(ValueError):
                moved = datetime.combine(date.fromisoformat(day), former.time())
                self.initial["until"] = timezone.make_aware(moved)

    def clean(self):
        data = super().clean() or {}
        if data.get("held") != (self.embargo and self.embargo.pk):
            self.add_error(
                None,
                _(
                    "Someone else has just changed this embargo. Open the page "
                    "again and look at what has changed."
                ),
            )
        if data.get("what") == LIFT:
            self.errors.pop("until", None)  # which isn't asked for then
        elif not data.get("until") and "until" not in self.errors:
            self.add_error("until", _("Say when: date and time."))
        return data

    def show(self, refusal: Refused) -> None:
        """Show why the rules refuse it, at the field that it is about."""
        field = FIELDS_OF.get(refusal.code, "")
        if field in self.fields:
            self.add_error(field, f"{refusal.why} {refusal.remedy}")
        else:
            self.add_error(None, str(refusal))

    def chosen(self) -> str:
        """Return what the user has chosen; "" as long as nobody knows."""
        if "what" not in self.fields:
            return SET
        return self.data.get("what", "") if self.is_bound else ""

    def consequence(self) -> str:
        if self.chosen() == LIFT:
            return _(
                "The embargo ends now. Nothing is published by that, but it can be "
                "published from then on."
            )
        said = _(
            "Until then, nothing of this story goes live in any language. When the "
            "embargo ends, nothing is published by itself."
        )
        if not self.chosen():
            said = _(
                "Until a moment: nothing of this story goes live before it in any "
                "language. Lifted: the embargo ends now. Either way, nothing is "
                "published by itself."
            )
        if not self.early:
            return said
        late = _("If due before then, these have to be scheduled again:")
        return f"{said} {late} {'; '.join(map(named, self.early))}."

    def button(self) -> str:
        if not self.embargo:
            return _("Set the embargo")
        return {
            SET: _("Change the embargo"),
            LIFT: _("Lift the embargo"),
        }.get(self.chosen(), _("Change or lift the embargo"))


def named(one: TooEarly) -> str:
    """Name a version and the moment at which it was to go live."""
    said = {
        "number": one.article.number,
        "language": one.article.edition.get_language_display(),
    }
    if one.at is None:
        return _("version %(number)s (%(language)s), once approved") % said
    said["at"] = moment(one.at)
    return _("version %(number)s (%(language)s), %(at)s") % said


def embargo(request, pk: int):
    article = find(request, pk)
    if not publishing.may_embargo(request.user, article):
        raise Http404
    if publishing.is_story_public(article):
        return only_record(request, article)
    form = EmbargoForm(request.POST or None, article=article, user=request.user)
    form.move_to(request.GET.get("day", ""))
    is_sent = request.method == "POST" and ASK not in request.POST
    if is_sent and form.is_valid():
        try:
            return changed(request, article, form.cleaned_data)
        except Refused as refusal:
            note_refusal(request, refusal, article, move="embargo")
            form.show(refusal)
    return shown(request, article, "move", form=form)


def only_record(request, article: Article):
    """Show what was set, and why nothing can be set now."""
    refusal = None
    if request.method == "POST":
        refusal = publishing.public_already(article)
        note_refusal(request, refusal, article, move="embargo")
    note = request.POST.get("note", "").strip()
    return shown(request, article, "embargo", refusal=refusal, note=note)


def shown(request, article: Article, template: str, **context: Any):
    return framed(
        request,
        Article,
        template,
        title=_("Embargo"),
        original=article,
        standing=standing(article, None),
        embargoes=records_of(article),
        back=change_url(article),
        **context,
    )


def changed(request, article: Article, data: dict) -> HttpResponseRedirect:
    """Make the change that was chosen, and say what follows from it."""
    if data.get("what") == LIFT:
        publishing.lift_embargo(article, note=data["note"], by=request.user)
        messages.success(request, _("The embargo is lifted."))
        return HttpResponseRedirect(change_url(article))
    early = publishing.set_embargo(
        article,
        until=data["until"],
        reason=data["note"],
        by=request.user,
        discard_scheduled=data.get("discard_scheduled", False),
    )
    done = _("Nothing of this story goes live before %(at)s.")
    said = [done % {"at": moment(data["until"])}]
    for words, is_gone in (
        (_("To be scheduled again: %(versions)s."), False),
        (_("Discarded: %(versions)s."), True),
    ):
        names = [named(one) for one in early if one.is_undecided is is_gone]
        if names:
            said.append(words % {"versions": "; ".join(names)})
    messages.success(request, " ".join(said))
    return HttpResponseRedirect(change_url(article))


def records_of(article: Article) -> list[Entry]:
    """Return what happened to the story's embargoes, the newest first."""
    events = publishing.embargo_events(article.edition.story_id)
    return [Entry(event) for event in reversed(events)]
