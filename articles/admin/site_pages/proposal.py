"""Proposals at the desk: their changes, their writers, and the decisions on them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import drop_carried, note_refusal
from articles.admin.parts.crumbs import shortened
from articles.admin.parts.fields.pictures import whole
from articles.admin.parts.forms.unsaved import begin, dropped
from articles.admin.parts.framed import framed
from articles.admin.parts.lists.filters import Languages
from articles.admin.records.read_only import ReadOnlyAdmin
from articles.admin.site_pages.difference import sections
from articles.admin.site_pages.finding import find, form_of, history_of, page_of
from articles.admin.site_pages.preview import has_preview, preview
from articles.admin.site_pages.told import told
from articles.editing.proposals import (
    accept,
    close,
    hash_of,
    last_written,
    may_close,
    model_of,
    outcome_for,
    said_by,
    writes_in,
)
from articles.editing.writing import printed_in
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import (
    Article,
    Image,
    Label,
    Proposal,
    ProposalAct,
    kinds_seen_by,
)

VERBS = {"accept": accept, "close": close}
Deed = ProposalAct.Deed


class DecisionForm(CarefulForm, forms.Form):
    lock = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9)
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text=gettext_lazy("It is kept, and the author of the proposal reads it."),
    )


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    list_display = ("title", "language", "kind", "state", "begun_at", "is_removal")
    list_filter = ("state", ("language", Languages), "kind")
    search_fields = ("title",)
    ordering = ("-begun_at", "-pk")

    def get_urls(self):
        view = self.admin_site.admin_view(preview)
        own = path("<int:pk>/preview/", view, name="articles_proposal_preview")
        return [own, *super().get_urls()]

    def has_view_permission(self, request, obj=None):
        return bool(kinds_seen_by(request.user))

    def get_queryset(self, request):
        proposals: Any = super().get_queryset(request)
        return proposals.visible_to(request.user)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return look_and_decide(request, object_id)

    def history_view(self, request, object_id, extra_context=None):
        """Redirect to its page, which shows its history."""
        return HttpResponseRedirect(page_of(find(request, object_id)))


def look_and_decide(request, key: str):
    proposal = find(request, key)
    if done := dropped(request):
        return done
    request, unsaved = begin(request)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and not unsaved.is_only_shown and form.is_valid():
        try:
            return decide(request, proposal, form)
        except Refused as refusal:
            note_refusal(request, refusal, proposal)
            show(form, refusal)
            proposal = find(request, key)
    return framed(
        request,
        Proposal,
        "proposal",
        title=_("Proposal: %(title)s") % {"title": proposal.title},
        here=shortened(proposal.title),
        form=form,
        unsaved=unsaved,
        **told(proposal),
        **compared(proposal),
        **ways(request.user, proposal),
    )


def show(form: DecisionForm, refusal: Refused) -> None:
    """Show why it was refused, at the note if that is missing."""
    if refusal.code == "note-missing":
        form.add_error("note", f"{refusal.why} {refusal.remedy}")
    else:
        form.add_error(None, str(refusal))


def decide(request, proposal: Proposal, form: DecisionForm) -> HttpResponseRedirect:
    name = request.POST.get("_deed")
    if name not in VERBS:
        raise Refused(
            _("Nothing was decided."),
            _("No button was pressed."),
            _("Press one of these."),
            code="no-deed",
        )
    proposal.lock = form.cleaned_data["lock"]
    done = VERBS[name](proposal, by=request.user, note=form.cleaned_data["note"])
    drop_carried(request)
    act = done.acts.latest("lock")
    messages.success(request, said_of(act))
    if request.POST.get("_after") == "day":
        return HttpResponseRedirect(reverse("admin:index"))
    return HttpResponseRedirect(page_of(done))


def said_of(act: ProposalAct) -> str:
    if act.deed == Deed.ACCEPTED and act.proposal.is_removal:
        return _("Accepted. The page is deleted; what it said is kept.")
    return {
        Deed.ACCEPTED: _("Accepted. It is public now."),
        Deed.AGREED: _("Agreed. It is public once someone else accepts it."),
        Deed.REFUSED: _("Refused. What is public stays as it is."),
        Deed.WITHDRAWN: _("Withdrawn. What is public stays as it is."),
    }[Deed(act.deed)]


def compared(proposal: Proposal) -> dict:
    """Return what would change, and what has changed since it was written."""
    model, public = model_of(proposal), proposal.public()
    found = proposal.acts.filter(deed=Deed.FOUND).order_by("-lock").first()
    before = found.content if found else None
    said = last_written(proposal).content
    now = said_by(public) if public else None
    is_other = proposal.is_open and hash_of(now) != proposal.base_hash
    if proposal.is_removal:
        before, said = said, None
    return {
        "sections": sections(model, before, said),
        "since": sections(model, before, now) if is_other else [],
        "is_other": is_other,
        "article": proposal,
        "public": public,
        **printed(public),
    }


def printed(public: Any) -> dict:
    """Return how many articles show a shared row, and the picture if it is one."""
    if isinstance(public, Image):
        shown = Article.objects.public().order_by().showing(public)
        return {"printed_in": shown.count(), "picture": whole(public)}
    return {"printed_in": printed_in(public)} if isinstance(public, Label) else {}


def ways(user, proposal: Proposal) -> dict:
    """Return what this user may do about it, and why they can't accept it."""
    acts = list(proposal.acts.defer("content"))
    found = {
        "form_address": form_of(proposal),
        "history_address": history_of(proposal),
        "has_preview": has_preview(proposal),
        "may_close": proposal.is_open and may_close(user, proposal, acts),
        "is_own": writes_in(user, acts),
    }
    try:
        return found | {"outcome": outcome_for(user, proposal, acts)}
    except Refused as refusal:
        return found | {"refusal": refusal}
