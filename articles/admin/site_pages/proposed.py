"""The common part of the desk's pages and mastheads: a save makes a proposal."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import ActionLocation
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from articles.admin.parts.fields.choosing import is_key
from articles.admin.parts.forms.guarded import Refusing
from articles.admin.parts.forms.saving_in_place import TELLS
from articles.admin.site_pages.finding import (
    as_proposed,
    form_of,
    meant,
    page_of,
    to_come,
)
from articles.admin.site_pages.history import compare, history, restore
from articles.admin.site_pages.preview import previewed
from articles.admin.site_pages.waiting import waiting
from articles.editing.proposals import propose
from articles.foundation.request_vars import RequestVar
from articles.models import Proposal

PREVIEW = "_preview"
# The proposal that the save has made; None if it changed nothing.
PROPOSED = RequestVar[Proposal | None]("proposed", default=None)


class Proposed(Refusing):
    change_form_template = add_form_template = "admin/articles/proposal/form.html"

    def get_urls(self):
        name = f"articles_{self.opts.model_name}"
        views = {"compare": self.compare_view, "restore": self.restore_view}
        own = [
            path(
                f"<path:object_id>/{at}/",
                self.admin_site.admin_view(view),
                name=f"{name}_{at}",
            )
            for at, view in views.items()
        ]
        return own + super().get_urls()

    def get_actions(self, request, action_location=ActionLocation.CHANGE_LIST):
        """Remove the act that deletes many at once: two people decide on each."""
        actions = super().get_actions(request, action_location=action_location)
        actions.pop("delete_selected", None)
        return actions

    def get_object(self, request, object_id, from_field=None):
        if proposal := meant(object_id, self.model):
            is_there = proposal.is_open and not proposal.public()
            return to_come(proposal) if is_there else None
        if not is_key(object_id):
            return None
        found = super().get_object(request, object_id, from_field)
        if found is None or not self.has_change_permission(request, found):
            return found
        return as_proposed(found)

    def found(self, request, object_id: str):
        """Return the public row; 404 if there is none."""
        one: Any = None
        if is_key(key := unquote(object_id)):
            one = super().get_object(request, key)
        if one is None:
            raise Http404
        if not self.has_view_or_change_permission(request, one):
            raise PermissionDenied
        return one

    def get_fields(self, request, obj=None):
        may = self.has_change_permission(request, obj) if obj else True
        return (*super().get_fields(request, obj), *(("note",) if may else ()))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id and (proposal := meant(unquote(object_id), self.model)):
            if not proposal.is_open and request.method == "GET":
                return redirect(page_of(proposal))
            object_id = where(proposal, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        if PREVIEW in request.POST:
            return
        made = propose(
            obj,
            by=request.user,
            note=form.cleaned_data["note"],
            proposal=None if obj.pk else form.proposal,
        )
        PROPOSED.set(request, made)

    def log_addition(self, request, obj, message):
        """Log nothing: the proposal's act is in the record."""

    log_change = log_addition

    def response_add(self, request, obj, post_url_continue=None):
        return self.answer(request, obj)

    def response_change(self, request, obj):
        return self.answer(request, obj)

    def answer(self, request, one):
        """Show the preview if that was wanted; else say what was done, and lead on."""
        if PREVIEW in request.POST:
            return previewed(one)
        made = PROPOSED.get(request)
        if made is None:
            messages.info(request, _("Nothing was changed: this is what is public."))
        elif made.is_open:
            said = _("Proposed. It is public once someone else accepts it.")
            messages.success(request, said, extra_tags=TELLS)
        else:
            messages.success(request, _("Saved. It is public now."), extra_tags=TELLS)
        if "_continue" in request.POST:
            return HttpResponseRedirect(form_of(made) if made else request.path)
        if made and made.is_open:
            return redirect(page_of(made))
        return redirect(f"admin:articles_{self.opts.model_name}_changelist")

    def render_change_form(self, request, context, *args, **kwargs):
        context |= waiting(kwargs.get("obj"))
        return super().render_change_form(request, context, *args, **kwargs)

    def history_view(self, request, object_id, extra_context=None):
        if proposal := meant(unquote(object_id), self.model):
            return redirect(page_of(proposal))
        return history(request, self.found(request, object_id))

    def compare_view(self, request, object_id):
        return compare(request, self.found(request, object_id))

    def restore_view(self, request, object_id):
        return restore(request, self.found(request, object_id))


def where(proposal: Proposal, key: str) -> str | None:
    """Return the key of the page that the input for a proposal belongs to by now."""
    public = proposal.public()
    if public:
        return str(public.pk)
    return key if proposal.is_open else None
