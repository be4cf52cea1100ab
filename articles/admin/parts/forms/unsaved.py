"""Forms that lose nothing: they show input that wasn't saved once more.

The input comes with a form that was sent only to be shown (`SHOW`): from a copy in the
browser or a page that refused it; or it was carried through a login. It is shown as
after a refusal, with its errors, and nothing is saved by that.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Model, TextField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from articles.accounts import BY_SCRIPT, carried, drop_carried, drop_typed, mark_for
from articles.admin.parts.forms.differing import rows_differences, typed_differences
from articles.admin.parts.forms.resending import as_opened, as_sent
from articles.admin.parts.forms.saving_in_place import note_state, saved
from articles.foundation.request_vars import RequestVar
from articles.models import given

# Names of buttons: to show what was sent, how it differs, or to forget what was kept.
SHOW, DIFFERENCE, DROP = "_show", "_difference", "_drop"
# The field with the id of the copy that this visit of a form makes (`typed.js`).
OWN_COPY = "_copy"
# The field that says in which earlier form of the same object the input was typed.
OF = "_of"
COPY = re.compile(r"[0-9a-f-]{36}")


@dataclass(slots=True)
class Unsaved:
    """The data for the template of a form. `name` is the form's, for its copies."""

    mark: str
    name: str = ""
    # Names of forms whose copies are offered here, too.
    former: list[str] = field(default_factory=list)
    is_only_shown: bool = False
    # True if the form holds input that isn't saved.
    is_typed: bool = False
    # For input carried through a login: when it was sent, and with which files.
    at: datetime | None = None
    files: list[str] = field(default_factory=list)
    # The id of the copy in the browser.
    copy: str = ""
    # The earlier form in which the input was typed, and the lock that it had.
    of: str = ""
    # For a page without a form: the names of the texts that could be typed, as JSON.
    texts: str = "{}"


UNSAVED = RequestVar[Unsaved | None]("unsaved", default=None)
# True if the form's row isn't there any more.
IS_GONE = RequestVar("is_gone", default=False)


def begin(request, name: str = "") -> tuple[HttpRequest, Unsaved]:
    """Return the request to go on with, and what this visit of a form is about.

    If something was carried, the request is one that sends it.
    """
    unsaved = Unsaved(mark_for(request), name)
    if request.method == "POST":
        unsaved.is_only_shown = SHOW in request.POST or DIFFERENCE in request.POST
        asked = request.POST.get(SHOW, "")
        unsaved.copy = asked if COPY.fullmatch(asked) else ""
        unsaved.of = request.POST.get(OF, "")
    elif request.method == "GET" and (kept := carried(request)):
        request = as_sent(request, kept.data)
        unsaved.is_only_shown, unsaved.at, unsaved.files = True, kept.at, kept.files
    UNSAVED.set(request, unsaved)
    return request, unsaved


def dropped(request) -> HttpResponse | None:
    """Forget what was kept for this form, if that was asked for."""
    if request.method != "POST" or DROP not in request.POST:
        return None
    drop_carried(request)
    return HttpResponseRedirect(request.get_full_path())


def answered(request, response, *, is_saved: bool, opts=None):
    """Drop input that is saved now, and report the outcome to a script.

    With the `opts` of its model a form stays on its page.
    """
    if is_saved:
        drop_carried(request)
        drop_typed(request.user, request.POST.get(OWN_COPY, ""))
    if request.method != "POST" or BY_SCRIPT not in request.headers:
        return response
    if not is_saved:
        # Not as an HTTP error, which the browser's console would report.
        return HttpResponse(status=HTTPStatus.OK, headers={BY_SCRIPT: "refused"})
    return saved(request, response.headers["Location"], opts)


def difference_asked_for(request, forms, formsets=()) -> TemplateResponse | None:
    """Return how typed forms differ from what is stored, if that was asked for."""
    if request.method != "POST" or DIFFERENCE not in request.POST:
        return None
    sections = [one for form in forms for one in typed_differences(form)]
    sections += [one for formset in formsets for one in rows_differences(formset)]
    context = {"sections": sections}
    return TemplateResponse(request, "admin/unsaved/difference.html", context)


def only_shown(form: type) -> type:
    """Return a form that says what is wrong, and is never right."""

    def is_valid(self):
        self.full_clean()
        return False

    return type(form)(form.__name__, (form,), {"is_valid": is_valid})


def texts_of(model: type[Model]) -> Iterator[tuple[str, str]]:
    """Give name and label of each text that its writers type."""
    for one in model._meta.concrete_fields:
        if isinstance(one, CharField | TextField) and one.editable and not one.choices:
            yield one.name, str(one.verbose_name)


class KeepsWords(admin.ModelAdmin):
    # True if the browser keeps copies of the input: for all forms without secrets.
    has_copies = True

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if done := dropped(request):
            return done
        name = f"{self.opts.model_name}.{object_id or 'new'}" if self.has_copies else ""
        asked, unsaved = begin(request, name)
        try:
            response = super().changeform_view(
                asked, object_id, form_url, extra_context
            )
        except PermissionDenied:
            if not unsaved.at:
                raise
            # The user may only look by now, so nothing can be shown as typed.
            opened = as_opened(asked)
            return super().changeform_view(opened, object_id, form_url, extra_context)
        if unsaved.is_only_shown:
            return response
        if IS_GONE.get(asked) and BY_SCRIPT in request.headers:
            return HttpResponse(status=HTTPStatus.NOT_FOUND)
        is_saved = (
            response.status_code == HTTPStatus.FOUND and "action" not in request.POST
        )
        return answered(asked, response, is_saved=is_saved, opts=self.opts)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        note_state(request, form)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        unsaved = UNSAVED.get(request)
        return only_shown(form) if unsaved and unsaved.is_only_shown else form

    def render_change_form(self, request, context, *args, **kwargs):
        form = context["adminform"].form
        unsaved = context["unsaved"] = given(UNSAVED.get(request))
        unsaved.is_typed = form.is_bound
        unsaved.former = self.former_names(context["original"])
        unsaved.texts = json.dumps(dict(texts_of(self.model)))
        if context["is_popup"]:
            unsaved.name = ""
        formsets = [one.formset for one in context["inline_admin_formsets"]]
        if found := difference_asked_for(request, [form], formsets):
            return found
        return super().render_change_form(request, context, *args, **kwargs)

    def former_names(self, original) -> list[str]:
        """Return the names of former forms of the same object; some have none."""
        return []

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        IS_GONE.set(request, True)
        # Private, so without a stub.
        away = super()._get_obj_does_not_exist_redirect  # type: ignore[misc]
        return away(request, opts, object_id)
