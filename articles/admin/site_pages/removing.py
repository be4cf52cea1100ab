"""The page on which it is proposed that a page be deleted."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.shortcuts import redirect
from django.utils.translation import gettext as _, gettext_lazy

from articles.accounts import drop_carried, note_refusal
from articles.admin.parts.crumbs import to_form, to_list
from articles.admin.parts.forms.unsaved import begin, dropped
from articles.admin.parts.framed import framed
from articles.admin.site_pages.finding import page_of
from articles.editing.proposals import propose_removal
from articles.foundation.careful_forms import CarefulForm
from articles.foundation.refusal import Refused
from articles.models import Page


class RemovalForm(CarefulForm, forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget({"rows": 3}),
        help_text=gettext_lazy("Why it is no longer needed. It is kept."),
    )


def removal(request, page: Page):
    if done := dropped(request):
        return done
    request, unsaved = begin(request)
    form = RemovalForm(request.POST or None)
    if request.method == "POST" and not unsaved.is_only_shown and form.is_valid():
        try:
            made = propose_removal(
                page, by=request.user, note=form.cleaned_data["note"]
            )
        except Refused as refusal:
            note_refusal(request, refusal, page)
            form.add_error(None, str(refusal))
        else:
            drop_carried(request)
            return report(request, made)
    return framed(
        request,
        Page,
        "removal",
        title=_("Delete: %(title)s") % {"title": page},
        crumbs=[to_list(Page._meta), to_form(page)],
        here=_("Delete"),
        one=page,
        form=form,
        unsaved=unsaved,
        has_four_eyes=settings.NEWSROOM_FOUR_EYES,
    )


def report(request, made):
    if made.is_open:
        said = _("Proposed. The page is deleted once someone else accepts it.")
        messages.success(request, said)
        return redirect(page_of(made))
    messages.success(request, _("The page was deleted. What it said is kept."))
    return redirect("admin:articles_page_changelist")
