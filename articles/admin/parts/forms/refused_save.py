"""A save that was refused after its form was found valid: the form is shown again.

Validating a form writes nothing. A refusal of the rules comes with the save itself, and
is shown as any other error is, with everything that was typed.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.forms import BaseForm, BaseFormSet

from articles.foundation.request_vars import RequestVar


class SaveRefused(Exception):
    """Raised while a valid form is saved; its errors say why. Nothing was saved."""

    def __init__(self, form: BaseForm, formsets: Sequence[BaseFormSet] = ()):
        self.form, self.formsets = form, formsets
        super().__init__(form.errors)


REFUSED = RequestVar[SaveRefused | None]("refused_save", default=None)


def is_shown_again(request, obj) -> bool:
    """Return whether the form of the row is shown after a refused save.

    The user was allowed to change it before that, and nothing is written now.
    """
    refused = REFUSED.get(request)
    form: Any = refused and refused.form
    return form is not None and obj is form.instance


class ShowsRefused(admin.ModelAdmin):
    """For admins whose saves raise `SaveRefused`; it has to stand first.

    Django makes the page once more, with the same form and rows: nothing is read or
    validated twice.
    """

    def _changeform_view(self, request, *args):
        # This private method has no stub. The public one would begin a transaction.
        make: Any = super()._changeform_view  # type: ignore[misc]
        try:
            return make(request, *args)
        except SaveRefused as refused:
            REFUSED.set(request, refused)
            return make(request, *args)

    def get_object(self, request, *args, **kwargs):
        if refused := REFUSED.get(request):
            form: Any = refused.form
            return form.instance
        return super().get_object(request, *args, **kwargs)

    def get_form(self, request, *args, **kwargs):
        if refused := REFUSED.get(request):
            return lambda *_args, **_kwargs: refused.form
        return super().get_form(request, *args, **kwargs)

    def _create_formsets(self, request, obj, change):
        if refused := REFUSED.get(request):
            inlines = self.get_inline_instances(request, obj if change else None)
            return refused.formsets, inlines
        # This private method has no stub.
        return super()._create_formsets(request, obj, change)  # type: ignore[misc]
