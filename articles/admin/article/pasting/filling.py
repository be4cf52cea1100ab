"""The article's form filled otherwise than by typing: from what was pasted."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied

from articles.admin.article.access import may_write
from articles.admin.article.pasting.citing import rows_filled
from articles.admin.article.pasting.documents import Pasted, pasted_from
from articles.admin.parts.forms.resending import as_opened, as_sent
from articles.foundation.request_vars import RequestVar

# The document that was pasted into the form of a new article.
PASTED = RequestVar[Pasted | None]("pasted", default=None)
# True if the form was sent only to get more rows.
IS_FILLED = RequestVar("is_filled", default=False)


class Filled(admin.ModelAdmin):
    """For the articles' admin: a form that was sent only to be filled is shown again.

    Nothing is saved by that, and nothing refused.
    """

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        if object_id is None and "_paste" in request.POST:
            if not may_write(request):
                raise PermissionDenied
            # The form is opened, with that in it.
            request = as_opened(request)
            PASTED.set(request, pasted_from(request))
        elif filled := rows_filled(request):
            data, said = filled
            request = as_sent(request, data)
            IS_FILLED.set(request, True)
            messages.info(request, said)
        return super().changeform_view(request, object_id, *args, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        made: Any = super().get_form(request, obj, change, **kwargs)
        made.is_shown_again = IS_FILLED.get(request)
        return made

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        pasted = PASTED.get(request)
        return initial | (pasted.initial if pasted else {})

    def get_formset_kwargs(self, request, obj, inline, prefix):
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        given["is_shown_again"] = IS_FILLED.get(request)
        pasted = PASTED.get(request)
        if pasted and prefix in pasted.rows:
            given["initial"] = pasted.rows[prefix]
            given["faults"] = pasted.faults.get(prefix, {})
        return given

    def render_change_form(self, request, context, *args, **kwargs):
        context["pasted"] = PASTED.get(request)
        return super().render_change_form(request, context, *args, **kwargs)
