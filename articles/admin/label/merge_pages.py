"""The pages on which labels are merged, separated, and confirmed when they are new."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import note_refusal
from articles.admin.label.effects import effect_of_merging, effect_of_separating
from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.fields.suggesting import uses
from articles.admin.parts.framed import framed
from articles.admin.site_pages.finding import page_of
from articles.admin.site_pages.shared_forms import tell
from articles.domain import search
from articles.editing.proposals import merge_shared, needs_second, separate_shared
from articles.editing.writing import refusal_of_merging
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.languages import active_language
from articles.foundation.refusal import Refused
from articles.foundation.text import clean_line
from articles.models import Label, NewLabel, Proposal

MOST = 20


class DecisionForm(CarefulForm, forms.Form):
    """A decision and its reason. `seen` is the state that the user decided on."""

    seen = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=gettext_lazy("note"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Why, for those who manage labels."),
    )


class Merging(admin.ModelAdmin):
    def merging_urls(self) -> list:
        views: dict[str, Callable] = {
            "merge": self.merge,
            "separate": self.separate,
            "confirm": self.confirm,
        }
        return [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(self.guarded(view)),
                name=f"articles_{self.opts.model_name}_{name}",
            )
            for name, view in views.items()
        ]

    def guarded(self, view: Callable) -> Callable:
        def opened(request, pk: int):
            labels = self.model._default_manager.select_related("merged_into")
            label = get_object_or_404(labels, pk=pk)
            if not self.has_change_permission(request, label):
                raise PermissionDenied
            return view(request, label)

        return opened

    def merge(self, request, label: Label):
        """Let the other one be chosen; then say what will happen, and do it."""
        asked = request.POST if request.method == "POST" else request.GET
        into = self.chosen(asked.get("into", ""))
        if label.merged_into:
            if request.method == "POST" and into:
                messages.error(request, str(refusal_of_merging(label, into)))
            return self.back_to(label)
        if into is None:
            if asked.get("into"):
                messages.error(request, str(no_such_entry(label)))
            return self.choose(request, label, asked.get("note", ""))
        noted = {"note": request.GET.get("note", "")}
        form = DecisionForm(request.POST or None, initial=noted)
        if request.method == "POST" and form.is_valid():
            try:
                waits = merge_shared(label, into, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                note_refusal(request, refusal, label)
                form.add_error(None, str(refusal))
            else:
                names = {"name": label, "target": into}
                told = _("“%(name)s” is merged into “%(target)s”.") % names
                return self.done(request, into, told, waits)
        label.refresh_from_db()
        into.refresh_from_db()
        # The page promises nothing that is impossible; the input stays.
        shown = {
            "effect": effect_of_merging(label, into),
            "form": form,
            "refusal": refusal_of_merging(label, into),
            "waits": needs_second(label),
        }
        return self.page(request, label, "merge", **shown)

    def done(self, request, label: Label, told: str, waits: Proposal | None):
        if waits is None:
            messages.success(request, told)
            return self.back_to(label)
        tell(request, waits)
        return HttpResponseRedirect(page_of(waits))

    def chosen(self, key: str) -> Label | None:
        if not is_key(key):
            return None
        return self.model._default_manager.filter(pk=int(key)).first()

    def choose(self, request, label: Label, note: str):
        """Offer labels with a similar name, or those that were searched for.

        A note that was typed when the chosen one was deleted goes along.
        """
        typed = clean_line(request.GET.get("q", ""))[:200]
        used, language = uses(self.model), active_language()
        if typed:
            found = search.meant(self.model, typed, used=used, language=language)
        else:
            found = search.similar(self.model, label.name)
        offered = [
            {"pk": one.pk, "name": one.name_in(language), "articles": used[one.pk]}
            for one in found
            if one.pk != label.pk
        ]
        shown: dict[str, Any] = {"typed": typed, "note": note or None}
        shown |= {"offered": offered[:MOST], "goes_on": offered[MOST:]}
        return self.page(request, label, "merge_choice", **shown)

    def separate(self, request, label: Label):
        """Say what taking the merging back does, and do it."""
        form = DecisionForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                waits = separate_shared(label, by=request.user, **form.cleaned_data)
            except Refused as refusal:
                note_refusal(request, refusal, label)
                form.add_error(None, str(refusal))
            else:
                told = _("“%(name)s” is an entry of its own again.") % {"name": label}
                return self.done(request, label, told, waits)
        label.refresh_from_db()
        if label.merged_into is None:
            for why in form.non_field_errors() if form.is_bound else ():
                messages.error(request, str(why))
            return self.back_to(label)
        effect = effect_of_separating(label)
        shown = {"effect": effect, "form": form, "waits": needs_second(label)}
        return self.page(request, label, "separate", **shown)

    def confirm(self, request, label: Label):
        """Remove the mark of a new label, in one click from the list or its page."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if NewLabel.look_at(self.model, [label.pk]):
            told = _("“%(name)s” is confirmed, and no longer new.") % {"name": label}
            messages.success(request, told)
            self.log_change(request, label, told)
        came_from = urlsplit(request.headers.get("Referer", ""))
        listed = reverse(f"admin:articles_{self.opts.model_name}_changelist")
        if came_from.path == listed:
            query = f"?{came_from.query}" if came_from.query else ""
            return HttpResponseRedirect(f"{listed}{query}")
        return self.back_to(label)

    def page(self, request, label: Label, name: str, **context):
        title = {
            "merge": _("Merge “%(name)s”"),
            "merge_choice": _("Merge “%(name)s”"),
            "separate": _("Undo the merge of “%(name)s”"),
        }[name]
        context |= {"title": title % {"name": label}, "original": label}
        return framed(request, self.model, name, room="label", **context)

    def back_to(self, label: Label) -> HttpResponseRedirect:
        name = f"admin:articles_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[label.pk]))


def no_such_entry(label: Label) -> Refused:
    return Refused(
        _("“%(name)s” was not merged.") % {"name": label},
        _("The other entry doesn't exist, or somebody has deleted it."),
        _("Choose another entry."),
        code="no-such-entry",
    )
