"""The article's form filled otherwise than by typing: from what was pasted."""

from copy import copy
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied

from articles.admin.article.form.citing import fill_rows
from articles.admin.article.form.pasting import Pasted, pasted_from
from articles.admin.article.writable import may_write


class Filled(admin.ModelAdmin):
    """For the articles' admin: a form that was sent only to be filled is shown again.

    Nothing is saved by that, and nothing refused.
    """

    fills_rows = False
    pasted: Pasted | None = None

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        # Only a copy may remember its visit: the admin itself serves everybody.
        page = copy(self)
        if object_id is None and "_paste" in request.POST:
            if not may_write(request):
                raise PermissionDenied
            page.pasted = pasted_from(request)
            # The form is opened, with that in it.
            request.method = "GET"
        elif said := fill_rows(request):
            page.fills_rows = True
            messages.info(request, said)
        return super(Filled, page).changeform_view(request, object_id, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        made: Any = super().get_form(request, obj, change, **kwargs)
        made.is_shown_again = self.fills_rows
        return made

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        return initial | (self.pasted.initial if self.pasted else {})

    def get_formset_kwargs(self, request, obj, inline, prefix):
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        rows = self.pasted.rows.get(prefix) if self.pasted else None
        return given | {"initial": rows} if rows else given

    def render_change_form(self, request, context, *args, **kwargs):
        context["pasted"] = self.pasted
        return super().render_change_form(request, context, *args, **kwargs)
