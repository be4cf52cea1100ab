"""The forms of rows that articles share: changes for readers wait for somebody else."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from articles.admin.parts.forms.guarded import Refusing
from articles.admin.parts.forms.saving_in_place import TELLS
from articles.admin.site_pages.finding import as_proposed, page_of
from articles.admin.site_pages.waiting import waiting
from articles.editing.proposals import Saved, needs_second, save_shared
from articles.foundation.request_vars import RequestVar
from articles.models import Proposal, kind_of_shared, kinds_seen_by

# The save notes here which values it has stored and which it has proposed.
SAVED = RequestVar[Saved | None]("saved", default=None)


class Shared(Refusing):
    """For labels and pictures. A row's `waits` is True if its changes need a second."""

    def get_object(self, request, object_id, from_field=None):
        found: Any = super().get_object(request, object_id, from_field)
        if found is None or not self.has_change_permission(request, found):
            return found
        found.waits = needs_second(found)
        return as_proposed(found)

    def save_model(self, request, obj, form, change):
        if not change:
            super().save_model(request, obj, form, change)
            return
        note = form.cleaned_data.get("note", "")
        saved = save_shared(obj, by=request.user, note=note)
        SAVED.set(request, saved)
        if saved.proposal or getattr(obj, "waits", False):
            # The record names only the fields that were stored as changed.
            form.changed_data = [n for n in form.changed_data if n in saved.stored]
            obj.refresh_from_db()

    def response_change(self, request, obj):
        saved = SAVED.get(request)
        if saved is None or saved.proposal is None:
            return super().response_change(request, obj)
        tell(request, saved.proposal, saved.stored)
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        if "_continue" in request.POST:
            return HttpResponseRedirect(request.path)
        if "_addanother" in request.POST:
            return redirect(f"admin:articles_{self.opts.model_name}_add")
        return redirect(page_of(saved.proposal))

    def render_change_form(self, request, context, *args, **kwargs):
        one = kwargs.get("obj")
        if one is not None and one.pk:
            waits = getattr(one, "waits", False)
            sees = kinds_seen_by(request.user)
            context |= waiting(one) | {
                "waits": waits,
                "hides_proposal": kind_of_shared(one) not in sees,
            }
        return super().render_change_form(request, context, *args, **kwargs)


def tell(request, proposal: Proposal, stored: tuple[str, ...] = ()) -> None:
    """Say what waits, and whether anything was stored at once."""
    if not proposal.is_open:
        said = _("Saved. It is public now.")
    elif stored:
        said = _(
            "Saved; the rest is proposed, and public once someone else accepts it."
        )
    else:
        said = _("Proposed. It is public once someone else accepts it.")
    messages.success(request, said, extra_tags=TELLS)
